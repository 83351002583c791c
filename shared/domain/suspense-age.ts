import * as z from 'zod';
import { type Instant, msOf } from './instant';
import { Kurus, kurus } from './kurus';
import type { Movement } from './movement';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long something in suspense has waited at most. */
const bands = [
  { band: 'quarter-hour', upToMs: 15 * MINUTE_MS },
  { band: 'hour', upToMs: HOUR_MS },
  { band: 'day', upToMs: 24 * HOUR_MS },
  { band: 'three-days', upToMs: 72 * HOUR_MS },
  { band: 'older', upToMs: Number.POSITIVE_INFINITY },
] as const;

/** What waits in suspense for so long. */
export const SuspenseBand = z.object({
  band: z.enum(bands.map(({ band }) => band)),
  count: z.int().nonnegative(),
  /** Of lira that came in; what left, and other currencies, are counted only. */
  amount: Kurus,
});
export type SuspenseBand = z.infer<typeof SuspenseBand>;

type Waiting = Pick<Movement, 'bookedAt' | 'amount' | 'currency'>;

/** What waits, by how long: every band in order, also those without anything. */
export function suspenseBands(waiting: readonly Waiting[], now: Instant): SuspenseBand[] {
  return bands.map(({ band, upToMs }, index) => {
    const aboveMs = bands[index - 1]?.upToMs ?? Number.NEGATIVE_INFINITY;
    const inBand = waiting.filter(({ bookedAt }) => {
      const ms = msOf(now) - msOf(bookedAt);
      return ms > aboveMs && ms <= upToMs;
    });
    return { band, count: inBand.length, amount: liraReceived(inBand) };
  });
}

/** What of some movements is lira that came in. */
export function liraReceived(movements: readonly Waiting[]): Kurus {
  const received = movements.filter(({ amount, currency }) => amount > 0 && currency === 'TRY');
  return kurus(received.reduce((sum, { amount }) => sum + amount, 0));
}
