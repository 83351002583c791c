import type { SuspenseWords } from '../words/suspense';

const MINUTE_MS = 60_000;

/** How long something waits, in the largest unit that fits: `6 dk`, `2 sa`, `3 gün`. */
export function ageOf(
  sinceMs: number,
  nowMs: number,
  words: Pick<SuspenseWords, 'minutes' | 'hours' | 'days'>,
): string {
  const minutes = Math.max(0, Math.floor((nowMs - sinceMs) / MINUTE_MS));
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
}
