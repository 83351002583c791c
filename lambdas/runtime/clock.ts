import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, instant, msOf } from '../../shared/domain/instant';

/** The time now. The only clock of the Lambdas; everything else is passed the time. */
export function now(): Instant {
  return instant(Date.now());
}

/** Waits until `ms` have passed since a moment, so that how long an answer takes tells nothing. */
export function settleAfter(ms: number): (since: Instant) => Promise<void> {
  return async (since) => void (await sleep(Math.max(0, msOf(since) + ms - Date.now())));
}
