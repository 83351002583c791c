import * as z from 'zod';

/** A moment as ISO 8601 in UTC with milliseconds (`2026-11-23T14:00:00.000Z`): sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 }).brand('Instant');
export type Instant = z.infer<typeof Instant>;

/** A calendar day in Istanbul, `2026-11-23`. */
export const Day = z.iso.date().brand('Day');
export type Day = z.infer<typeof Day>;

/** Turkey keeps UTC+3 all year (Council of Ministers' decree 2016/9154), so Istanbul needs no time-zone table. */
const ISTANBUL_OFFSET_MS = 3 * 3_600_000;

export function instant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** The moment `ms` milliseconds after another (before it, when negative). */
export function later(at: Instant, ms: number): Instant {
  return instant(msOf(at) + ms);
}

/** The Istanbul day a moment falls on. */
export function dayOf(at: Instant): Day {
  return instant(msOf(at) + ISTANBUL_OFFSET_MS).slice(0, 10) as Day;
}

/** Istanbul midnight at which a day begins. */
export function startOf(day: Day): Instant {
  return instant(Date.parse(`${day}T00:00:00.000Z`) - ISTANBUL_OFFSET_MS);
}

/** The day `days` days after another (before it, when negative). */
export function dayAfter(day: Day, days = 1): Day {
  return instant(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).slice(0, 10) as Day;
}
