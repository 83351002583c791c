import type { AmountPair } from './compare-day';
import type { Finding } from './finding';
import { type Day, dayOf, type Instant } from './instant';
import type { Kurus } from './kurus';
import type { Sighting } from './sighting';
import type { Transfer } from './transfer';

/** The finding that a controlling feed tells a movement of which the crediting one knows nothing; a day's, its own unless said. */
export function seenAlone(row: Sighting, now: Instant, day: Day = dayOf(row.bookedAt)): Finding {
  const { account, feed, id, bookedAt, amount, description } = row;
  return {
    ...{ day, kind: 'seen-by-control-only', account, feed, reference: id },
    ...{ bookedAt, theirAmount: amount, raw: description },
    ...{ foundAt: now, state: 'open' },
  };
}

/** The finding that the statement which answers for a transfer of ours, that of a day, lacks it. */
export function missingInStatement(transfer: Transfer, day: Day, now: Instant): Finding {
  return { ...aboutTransfer(transfer, day, now), kind: 'missing-in-statement' };
}

/** The finding that the statement tells a transfer of ours with another amount. */
export function amountDiffers({ line, transfer }: AmountPair, day: Day, now: Instant): Finding {
  return { ...aboutTransfer(transfer, day, now), kind: 'amount-differs', theirAmount: line.amount };
}

function aboutTransfer({ account, feed, id, bookedAt, amount, description }: Transfer, day: Day, now: Instant) {
  return {
    ...{ day, account, reference: id, bookedAt, ourAmount: amount, raw: description },
    ...(feed === undefined ? {} : { feed }),
    ...{ foundAt: now, state: 'open' as const },
  };
}

/** Two sums of an account's day that should be one. */
export interface SumsOfDay {
  readonly account: string;
  readonly day: Day;
  readonly ours: Kurus;
  readonly theirs: Kurus;
}

/** The finding that the lines of a day do not lead to the bank's closing balance; `ours` is where they lead. */
export function balanceDiffers(sums: SumsOfDay, now: Instant): Finding {
  return { ...aboutSums(sums, now), kind: 'balance-differs' };
}

/** The finding that the ledger's legs on an account (`ours`) are not what the transfers booked on a day were credited. */
export function booksDiffer(sums: SumsOfDay, now: Instant): Finding {
  return { ...aboutSums(sums, now), kind: 'books-differ' };
}

function aboutSums({ account, day, ours, theirs }: SumsOfDay, now: Instant) {
  return {
    ...{ day, account, reference: day, ourAmount: ours, theirAmount: theirs },
    ...{ foundAt: now, state: 'open' as const },
  };
}

/** The finding that no statement has come that tells of a day, nor of any after it. */
export function statementLate(account: string, day: Day, now: Instant): Finding {
  return { day, kind: 'statement-late', account, reference: day, foundAt: now, state: 'open' };
}
