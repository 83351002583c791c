import * as z from 'zod';
import { Agent } from './agent';
import { CaseNumber } from './case';
import { CasePaper } from './case-paper';
import { dayAfter, dayOf, Instant, startOf } from './instant';
import { Kurus } from './kurus';

/** How far back a closing statement tells. */
const PERIOD_DAYS = 90;

/**
 * Kapanış ekstresi: an agent's account at the moment its agency was closed. Written down with the decision; its lines are
 * the account's entries, which never change, so that the paper can be made at any time and is always the same.
 */
export const ClosingStatement = z.object({
  case: CaseNumber,
  /** What the paper is called among those of the case. */
  paper: CasePaper.shape.id,
  agent: Agent.pick({ number: true, title: true, city: true, district: true, address: true }),
  closedAt: Instant,
  /** The last entry it tells of: 0 and no time for an account that never had one. */
  lastSeq: z.int().nonnegative(),
  lastAt: Instant.optional(),
  closingBalance: Kurus,
  /** Commission that was earned and not posted yet: it comes with the day's end and is paid out after that. */
  commissionDue: Kurus,
  payout: z.object({
    amount: Kurus,
    /** Masked: the paper is mailed. */
    iban: z.string().optional(),
    accountHolder: z.string().optional(),
  }),
});
export type ClosingStatement = z.infer<typeof ClosingStatement>;

/**
 * Where a statement begins: ninety days before the closing, or on the day of the last entry where that lies further back,
 * so that it never says nothing.
 */
export function periodStart({ closedAt, lastAt }: Pick<ClosingStatement, 'closedAt' | 'lastAt'>): Instant {
  const usual = startOf(dayAfter(dayOf(closedAt), -PERIOD_DAYS));
  return lastAt !== undefined && lastAt < usual ? startOf(dayOf(lastAt)) : usual;
}

/** An IBAN as a mailed paper shows it: country, check digits and the last four; enough for its owner to know it. */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} **** **** **** ${iban.slice(-4)}`;
}
