import type { ShownPayment } from '../../shared/api/bills';
import { isRefused } from '../refused';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10_000;
const GROWTH = 1.5;
/** A request that was cut off cannot start a payment any more after this: the interface gives up after 29 seconds. */
export const GIVEN_UP_MS = 60_000;

/** Whether nobody can say yet how a payment ends. */
export function isOpen({ state }: Pick<ShownPayment, 'state'>): boolean {
  return state === 'pending' || state === 'manual' || state === 'cancelling';
}

/** Whether the money has left the balance for a bill nobody knows to be paid. */
export function isAwaited({ state }: Pick<ShownPayment, 'state'>): boolean {
  return state === 'pending' || state === 'manual';
}

/** How long to wait before asking about a payment for the next time: 2 s at first, growing to 10 s. */
export function waitMs(asked: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.round(FIRST_WAIT_MS * GROWTH ** asked));
}

/**
 * Whether a payment whose request was cut off at `sinceMs` has certainly not begun: the server still knows nothing of it
 * when no such request can be on its way any more. Silence proves nothing, only an answer does.
 */
export function isNotStarted(error: unknown, answeredAtMs: number, sinceMs: number | undefined): boolean {
  return isRefused(error, 'not-found') && sinceMs !== undefined && answeredAtMs - sinceMs >= GIVEN_UP_MS;
}
