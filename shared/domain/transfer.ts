import * as z from 'zod';
import { AgentNumber } from './agent';
import { Instant } from './instant';
import { Movement } from './movement';
import { Phone } from './phone';

/**
 * A movement of a company account and what became of it. It is recorded once it is decided: credited at once, put into
 * suspense for staff, or ignored because it is no money for an agent; staff later credit, return or ignore what was in
 * suspense. The state machine is drawn in ARCHITECTURE.md.
 */
export const TransferState = z.enum(['suspense', 'credited', 'returned', 'ignored']);
export type TransferState = z.infer<typeof TransferState>;

export const Transfer = Movement.extend({
  state: TransferState,
  /** Why it is in suspense or ignored. */
  reason: z.string().optional(),
  seenAt: Instant,
  agent: AgentNumber.optional(),
  /** The sign-in phone that the description named. */
  phone: Phone.optional(),
  creditedAt: Instant.optional(),
});
export type Transfer = z.infer<typeof Transfer>;

/** One text that names a transfer everywhere: its account and the bank's movement number. */
export function transferReference(transfer: Pick<Movement, 'account' | 'id'>): string {
  return `transfer:${transfer.account}:${transfer.id}`;
}

/** The company account on the other side of a credited transfer. */
export function bankClearing(account: string): string {
  return `bank:${account}`;
}
