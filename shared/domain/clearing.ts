import * as z from 'zod';
import { Tally } from './day-summary';
import { Day, dayOf } from './instant';
import { kurus } from './kurus';
import type { Entry } from './ledger';
import { readTransferReference } from './transfer';

const NONE: Tally = { count: 0, amount: kurus(0) };

/** What entries moved on one of the company's bank accounts, by the day on which its transfers were booked there. */
export const BankTotal = z.object({
  account: z.string(),
  bookedOn: Day,
  /** Loaded to agents' balances. */
  credited: Tally,
  /** Taken back of it by staff, as positive sums. */
  takenBack: Tally,
  /** What accounting moved otherwise, as payouts (negative) from the account, on the day it did. */
  byHand: Tally.default(NONE),
});
export type BankTotal = z.infer<typeof BankTotal>;

/** A closed day of the whole network on the derived clearing accounts of its banks: double entry's other side. */
export const Clearing = z.object({ day: Day, totals: z.array(BankTotal) });
export type Clearing = z.infer<typeof Clearing>;

const PREFIX = 'bank:';

/** An entry that moved something on a bank account. */
export function movesBank({ contra }: Pick<Entry, 'contra'>): boolean {
  return contra.some(({ account }) => account.startsWith(PREFIX));
}

/**
 * The bank legs of entries, summed. `bookedOn` says when the transfer of an entry's reference was booked; an entry whose
 * transfer nobody knows stands under its own day, where the day's control cannot explain it, and so does what no transfer
 * caused.
 */
export function totalLegs(
  entries: readonly Pick<Entry, 'contra' | 'reference' | 'at'>[],
  bookedOn: (reference: string) => Day | undefined,
): BankTotal[] {
  const each = entries.flatMap(({ contra, reference, at }) =>
    contra
      .filter(({ account }) => account.startsWith(PREFIX))
      .map(({ account, amount }): BankTotal => {
        const part = readTransferReference(reference) === undefined ? 'byHand' : amount < 0 ? 'credited' : 'takenBack';
        const moved = part === 'takenBack' ? amount : 0 - amount;
        return {
          ...{ account: account.slice(PREFIX.length), bookedOn: bookedOn(reference) ?? dayOf(at) },
          ...{ credited: NONE, takenBack: NONE, byHand: NONE, [part]: { count: 1, amount: kurus(moved) } },
        };
      }),
  );
  return addTotals(each);
}

/** Totals put together: one for each account and day of booking. */
export function addTotals(totals: readonly BankTotal[]): BankTotal[] {
  const sums = new Map<string, BankTotal>();
  for (const one of totals) {
    const name = `${one.account} ${one.bookedOn}`;
    const sum = sums.get(name);
    sums.set(name, sum === undefined ? one : addTotal(sum, one));
  }
  return [...sums.values()];
}

function addTotal(sum: BankTotal, { credited, takenBack, byHand }: BankTotal): BankTotal {
  return {
    ...sum,
    credited: add(sum.credited, credited),
    takenBack: add(sum.takenBack, takenBack),
    byHand: add(sum.byHand, byHand),
  };
}

function add(one: Tally, other: Tally): Tally {
  return { count: one.count + other.count, amount: kurus(one.amount + other.amount) };
}
