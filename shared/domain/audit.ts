import * as z from 'zod';
import { Instant } from './instant';

/**
 * What the audit trail knows: everything staff do, every view of a paper that shows a person, and what an agent's user does
 * that decides who is believed on the telephone.
 */
export const AuditAction = z.enum([
  'staff.activated',
  'staff.added',
  'staff.changed',
  'staff.deactivated',
  'staff.enrolled',
  'staff.password-changed',
  'staff.recovery-codes-renewed',
  'staff.recovery-code-used',
  'staff.reset',
  'staff.signed-in',
  'agent.added',
  'agent.changed',
  'agent.closed',
  'agent.frozen',
  'agent.one-time-sent',
  'agent.unfrozen',
  'agent.word-checked',
  'agent.word-set',
  'user.added',
  'user.removed',
  'case.applied',
  'case.claimed',
  'case.papers-asked',
  'case.assigned',
  'case.closed',
  'case.rejected',
  'case.released',
  'letter.sent-again',
  'letter.set-aside',
  'paper.deleted',
  'paper.viewed',
  'transfer.credited',
  'transfer.ignored',
  'transfer.returned',
  'transfer.split',
  'transfer.undone',
  'proposal.approved',
  'proposal.declined',
  'proposal.made',
  'finding.closed',
  'finding.row-viewed',
  'cancellation.reported',
  'payment.settled',
  'statement.imported',
  'account.changed',
  'announcement.file-uploaded',
  'announcement.written',
  'holiday.changed',
  'institution.changed',
  'limit.changed',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** One line of the audit trail (denetim izi): who did what to what, when and why. Never changed, kept ten years. */
export const AuditEntry = z.object({
  /** A ULID: sorts by time. */
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  at: Instant,
  /** Of the staff, or an agent's user; `system` where a duty did it by itself, with the duty's name. */
  by: z.object({ id: z.string(), name: z.string() }),
  action: AuditAction,
  /** What it was done to: `case:K26-000123`, `agent:63104821`, `transfer:ziraat-1:2026…`, `paper:…`. */
  subject: z.string().min(1).max(200),
  /** Reasons, amounts, what was before and after: by name, for people to read. Never a secret, never a paper's content. */
  details: z.record(z.string(), z.string().max(1_000)),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
