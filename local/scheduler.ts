export interface Duty {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** How a duty's last run went. A failure is kept as data: the next run may well succeed. */
export type Outcome =
  | { name: string; isDone: true; startedAtMs: number; tookMs: number; result: unknown }
  | { name: string; isDone: false; startedAtMs: number; tookMs: number; error: string };

export interface Scheduler {
  /** Runs a duty now, after the run under way if there is one. Throws RangeError for an unknown name. */
  runNow(name: string): Promise<Outcome>;
  /** The last outcome of each duty that has run. */
  outcomes(): Outcome[];
  /** Starts nothing any more and waits for the runs under way, bounded. */
  stop(): Promise<void>;
}

export interface Timing {
  /** Calls back again and again; returns what ends it. */
  repeat(run: () => void, everyMs: number): () => void;
  now(): number;
  /** How long `stop` waits for runs under way. */
  stopWithinMs: number;
}

const REAL_TIMING: Timing = {
  repeat(run, everyMs) {
    const timer = setInterval(run, everyMs);
    return () => clearInterval(timer);
  },
  now: Date.now,
  stopWithinMs: 10_000,
};

/**
 * Stands in for EventBridge Scheduler: runs each duty every `everyMs`, never twice at the same time. A tick that finds
 * its duty running is skipped.
 */
export function startScheduler(duties: readonly Duty[], timing: Partial<Timing> = {}): Scheduler {
  const { repeat, now, stopWithinMs } = { ...REAL_TIMING, ...timing };
  const outcomes = new Map<string, Outcome>();
  const underWay = new Map<string, Promise<Outcome>>();
  let isStopped = false;

  function enqueue(duty: Duty): Promise<Outcome> {
    const before = underWay.get(duty.name) ?? Promise.resolve();
    const run = before.then(async () => {
      const outcome = await attempt(duty, now);
      outcomes.set(duty.name, outcome);
      if (underWay.get(duty.name) === run) underWay.delete(duty.name);
      return outcome;
    });
    underWay.set(duty.name, run);
    return run;
  }

  const cancels = duties.map((duty) =>
    repeat(() => {
      if (!underWay.has(duty.name)) enqueue(duty);
    }, duty.everyMs),
  );

  return {
    async runNow(name) {
      const duty = duties.find((one) => one.name === name);
      if (duty === undefined) throw new RangeError(`no schedule is named ${name}`);
      if (isStopped) throw new Error('the scheduler has stopped');
      return enqueue(duty);
    },
    outcomes: () => [...outcomes.values()],
    async stop() {
      isStopped = true;
      for (const cancel of cancels) cancel();
      await within(stopWithinMs, Promise.all(underWay.values()));
    },
  };
}

async function attempt(duty: Duty, now: () => number): Promise<Outcome> {
  const startedAtMs = now();
  const common = () => ({ name: duty.name, startedAtMs, tookMs: now() - startedAtMs });
  try {
    const result = await duty.run();
    return { ...common(), isDone: true, result };
  } catch (error) {
    console.error(`schedule ${duty.name}:`, error);
    return { ...common(), isDone: false, error: error instanceof Error ? error.message : String(error) };
  }
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
