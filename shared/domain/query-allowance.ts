import { type Instant, later } from './instant';

/** Successful automatic queries a bank answers for an account within an hour (ÖHVPS, Hesap Bilgisi Hizmeti). */
export const QUERIES_AN_HOUR = 12;
const HOUR_MS = 3_600_000;
const SPACING_MS = HOUR_MS / QUERIES_AN_HOUR;

/** The queries of the last hour: those that count against the allowance. */
export function recentQueries(queriedAt: readonly Instant[], now: Instant): Instant[] {
  return queriedAt.filter((at) => later(at, HOUR_MS) > now);
}

/**
 * How many queries a reading may take now. None before its time: a reading of one page waits five minutes for the next,
 * one of three pages fifteen, so that the allowance lasts the hour.
 */
export function queriesLeft(queriedAt: readonly Instant[], now: Instant): number {
  const recent = recentQueries(queriedAt, now);
  const last = recent.at(-1);
  if (last === undefined) return QUERIES_AN_HOUR;
  const pages = recent.filter((at) => at === last).length;
  return now < later(last, pages * SPACING_MS) ? 0 : QUERIES_AN_HOUR - recent.length;
}
