import { mendFinding } from '../../shared/domain/finding';
import type { Instant } from '../../shared/domain/instant';
import { continues, gapFinding, gapIdentity, type StatementBalances } from '../../shared/domain/statement-continuity';
import type { Findings } from '../stores/findings';
import type { StatementBalanceStore } from '../stores/statement-balances';

export interface GapDependencies {
  readonly balances: StatementBalanceStore;
  readonly findings: Pick<Findings, 'add' | 'find' | 'close'>;
  readonly now: () => Instant;
}

/**
 * Keeps a statement's balances and holds them against those around it: it must continue the last one before it, and the
 * first one after it must continue it. A gap is a finding; one that a late statement fills is closed, with that reason.
 */
export async function tellGaps(statement: StatementBalances, dependencies: GapDependencies): Promise<void> {
  const { balances } = dependencies;
  await balances.keep(statement);
  const { account, on } = statement;
  const sameDay = await balances.ofDay(account, on);
  const before = await balances.lastBefore(account, on);
  for (const one of sameDay) await judge(one, sameDay, before, dependencies);
  const after = await balances.firstAfter(account, on);
  for (const one of after) await judge(one, after, sameDay, dependencies);
}

async function judge(
  statement: StatementBalances,
  sameDay: readonly StatementBalances[],
  before: readonly StatementBalances[],
  { findings, now }: GapDependencies,
): Promise<void> {
  const [last] = before;
  if (last !== undefined && !continues(statement, sameDay, before)) {
    await findings.add(gapFinding(statement, last, now()));
    return;
  }
  const told = await findings.find(gapIdentity(statement));
  if (told?.state !== 'open') return;
  await findings.close(mendFinding(told, now(), 'Aradaki ekstre geldi'), []);
}
