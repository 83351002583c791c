import { accountNamed } from '../../shared/domain/account-named';
import type { BankAccount } from '../../shared/domain/bank-account';
import type { Day } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import type { StatementMovement, StatementRefusal, StatementSummary } from '../../shared/domain/statement';
import { MOST_REFUSALS_KEPT, MOST_STATEMENTS_KEPT, type StatementResult } from '../../shared/domain/statement-file';
import { decideUse, filesFeedOf } from '../../shared/domain/statement-use';
import { type ReadOptions, readStatementEvents } from './read-statement';

/** What a file holds, without its lines. */
export interface Survey {
  readonly statements: readonly StatementResult[];
  /** Of every statement, in the file's order, also of those beyond what is kept. */
  readonly uses: readonly SurveyedUse[];
  readonly statementCount: number;
  readonly refusals: readonly StatementRefusal[];
  readonly refusalCount: number;
}

/** What is done with a statement's lines. */
export interface SurveyedUse extends Pick<StatementResult, 'account' | 'use' | 'format'> {
  readonly currency: string;
}

/** How a file of one account's folder is read: its CSV as that account's bank writes it, and about our accounts only. */
export function readingOf(folder: string, accounts: readonly BankAccount[]): ReadOptions {
  const account = accounts.find(({ id }) => id === folder);
  const feed = account && filesFeedOf(account);
  return {
    isKnownAccount: (named) => accountNamed(accounts, named) !== undefined,
    csv: feed?.kind === 'statement-files' ? feed.csv : undefined,
  };
}

/** Reads a file through, keeping only sums, so that its size does not matter. */
export async function surveyStatement(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  accounts: readonly BankAccount[],
): Promise<Survey> {
  const statements: StatementResult[] = [];
  const uses: SurveyedUse[] = [];
  const refusals: StatementRefusal[] = [];
  let [statementCount, refusalCount] = [0, 0];
  let sums = emptySums();
  for await (const event of readStatementEvents(source, options)) {
    if (event.kind === 'movement' && !event.isPending) addTo(sums, event.movement);
    else if (event.kind === 'refused') {
      refusalCount += 1;
      if (refusals.length < MOST_REFUSALS_KEPT) refusals.push(event.refusal);
    } else if (event.kind === 'closed') {
      statementCount += 1;
      const result = resultOf(event.statement, sums, accounts);
      const { account, use, format, currency = '' } = result;
      uses.push({ account, use, format, currency });
      if (statements.length < MOST_STATEMENTS_KEPT) statements.push(result);
      sums = emptySums();
    }
  }
  return { statements, uses, statementCount, refusals, refusalCount };
}

interface Sums {
  lines: number;
  received: number;
  sent: number;
  firstOn?: Day;
  lastOn?: Day;
}

const emptySums = (): Sums => ({ lines: 0, received: 0, sent: 0 });

function addTo(sums: Sums, { amount, bookedOn }: StatementMovement): void {
  sums.lines += 1;
  if (sums.firstOn === undefined || bookedOn < sums.firstOn) sums.firstOn = bookedOn;
  if (sums.lastOn === undefined || bookedOn > sums.lastOn) sums.lastOn = bookedOn;
  if (amount > 0) sums.received += amount;
  else sums.sent += amount;
}

function resultOf(summary: StatementSummary, sums: Sums, accounts: readonly BankAccount[]): StatementResult {
  const { account: named, number, ...told } = summary;
  const account = named === undefined ? undefined : accountNamed(accounts, named);
  return {
    ...told,
    ...(account === undefined ? {} : { account: account.id }),
    ...(named === undefined ? {} : { named: named.slice(0, 80) }),
    ...(number === undefined ? {} : { number: number.slice(0, 80) }),
    use: decideUse(account, summary),
    lines: sums.lines,
    received: kurus(sums.received),
    sent: kurus(sums.sent),
    ...(sums.firstOn === undefined ? {} : { firstOn: sums.firstOn }),
    ...(sums.lastOn === undefined ? {} : { lastOn: sums.lastOn }),
  };
}
