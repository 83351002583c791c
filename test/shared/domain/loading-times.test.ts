import fc from 'fast-check';
import { type Instant, later } from '../../../shared/domain/instant';
import { countLoadings, daysUpTo } from '../../../shared/domain/loading-day';
import { addTimes, figuresOf, loadingTime, NO_TIMES, timesOf } from '../../../shared/domain/loading-times';
import { monday } from '../../support/builders';

const taking = (ms: number) => loadingTime('ziraat-1', monday, later(monday, ms));
const SECOND = 1_000;
const DAY_MS = 86_400_000;

test('of nothing there is nothing to say', () => {
  expect(figuresOf(NO_TIMES)).toEqual({ count: 0, withinPromise: 0, atNight: 0 });
});

test('a loading of five minutes keeps the promise, one a millisecond longer breaks it', () => {
  const figures = figuresOf(timesOf([taking(300 * SECOND), taking(300 * SECOND + 1)]));
  expect(figures).toMatchObject({ count: 2, withinPromise: 1, slowest: { account: 'ziraat-1', ms: 300_001 } });
});

test('half took a minute at most, and all but one in twenty less than two', () => {
  const loadings = [...Array(10).fill(taking(55 * SECOND)), ...Array(9).fill(taking(110 * SECOND)), taking(DAY_MS * 2)];
  expect(figuresOf(timesOf(loadings))).toMatchObject({ p50Ms: 60_000, p95Ms: 120_000, slowest: { ms: DAY_MS * 2 } });
});

test('no percentile is longer than the slowest loading', () => {
  expect(figuresOf(timesOf([taking(1_200)]))).toMatchObject({ p50Ms: 1_200, p95Ms: 1_200 });
});

test('a bank whose clock runs ahead takes no time', () => {
  expect(taking(-5_000).ms).toBe(0);
});

test.each([
  ['2026-11-23T18:59:59.999Z', 0],
  ['2026-11-23T19:00:00.000Z', 1],
  ['2026-11-24T03:59:59.999Z', 1],
  ['2026-11-24T04:00:00.000Z', 0],
])('what was booked at %s counts as %d of the night', (bookedAt, atNight) => {
  expect(timesOf([loadingTime('ziraat-1', bookedAt as Instant, bookedAt as Instant)]).atNight).toBe(atNight);
});

const someTimes = fc.array(fc.integer({ min: 0, max: 3 * DAY_MS }), { maxLength: 60 });

test('percentiles are the ends of the buckets of the true ones, and shares are exact', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const sorted = [...times].sort((a, b) => a - b);
      const figures = figuresOf(timesOf(times.map(taking)));
      expect(figures.count).toBe(times.length);
      expect(figures.withinPromise).toBe(times.filter((ms) => ms <= 300 * SECOND).length);
      expect(figures.slowest?.ms).toBe(sorted.at(-1));
      for (const [percent, told] of [
        [50, figures.p50Ms],
        [95, figures.p95Ms],
      ] as const) {
        const exact = sorted[Math.ceil((times.length * percent) / 100) - 1];
        if (exact === undefined) expect(told).toBeUndefined();
        else
          expect(told).toBe(
            Math.min(figuresOf(timesOf([taking(exact), taking(5 * DAY_MS)])).p50Ms ?? 0, sorted.at(-1) ?? 0),
          );
      }
    }),
  );
});

test('added up in whatever parts, the figures are the same', () => {
  fc.assert(
    fc.property(someTimes, someTimes, (some, others) => {
      const parts = addTimes(timesOf(some.map(taking)), timesOf(others.map(taking)));
      expect(parts).toEqual(timesOf([...some, ...others].map(taking)));
    }),
  );
});

test('running figures keep this day and the one before', () => {
  const day = (text: string) => text as Parameters<typeof countLoadings>[1];
  const first = countLoadings([], day('2026-11-23'), [taking(SECOND)]);
  const second = countLoadings(first, day('2026-11-24'), [taking(SECOND), taking(90 * SECOND)]);
  const again = countLoadings(second, day('2026-11-24'), [taking(SECOND)]);
  expect(again.map(({ day, times }) => [day, figuresOf(times).count])).toEqual([
    ['2026-11-23', 1],
    ['2026-11-24', 3],
  ]);
  expect(countLoadings(again, day('2026-11-25'), []).map((one) => one.day)).toEqual(['2026-11-24']);
});

test('a range shows closed days as they were closed, open ones by the running figures, and days without any', () => {
  type Day = Parameters<typeof countLoadings>[1];
  const on = (day: string, ...ms: number[]) => ({ day: day as Day, times: timesOf(ms.map(taking)) });
  const shown = daysUpTo('2026-11-24' as Day, 4, {
    closed: [on('2026-11-20', SECOND), on('2026-11-22', SECOND, SECOND)],
    running: [on('2026-11-22', SECOND), on('2026-11-23', SECOND), on('2026-11-24', SECOND), on('2026-11-24', SECOND)],
  });
  expect(shown.map(({ day, isClosed, times }) => [day, isClosed, figuresOf(times).count])).toEqual([
    ['2026-11-21', false, 0],
    ['2026-11-22', true, 2],
    ['2026-11-23', false, 1],
    ['2026-11-24', false, 2],
  ]);
});
