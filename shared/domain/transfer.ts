import * as z from 'zod';
import { AgentNumber } from './agent';
import { Instant } from './instant';
import { Kurus } from './kurus';
import { MOST_SHARES } from './most-shares';
import { Movement } from './movement';
import { Phone } from './phone';

/**
 * A movement of a company account and what became of it. It is recorded once it is decided: credited at once, put into
 * suspense for staff, or ignored because it is no money for an agent; staff later credit, return or ignore what was in
 * suspense, and may take that back within minutes. The state machine is drawn in ARCHITECTURE.md.
 */
export const TransferState = z.enum(['suspense', 'credited', 'returned', 'ignored']);
export type TransferState = z.infer<typeof TransferState>;

/** What of a transfer one agent gets. */
export const Share = z.object({ agent: AgentNumber, amount: Kurus.refine((amount) => amount > 0) });
export type Share = z.infer<typeof Share>;

/** Somebody of the staff, as records remember them. */
export const Person = z.object({ id: z.string().min(1).max(40), name: z.string().min(1).max(120) });
export type Person = z.infer<typeof Person>;

/** Why staff decide as they do; at the latest an auditor asks. */
export const Note = z.string().trim().min(3).max(300);

/** What staff decided about a transfer, as long as it stands. */
export const Decision = z.object({
  by: Person,
  at: Instant,
  note: Note.optional(),
  /** Who had proposed it, where it needed a second person. */
  proposedBy: Person.optional(),
  /** The bank's reference of the outgoing transfer with which it was returned. */
  bankReference: z.string().max(64).optional(),
});
export type Decision = z.infer<typeof Decision>;

export const Transfer = Movement.extend({
  state: TransferState,
  /** Why it is, or was, in suspense; or why it is no transfer. */
  reason: z.string().optional(),
  seenAt: Instant,
  /** The feed that told it; those from before accounts had several lack it. */
  feed: z.string().optional(),
  agent: AgentNumber.optional(),
  /** The sign-in phone that the description named. */
  phone: Phone.optional(),
  creditedAt: Instant.optional(),
  /** How staff credited it, to one agent or to several. */
  shares: z.array(Share).min(1).max(MOST_SHARES).optional(),
  decision: Decision.optional(),
  /** The proposal that waits for a second person; meanwhile nobody decides otherwise. */
  proposal: z.string().optional(),
  /** Agents who say it is theirs. */
  claimedBy: z.array(AgentNumber).max(20).optional(),
  /** How often it was moved since it was recorded: who decides on an older one decides again. */
  moves: z.int().positive().optional(),
});
export type Transfer = z.infer<typeof Transfer>;

/** What a list of waiting transfers shows of one. */
export const WaitingTransfer = Transfer.pick({
  account: true,
  id: true,
  bookedAt: true,
  amount: true,
  currency: true,
  kind: true,
  senderName: true,
  reason: true,
  proposal: true,
  claimedBy: true,
});
export type WaitingTransfer = z.infer<typeof WaitingTransfer>;

/** One text that names a transfer everywhere: its account and the bank's movement number. */
export function transferReference(transfer: Pick<Movement, 'account' | 'id'>): string {
  return `transfer:${transfer.account}:${transfer.id}`;
}

/** The company account on the other side of a credited transfer. */
export function bankClearing(account: string): string {
  return `bank:${account}`;
}

/** The transfer that a reference names, or undefined when it names something else. */
export function readTransferReference(reference: string): Pick<Movement, 'account' | 'id'> | undefined {
  const [, account, id] = /^transfer:([^:]+):(.+)$/.exec(reference) ?? [];
  return account === undefined || id === undefined ? undefined : { account, id };
}
