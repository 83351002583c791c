import * as z from 'zod';
import { AgentNumber } from './agent';
import { CaseNumber } from './case';
import { Instant, later } from './instant';
import { type Kurus, kurus } from './kurus';
import type { Proposal } from './proposal';
import { Person } from './transfer';

/** An agent that was closed, while anything may still come to its account: commission of its last day, a late refund. */
export const Closure = z.object({
  agent: AgentNumber,
  title: z.string(),
  case: CaseNumber,
  closedAt: Instant,
  /** Who decided it. */
  by: Person,
  iban: z.string().optional(),
  accountHolder: z.string().optional(),
  /** The last payout that was proposed. */
  proposal: z.string().optional(),
});
export type Closure = z.infer<typeof Closure>;

/** So long after it, nothing comes to a closed account any more: every outcome and cancellation is known. */
const WATCHED_MS = 60 * 86_400_000;

/**
 * The order that pays out what a closed account holds, from this company account; accounting, who pays from another,
 * declines it and proposes that. A second person approves it, and never who decided the closing.
 */
export function payoutOf(
  { agent, title, case: number, by, iban, accountHolder }: Closure,
  balance: Kurus,
  account: string | undefined,
  { id, at }: Pick<Proposal, 'id' | 'at'>,
): Proposal {
  return {
    id,
    order: {
      kind: 'adjustment',
      agent,
      amount: kurus(0 - balance),
      contra: account === undefined ? 'payouts' : `bank:${account}`,
      ...(iban === undefined ? {} : { iban }),
    },
    agents: [{ number: agent, title, state: 'closed' }],
    amount: balance,
    proposedBy: by,
    at,
    reason: `${number} temsilcilik iptali: ${accountHolder ?? ''}`.slice(0, 300),
    state: 'waiting',
  };
}

/** Whether nobody needs to look at the account again. */
export function isOver({ closedAt }: Closure, balance: Kurus, now: Instant): boolean {
  return balance === 0 && now >= later(closedAt, WATCHED_MS);
}
