import * as z from 'zod';
import { Day, dayOf, type Instant, later, startOf } from './instant';

/** A public holiday, all day or from noon on (arife, 28 October). The list is edited by staff, not computed. */
export const Holiday = z.object({ day: Day, extent: z.enum(['full', 'half']), name: z.string().min(1).max(80) });
export type Holiday = z.infer<typeof Holiday>;

const HOUR_MS = 3_600_000;
/** Until when banks take cancellation notices: 17:00, on half days 12:00 (Istanbul). */
const CLOSES_MS = 17 * HOUR_MS;
const HALF_DAY_CLOSES_MS = 12 * HOUR_MS;

/**
 * The moment until which a payment made at `paidAt` can be reported for cancellation: the same day's closing hour.
 * Undefined when the banks do not work that day, so that nothing can be passed to them.
 */
export function cancellationDeadline(paidAt: Instant, holidays: readonly Holiday[]): Instant | undefined {
  const day = dayOf(paidAt);
  const extent = holidays.find((holiday) => holiday.day === day)?.extent;
  if (isWeekend(day) || extent === 'full') return undefined;
  return later(startOf(day), extent === 'half' ? HALF_DAY_CLOSES_MS : CLOSES_MS);
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
