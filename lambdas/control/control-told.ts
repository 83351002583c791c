import type { BankAccount } from '../../shared/domain/bank-account';
import { groupBy } from '../../shared/domain/grouped';
import { type Day, dayAfter } from '../../shared/domain/instant';
import { balancesOf } from '../../shared/domain/statement-continuity';
import type { StatementResult } from '../../shared/domain/statement-file';
import { controlDays } from './control-accounts';
import type { ControlDependencies } from './control-day';

/** Days told by one file beyond this are controlled as far back as this; more are no statement but an archive. */
const MOST_DAYS = 62;

/**
 * Controls the days that a file's statements tell of, those before them that no other statement tells, and the first one
 * after, which continues them.
 */
export async function controlTold(
  statements: readonly StatementResult[],
  accounts: readonly BankAccount[],
  dependencies: ControlDependencies,
): Promise<void> {
  for (const [id, ofAccount] of groupBy(statements, ({ account }) => account)) {
    const account = accounts.find((one) => one.id === id);
    if (account === undefined) continue;
    const spans = await Promise.all(ofAccount.map((statement) => spanOf(account.id, statement, dependencies)));
    const days = spans.flatMap((span) => span ?? []).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) continue;
    const earliest = dayAfter(last, 1 - MOST_DAYS);
    await controlDays(account, first > earliest ? first : earliest, last, dependencies);
  }
}

/** The first and last day that a statement bears on. */
async function spanOf(
  account: string,
  statement: StatementResult,
  { balances }: Pick<ControlDependencies, 'balances'>,
): Promise<[Day, Day] | undefined> {
  const { refusals, use, firstOn, lastOn } = statement;
  if (refusals > 0 || use === 'kept' || use === 'withheld') return undefined;
  const told = balancesOf(statement);
  if (told === undefined) return firstOn === undefined || lastOn === undefined ? undefined : [firstOn, lastOn];
  const [[before], [after]] = await Promise.all([
    balances.lastBefore(account, told.on),
    balances.firstAfter(account, told.on),
  ]);
  const begun = told.from ?? told.on;
  const untold = before === undefined ? begun : dayAfter(before.on);
  return [untold < begun ? untold : begun, after?.on ?? told.on];
}
