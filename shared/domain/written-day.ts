import { type Day, type Instant, instant, msOf } from './instant';

const ISTANBUL_OFFSET_MS = 3 * 3_600_000;

/** A day as Turkey writes it: `23.11.2026`. */
export function writeDay(day: Day): string {
  return day.split('-').reverse().join('.');
}

/** A moment on Istanbul's clock, to the second: `23.11.2026 17:00:05`. */
export function writeMoment(at: Instant): string {
  const clock = instant(msOf(at) + ISTANBUL_OFFSET_MS);
  return `${writeDay(clock.slice(0, 10) as Day)} ${clock.slice(11, 19)}`;
}
