import * as z from 'zod';
import { Agent, AgentNumber, type AgentState } from './agent';
import { Instant } from './instant';
import { type Kurus, Kurus as KurusSchema, kurus } from './kurus';
import type { EntryDraft, Head } from './ledger';
import { MOST_SHARES } from './most-shares';
import { Refusal } from './refusal';
import { Note, Person, Share } from './transfer';

/** 100 million TL, in kuruş: no agent's balance comes near it, and a slip of the hand stays within exact numbers. */
const MOST_BY_HAND = 10_000_000_000;

/** What a second person is asked to approve: money that somebody of the staff wants to move by hand. */
export const ProposedOrder = z.discriminatedUnion('kind', [
  z.object({
    /** To one agent (`credit`) or several (`split`). */
    kind: z.enum(['credit', 'split']),
    account: z.string().min(1),
    transfer: z.string().min(1).max(128),
    shares: z.array(Share).min(1).max(MOST_SHARES),
  }),
  z.object({
    kind: z.literal('adjustment'),
    agent: AgentNumber,
    /** Positive raises the balance. */
    amount: KurusSchema.refine((amount) => amount !== 0 && Math.abs(amount) <= MOST_BY_HAND),
    /** The company account on the other side: `bank:ziraat-1` for a payout from there. */
    contra: z
      .string()
      .regex(/^[a-z0-9:-]+$/)
      .max(80),
    /** Where the money goes, of a payout. */
    iban: z
      .string()
      .regex(/^TR\d{24}$/)
      .optional(),
  }),
]);
export type ProposedOrder = z.infer<typeof ProposedOrder>;

/** An agent as it was when something was proposed about it. */
export const NamedAgent = Agent.pick({ number: true, title: true, state: true });
export type NamedAgent = z.infer<typeof NamedAgent>;

/** An order that waits for a second person. One who proposed it may take it back, never approve it. */
export const Proposal = z.object({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  order: ProposedOrder,
  /** The agents the order names, so that a list of proposals reads nothing else; the oldest lack them. */
  agents: z.array(NamedAgent).default([]),
  /** What the order moves in all. */
  amount: KurusSchema,
  proposedBy: Person,
  at: Instant,
  reason: Note,
  state: z.enum(['waiting', 'approved', 'declined']),
  decidedBy: Person.optional(),
  decidedAt: Instant.optional(),
  declineReason: Note.optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/**
 * The states in which an agent may still be for an order to be carried out: as it was when the order was proposed, or, where
 * it was frozen, free again. Who was frozen or closed since is looked at anew.
 */
export function statesStanding({ state }: NamedAgent): AgentState[] {
  return state === 'frozen' ? ['frozen', 'active'] : [state];
}

/** Whether an amount is beyond what one person of the staff may move. */
export function needsSecondPerson(amount: Kurus, above: Kurus): boolean {
  return amount > above;
}

/** The proposal approved. Refuses `proposal-over` unless it waits, and `same-person` for the one who proposed it. */
export function approveProposal(proposal: Proposal, by: Person, at: Instant): Proposal {
  if (proposal.state !== 'waiting') throw new Refusal('proposal-over');
  if (proposal.proposedBy.id === by.id) throw new Refusal('same-person');
  return { ...proposal, state: 'approved', decidedBy: by, decidedAt: at };
}

/** The proposal declined, or taken back by who made it. Refuses `proposal-over` unless it waits. */
export function declineProposal(proposal: Proposal, by: Person, reason: string, at: Instant): Proposal {
  if (proposal.state !== 'waiting') throw new Refusal('proposal-over');
  return { ...proposal, state: 'declined', decidedBy: by, decidedAt: at, declineReason: reason };
}

/**
 * The entry of an approved adjustment, on top of the account's end. Refuses `insufficient-balance` when it would take
 * more than is there.
 */
export function adjustmentEntry(proposal: Proposal, by: Person, head: Head): EntryDraft {
  const { order } = proposal;
  if (order.kind !== 'adjustment') throw new Error(`proposal ${proposal.id} is no adjustment`);
  if (order.amount < 0 && head.balanceAfter + order.amount < 0) throw new Refusal('insufficient-balance');
  return {
    kind: 'adjustment',
    amount: order.amount,
    contra: [{ account: order.contra, amount: kurus(-order.amount) }],
    reference: `proposal:${proposal.id}`,
    note: proposal.reason.slice(0, 120),
    by: by.id,
  };
}
