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

/** A day as people write it in Turkey, `23.11.2026`, `23/11/2026`, `3.1.2026` or `2026-11-23`; undefined when there is none such. */
export function readDay(written: string): Day | undefined {
  const [, first = '', month = '', last = ''] =
    /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$/.exec(written.replace(/\s/g, '')) ?? [];
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  if (year.length !== 4 || day.length > 2) return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text) ? undefined : (text as Day);
}
