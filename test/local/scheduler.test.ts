import { startScheduler } from '../../local/scheduler';

/** Timers that tick only when told to. */
function handTimers() {
  const ticks = new Map<() => void, number>();
  return {
    tick: () => {
      for (const run of ticks.keys()) run();
    },
    intervalsMs: () => [...ticks.values()],
    repeat(run: () => void, everyMs: number) {
      ticks.set(run, everyMs);
      return () => {
        ticks.delete(run);
      };
    },
  };
}

/** A duty whose runs end only when told to. */
function heldDuty(name = 'settle') {
  const open: (() => void)[] = [];
  let atOnce = 0;
  const seen = { started: 0, mostAtOnce: 0 };
  return {
    seen,
    finishOne: () => open.shift()?.(),
    duty: {
      name,
      everyMs: 10_000,
      async run() {
        seen.started++;
        atOnce++;
        seen.mostAtOnce = Math.max(seen.mostAtOnce, atOnce);
        await new Promise<void>((resolve) => open.push(resolve));
        atOnce--;
        return seen.started;
      },
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('runs a duty at each tick and keeps the last outcome', async () => {
  const timers = handTimers();
  let runs = 0;
  const scheduler = startScheduler([{ name: 'count', everyMs: 7, run: async () => ++runs }], {
    repeat: timers.repeat,
    now: () => 5,
  });
  expect(timers.intervalsMs()).toEqual([7]);
  expect(scheduler.outcomes()).toEqual([]);
  timers.tick();
  await settled();
  timers.tick();
  await settled();
  expect(scheduler.outcomes()).toEqual([{ name: 'count', isDone: true, startedAtMs: 5, tookMs: 0, result: 2 }]);
  await scheduler.stop();
});

test('never runs a duty beside itself: a tick is skipped, a run by hand waits its turn', async () => {
  const timers = handTimers();
  const held = heldDuty();
  const scheduler = startScheduler([held.duty], { repeat: timers.repeat });
  timers.tick();
  timers.tick();
  const byHand = scheduler.runNow('settle');
  await settled();
  expect(held.seen.started).toBe(1);
  held.finishOne();
  await settled();
  expect(held.seen.started).toBe(2);
  held.finishOne();
  expect(await byHand).toMatchObject({ isDone: true, result: 2 });
  expect(held.seen.mostAtOnce).toBe(1);
  await scheduler.stop();
});

test('a failing duty is printed, kept as its outcome, and runs again', async () => {
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let runs = 0;
  const scheduler = startScheduler(
    [
      {
        name: 'feed',
        everyMs: 10,
        async run() {
          if (++runs === 1) throw new Error('bank is closed');
        },
      },
    ],
    { repeat: handTimers().repeat },
  );
  expect(await scheduler.runNow('feed')).toMatchObject({ isDone: false, error: 'bank is closed' });
  expect(scheduler.outcomes()).toMatchObject([{ name: 'feed', isDone: false }]);
  expect(print).toHaveBeenCalledTimes(1);
  expect(await scheduler.runNow('feed')).toMatchObject({ isDone: true });
  print.mockRestore();
  await scheduler.stop();
});

test('stop waits for the run under way and starts nothing more', async () => {
  const timers = handTimers();
  const held = heldDuty();
  const scheduler = startScheduler([held.duty], { repeat: timers.repeat });
  timers.tick();
  await settled();
  let isStopped = false;
  const stopping = scheduler.stop().then(() => {
    isStopped = true;
  });
  await settled();
  expect(isStopped).toBe(false);
  held.finishOne();
  await stopping;
  timers.tick();
  await settled();
  expect(held.seen.started).toBe(1);
  await expect(scheduler.runNow('settle')).rejects.toThrow('stopped');
});

test('stop does not wait for ever', async () => {
  const timers = handTimers();
  const held = heldDuty();
  const scheduler = startScheduler([held.duty], { repeat: timers.repeat, stopWithinMs: 20 });
  timers.tick();
  await scheduler.stop();
  expect(scheduler.outcomes()).toEqual([]);
});

test('an unknown name is refused', async () => {
  const scheduler = startScheduler([]);
  await expect(scheduler.runNow('nothing')).rejects.toThrow(RangeError);
  await scheduler.stop();
});

test('real timers tick', async () => {
  const ran = new Promise<void>((resolve) => {
    const scheduler = startScheduler([
      {
        name: 'tick',
        everyMs: 5,
        async run() {
          resolve();
          setImmediate(() => scheduler.stop());
        },
      },
    ]);
  });
  await expect(ran).resolves.toBeUndefined();
});
