import type { BankAccount } from '../../shared/domain/bank-account';
import { isFileFeed } from '../../shared/domain/compare-day';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { type Finding, type FindingKind, identityOf, mendFinding } from '../../shared/domain/finding';
import { type Day, type Instant, startOf } from '../../shared/domain/instant';
import type { Findings } from '../stores/findings';

export interface MendDependencies {
  readonly findings: Pick<Findings, 'list' | 'close'>;
  readonly now: () => Instant;
}

/** What became of a kind of difference when it is gone, as staff read it. */
const reasons: Partial<Record<FindingKind, string>> = {
  'missing-in-statement': 'Havale ekstrede geldi',
  'seen-by-control-only': 'Hareketin havalesi geldi',
  'amount-differs': 'Tutarlar artık aynı',
  'balance-differs': 'Hareketler artık kapanış bakiyesini veriyor',
  'books-differ': 'Defter ile havaleler artık aynı',
  'statement-late': 'Ekstre geldi',
};

/** Closes the findings of an account's day that a control told before and does not tell any more. */
export async function mendFindings(
  account: BankAccount,
  day: Day,
  standing: ReadonlySet<string>,
  { findings, now }: MendDependencies,
): Promise<void> {
  for await (const finding of findings.list(day, day)) {
    const reason = reasons[finding.kind];
    const isOurs = finding.account === account.id && finding.state === 'open' && isToldByControl(account, finding);
    if (reason === undefined || !isOurs || standing.has(identityOf(finding))) continue;
    await findings.close(mendFinding(finding, now(), reason), []);
  }
}

/** What one polled feed tells beside another is told, and mended, when they are read. */
function isToldByControl(account: BankAccount, { kind, feed, bookedAt, day }: Finding): boolean {
  if (kind !== 'seen-by-control-only' || isFileFeed(account, feed)) return true;
  return isFileFeed(account, creditingFeed(account, bookedAt ?? startOf(day))?.id);
}
