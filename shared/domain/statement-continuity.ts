import * as z from 'zod';
import { type Finding, identityOf } from './finding';
import { Day, type Instant } from './instant';
import { Kurus } from './kurus';
import type { StatementResult } from './statement-file';

/** The balances of one statement of an account: what continuity is judged by. The same twice is the same statement. */
export const StatementBalances = z.object({
  account: z.string().min(1),
  /** The day of the closing balance. */
  on: Day,
  /** The day of its first line, where it has any: it may tell several days. */
  from: Day.optional(),
  opening: Kurus,
  closing: Kurus,
});
export type StatementBalances = z.infer<typeof StatementBalances>;

/** The formats that promise the day's own balances; interim reports do not. */
const DAILY: readonly StatementResult['format'][] = ['MT940', 'camt.053'];

/** The balances by which a statement continues another; none where it tells no two, or was not believed. */
export function balancesOf(statement: StatementResult): StatementBalances | undefined {
  const { account, format, opening, closing, refusals, currency, firstOn: from } = statement;
  if (account === undefined || refusals > 0 || currency !== 'TRY' || !DAILY.includes(format)) return undefined;
  if (opening === undefined || closing?.on === undefined) return undefined;
  const balances = { account, on: closing.on, opening: opening.amount, closing: closing.amount };
  return from === undefined ? balances : { ...balances, from };
}

/**
 * Whether a statement opens with what an earlier one closed with: one of the last day before it, or another of its own day.
 * The first statement of an account continues nothing. `false` is a gap: a statement is missing, or a balance is wrong.
 */
export function continues(
  statement: StatementBalances,
  sameDay: readonly StatementBalances[],
  dayBefore: readonly StatementBalances[],
): boolean {
  if (dayBefore.length === 0) return true;
  const others = sameDay.filter(({ opening, closing }) => {
    return opening !== statement.opening || closing !== statement.closing;
  });
  return [...dayBefore, ...others].some(({ closing }) => closing === statement.opening);
}

/** The finding of a statement that continues nothing: `ourAmount` the last closing balance, `theirAmount` its opening. */
export function gapFinding(statement: StatementBalances, last: StatementBalances, now: Instant): Finding {
  const { account, on, opening, closing } = statement;
  return {
    ...{
      day: on,
      kind: 'statement-gap',
      account,
      reference: `${opening}:${closing}`,
      reason: `last closed ${last.on}`,
    },
    ...{ ourAmount: last.closing, theirAmount: opening, foundAt: now, state: 'open' },
  };
}

/** What the finding of a statement's gap is kept under, whatever the balance before it. */
export function gapIdentity(statement: StatementBalances): string {
  return identityOf(gapFinding(statement, statement, '' as Instant));
}
