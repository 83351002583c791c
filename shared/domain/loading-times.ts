import * as z from 'zod';
import { dayOf, Instant, later, msOf, startOf } from './instant';
import { PROMISE_SECONDS } from './promise';

/** The longest time each bucket takes, in seconds; `beyond` holds whatever took longer. The promise ends a bucket. */
const BUCKET_SECONDS = [
  10,
  20,
  30,
  40,
  50,
  60,
  75,
  90,
  120,
  150,
  180,
  240,
  PROMISE_SECONDS,
  420,
  600,
  900,
  1_800,
  3_600,
  7_200,
  14_400,
  28_800,
  86_400,
] as const;

/** A transfer that became balance by itself: when the bank booked it, and how long after that it was credited. */
export const LoadingTime = z.object({
  /** Our id of the company bank account. */
  account: z.string(),
  bookedAt: Instant,
  ms: z.int().nonnegative(),
});
export type LoadingTime = z.infer<typeof LoadingTime>;

/** How long transfers took from booking to credit: so many in each bucket, however many there were. */
export const LoadingTimes = z.object({
  /** By the longest time of the bucket in seconds, or `beyond`. Only those that hold any, so other buckets may come. */
  counts: z.record(z.string().regex(/^(\d{1,9}|beyond)$/), z.int().positive()),
  /** Of them, booked at night, when only FAST runs and banks do their housekeeping. */
  atNight: z.int().nonnegative(),
  slowest: LoadingTime.optional(),
});
export type LoadingTimes = z.infer<typeof LoadingTimes>;

export const NO_TIMES: LoadingTimes = { counts: {}, atNight: 0 };

/** A credit at a moment. A bank's clock may run ahead of ours: that is no time at all. */
export function loadingTime(account: string, bookedAt: Instant, creditedAt: Instant): LoadingTime {
  return { account, bookedAt, ms: Math.max(0, msOf(creditedAt) - msOf(bookedAt)) };
}

/** The histogram of some loadings. */
export function timesOf(loadings: readonly LoadingTime[]): LoadingTimes {
  return loadings.reduce<LoadingTimes>((times, loading) => {
    const bucket = BUCKET_SECONDS.find((seconds) => loading.ms <= seconds * 1_000) ?? 'beyond';
    const atNight = isNight(loading.bookedAt) ? 1 : 0;
    return addTimes(times, { counts: { [bucket]: 1 }, atNight, slowest: loading });
  }, NO_TIMES);
}

/** Two histograms as one. */
export function addTimes(some: LoadingTimes, others: LoadingTimes): LoadingTimes {
  const slowest = slower(some.slowest, others.slowest);
  const counts = { ...some.counts };
  for (const [bucket, count] of Object.entries(others.counts)) counts[bucket] = (counts[bucket] ?? 0) + count;
  return { counts, atNight: some.atNight + others.atNight, ...(slowest && { slowest }) };
}

/** What people want to know of many loadings. Times are the least that can be said for sure: half took at most `p50Ms`. */
export const LoadingFigures = z.object({
  count: z.int().nonnegative(),
  /** Of them, credited within the promised five minutes. */
  withinPromise: z.int().nonnegative(),
  atNight: z.int().nonnegative(),
  p50Ms: z.int().optional(),
  p95Ms: z.int().optional(),
  slowest: LoadingTime.optional(),
});
export type LoadingFigures = z.infer<typeof LoadingFigures>;

/** The figures of a histogram. How many kept the promise is exact; percentiles are told up to the end of their bucket. */
export function figuresOf(times: LoadingTimes): LoadingFigures {
  const { atNight, slowest } = times;
  const buckets = bucketsOf(times);
  const count = sum(buckets);
  const withinPromise = sum(buckets.filter(({ seconds }) => seconds <= PROMISE_SECONDS));
  const figures = { count, withinPromise, atNight };
  if (count === 0 || slowest === undefined) return figures;
  const percentile = (percent: number) => Math.min(endMs(buckets, Math.ceil((count * percent) / 100)), slowest.ms);
  return { ...figures, p50Ms: percentile(50), p95Ms: percentile(95), slowest };
}

interface Bucket {
  readonly seconds: number;
  readonly count: number;
}

function bucketsOf({ counts }: LoadingTimes): Bucket[] {
  return Object.entries(counts)
    .map(([name, count]) => ({ seconds: name === 'beyond' ? Number.POSITIVE_INFINITY : Number(name), count }))
    .sort((a, b) => a.seconds - b.seconds);
}

/** The end of the bucket in which so many are reached. */
function endMs(buckets: readonly Bucket[], wanted: number): number {
  let reached = 0;
  const bucket = buckets.find(({ count }) => {
    reached += count;
    return reached >= wanted;
  });
  return (bucket?.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
}

const HOUR_MS = 3_600_000;
const DAWN_HOURS = 7;
const NIGHTFALL_HOURS = 22;

/** Between 22:00 and 07:00 in Istanbul. */
function isNight(at: Instant): boolean {
  const midnight = startOf(dayOf(at));
  return at < later(midnight, DAWN_HOURS * HOUR_MS) || at >= later(midnight, NIGHTFALL_HOURS * HOUR_MS);
}

function slower(one: LoadingTime | undefined, other: LoadingTime | undefined): LoadingTime | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.ms > one.ms ? other : one;
}

function sum(buckets: readonly Bucket[]): number {
  return buckets.reduce((total, { count }) => total + count, 0);
}
