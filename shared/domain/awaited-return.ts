import * as z from 'zod';
import type { Finding } from './finding';
import { dayOf, Instant, later } from './instant';
import { Kurus } from './kurus';
import type { Movement } from './movement';
import { Transfer } from './transfer';

/** A transfer that staff returned, whose outgoing row at the bank has not been seen yet. */
export const AwaitedReturn = z.object({
  account: Transfer.shape.account,
  id: Transfer.shape.id,
  /** What came, and must go out again. */
  amount: Kurus,
  bankReference: z.string(),
  at: Instant,
});
export type AwaitedReturn = z.infer<typeof AwaitedReturn>;

/** A bank tells of what leaves an account within minutes, by a file on the next day. */
const TOLD_WITHIN_MS = 24 * 3_600_000;

/** What is awaited of a transfer: something while it is returned under the bank's reference. */
export function awaitedReturn({ account, id, amount, state, decision }: Transfer): AwaitedReturn | undefined {
  const { bankReference, at } = decision ?? {};
  if (state !== 'returned' || bankReference === undefined || at === undefined) return undefined;
  return { account, id, amount, bankReference, at };
}

/** Whether one of the debits under its reference is the return: the same money, to the kuruş. */
export function isSeen({ amount }: AwaitedReturn, debits: readonly Pick<Movement, 'amount'>[]): boolean {
  return debits.some((debit) => debit.amount === -amount);
}

/** The finding that the money of a return never left the account, as far as any feed tells; undefined within a day. */
export function unseenReturn(awaited: AwaitedReturn, now: Instant): Finding | undefined {
  const { account, id, amount, at } = awaited;
  if (now < later(at, TOLD_WITHIN_MS)) return undefined;
  return {
    ...{ day: dayOf(at), kind: 'return-unseen', account, reference: id, bookedAt: at, ourAmount: amount },
    ...{ foundAt: now, state: 'open' },
  };
}
