import * as z from 'zod';
import { dayAfter, dayOf, type Instant, instant, later, msOf, startOf } from './instant';

/** A time of day in Istanbul, to the minute: `06:00`. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * When an institution is open each day, on Istanbul's clock. The minute `from` belongs to it, the minute `to` does not.
 * With `to` before `from` it stays open over midnight (`06:00` to `00:30`).
 */
export const OpenHours = z.union([
  z.literal('always'),
  z
    .object({ from: TimeOfDay, to: TimeOfDay })
    .refine(({ from, to }) => from !== to, { path: ['to'], error: 'must differ from the opening' }),
]);
export type OpenHours = z.infer<typeof OpenHours>;

export function isWithinHours(hours: OpenHours, now: Instant): boolean {
  if (hours === 'always') return true;
  const { from, to } = hours;
  const time = instant(msOf(now) - msOf(startOf(dayOf(now)))).slice(11, 16);
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** When closed hours end, or undefined while it is open. */
export function endOfClosing(hours: OpenHours, now: Instant): Instant | undefined {
  if (hours === 'always' || isWithinHours(hours, now)) return undefined;
  const today = openingOn(startOf(dayOf(now)), hours.from);
  return today > now ? today : openingOn(startOf(dayAfter(dayOf(now))), hours.from);
}

function openingOn(midnight: Instant, from: string): Instant {
  return later(midnight, Date.parse(`1970-01-01T${from}:00.000Z`));
}
