import type { BankAccount } from '../../shared/domain/bank-account';
import { identityOf, unreadableRow } from '../../shared/domain/finding';
import { dayAfter, dayOf, type Instant } from '../../shared/domain/instant';
import type { UnreadableRow } from '../gateways/feed-reading';
import { logger } from '../runtime/observe';
import type { Findings } from '../stores/findings';

export interface UnreadableDependencies {
  readonly findings: Pick<Findings, 'add' | 'list'>;
  readonly now: () => Instant;
}

/** What came of the rows of a reading that could not be read. */
export interface Unreadable {
  /** Told to staff by this reading; those told before do not count again. */
  readonly told: number;
  /** Not told: the feed must be read again from where it stands. */
  readonly held: number;
}

/** More of them in one reading are no odd rows: the bank has changed its answers, and nothing may be passed over. */
const MOST_ODD_ROWS = 20;
/** Rows are met again for as long as feeds read days again, and a little more. */
const KNOWN_FOR_DAYS = 5;

/**
 * Tells each unreadable row to staff as a finding, once, so that the feed can be read on: the row itself may be an agent's
 * money, and waits where people see it. Should the bank mend it within the days that are read again, it is handled as any other.
 */
export async function tellUnreadable(
  account: BankAccount,
  rows: readonly UnreadableRow[],
  { findings, now }: UnreadableDependencies,
): Promise<Unreadable> {
  for (const { reason } of rows) logger.error('unreadable row', { account: account.id, reason });
  if (rows.length === 0) return { told: 0, held: 0 };
  if (rows.length > MOST_ODD_ROWS) return { told: 0, held: rows.length };
  const today = dayOf(now());
  const known = new Set<string>();
  for await (const finding of findings.list(dayAfter(today, -KNOWN_FOR_DAYS), today)) {
    known.add(identityOf({ ...finding, day: today }));
  }
  let told = 0;
  for (const row of rows) {
    const finding = unreadableRow(account.id, row, now());
    if (!known.has(identityOf(finding)) && (await findings.add(finding)) === 'added') told += 1;
  }
  return { told, held: 0 };
}
