import * as z from 'zod';
import { AgentNumber } from './agent';
import { Instant } from './instant';
import { inboundMailboxes } from './network';
import { PaymentId } from './quote';
import type { Session } from './session';

/** What a case is called, to agents and in subjects of e-mails: `K`, the year's last two digits, its number in the year. */
export const CaseNumber = z
  .string()
  .regex(/^K\d{2}-\d{6}$/)
  .brand('CaseNumber');
export type CaseNumber = z.infer<typeof CaseNumber>;

/** What a case asks for: one of the four forms, or anything else people write. */
export const CaseKind = z.enum([
  'information-change',
  'agency-cancellation',
  'user-change',
  'bill-cancellation',
  'other',
]);
export type CaseKind = z.infer<typeof CaseKind>;

/** How it came. The fax line delivers e-mail. */
export const CaseChannel = z.enum(['mail', 'fax', 'online']);
export type CaseChannel = z.infer<typeof CaseChannel>;

/**
 * `received` waits for somebody of the staff, `in-review` is with one; `applied` and `rejected` are decided and stay open to
 * an answer for a week; `closed` is over for good: from then on its papers' retention runs.
 */
export const CaseState = z.enum(['received', 'in-review', 'waiting-for-papers', 'applied', 'rejected', 'closed']);
export type CaseState = z.infer<typeof CaseState>;

/** One field of a form as it was read. What could not be read is not there: nothing is guessed. */
export const CaseField = z.object({
  name: z.string().min(1).max(60),
  value: z.string().max(1_000),
  /** Where it was read: in the PDF's fields, its text, its code; or typed into the portal. */
  source: z.enum(['acroform', 'text', 'code', 'online']),
  confidence: z.number().min(0).max(1),
});
export type CaseField = z.infer<typeof CaseField>;

/**
 * Why a case is taken to be an agent's: our signature in the form, the registered address with its origin proved, the
 * session it was sent in, or somebody of the staff who looked. `named`: the message says so, which proves nothing.
 */
export const AgentEvidence = z.enum(['form-code', 'email', 'online', 'staff', 'named']);
export type AgentEvidence = z.infer<typeof AgentEvidence>;

/** Somebody of the staff, as cases and lists name them. */
const Clerk = z.object({ id: z.string(), name: z.string() });
export type Clerk = z.infer<typeof Clerk>;

/** One request received by e-mail, fax or the portal (evrak kaydı), with what was read from it. */
export const Case = z.object({
  number: CaseNumber,
  kind: CaseKind,
  channel: CaseChannel,
  state: CaseState,
  /** Goes up with every change; a change holds only on the revision it was decided on. */
  revision: z.int().nonnegative(),
  receivedAt: Instant,
  /** Whom answers go to, where there is an address. */
  from: z.object({ address: z.string().max(254), name: z.string().max(120) }).optional(),
  /** Which of our mailboxes it came to; answers name it to be answered to. */
  mailbox: z.enum(inboundMailboxes).optional(),
  subject: z.string().max(500),
  agent: AgentNumber.optional(),
  agentBy: AgentEvidence.optional(),
  /** Who sent it from the portal. */
  user: z.string().optional(),
  fields: z.array(CaseField).max(60),
  /** What was wrong with a message as a whole, or why the form could not be read. */
  problems: z.array(z.string().max(200)).max(20),
  /** The payment a bill cancellation is about. */
  payment: PaymentId.optional(),
  papers: z.object({ accepted: z.int().nonnegative(), quarantined: z.int().nonnegative() }),
  /** The closed case whose answer this is. */
  follows: CaseNumber.optional(),
  claimedBy: Clerk.optional(),
  claimedAt: Instant.optional(),
  /** Somebody wrote after it had been looked at. */
  hasNews: z.boolean().optional(),
  decidedBy: Clerk.optional(),
  decidedAt: Instant.optional(),
  /** Why it was rejected, or closed without effect. */
  reason: z.string().max(1_000).optional(),
  /** What is asked for, while it waits for papers. */
  missing: z.string().max(1_000).optional(),
  /** When the clock moves it on: a decided or waiting case is closed then; of a closed one papers are deleted then. */
  dueAt: Instant.optional(),
  closedAt: Instant.optional(),
});
export type Case = z.infer<typeof Case>;

/** What a list shows of a case. */
export const CaseRow = Case.pick({
  number: true,
  kind: true,
  channel: true,
  state: true,
  receivedAt: true,
  agent: true,
  agentBy: true,
  from: true,
  subject: true,
  papers: true,
  claimedBy: true,
  hasNews: true,
  user: true,
  decidedAt: true,
  reason: true,
  missing: true,
});
export type CaseRow = z.infer<typeof CaseRow>;

/**
 * Whether a user of the agent may see the case: not on the word of a stranger alone; a cashier sees what was sent by
 * themselves.
 */
export function isShownTo(
  { agent, agentBy, user }: Pick<Case, 'agent' | 'agentBy' | 'user'>,
  session: Pick<Session, 'agent' | 'user' | 'role'>,
): boolean {
  if (agent !== session.agent || agentBy === 'named') return false;
  return session.role === 'owner' || user === session.user;
}

/** The case number of a year's `index`th case, 1 to 999,999. Throws RangeError beyond: a year has no more. */
export function caseNumber(year: number, index: number): CaseNumber {
  if (!Number.isInteger(index) || index < 1 || index > 999_999) throw new RangeError(`no case number ${index}`);
  return CaseNumber.parse(`K${String(year % 100).padStart(2, '0')}-${String(index).padStart(6, '0')}`);
}
