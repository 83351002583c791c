import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day, dayOf, Instant } from './instant';
import { Kurus } from './kurus';
import { PaymentState } from './payment';
import { Refusal } from './refusal';

/**
 * What can be wrong at a day's end. `there` is the collection gateway, `here` our own records. `repeated-there`: it lists
 * one reference twice. `totals-differ`: its totals are neither ours nor those of its own lines. `ledger-broken`: an entry
 * of an account does not follow from what stands before it. `unreadable-row`: a bank's feed showed a row that cannot be
 * read, which may be an agent's money. `seen-by-control-only`: a controlling feed of an account tells a movement that the
 * crediting one does not know.
 * `return-unseen`: staff returned a transfer, and no feed has told that its money left.
 * `statement-refused`: parts of a bank's statement file were not believed. `statement-gap`: a statement does not open with
 * the balance the one before closed with. `missing-in-statement`: the bank's statement lacks a transfer of ours; with an
 * account, `amount-differs` is one that it tells with another amount. `balance-differs`: a day's lines do not lead from its
 * opening balance to its closing one. `books-differ`: the ledger's legs on a company account are not what its transfers
 * were credited. `statement-late`: an account's statement has not come for days.
 */
export const FindingKind = z.enum([
  'paid-there-not-here',
  'paid-here-not-there',
  'cancelled-there-not-here',
  'cancelled-here-not-there',
  'amount-differs',
  'repeated-there',
  'totals-differ',
  'ledger-broken',
  'unreadable-row',
  'seen-by-control-only',
  'return-unseen',
  'statement-refused',
  'statement-gap',
  'missing-in-statement',
  'balance-differs',
  'books-differ',
  'statement-late',
]);
export type FindingKind = z.infer<typeof FindingKind>;

/** A difference that people must look at. It is told, never corrected by itself. */
export const Finding = z.object({
  day: Day,
  kind: FindingKind,
  /** The gateway compared with; none for a finding in our own ledger. */
  gateway: z.string().optional(),
  institution: z.string().optional(),
  agent: AgentNumber.optional(),
  /** The company account it is about, and which of its feeds told it. */
  account: z.string().optional(),
  feed: z.string().optional(),
  /** The payment's reference, the number of the entry, the hash of the row, or what else names the thing within its kind. */
  reference: z.string().min(1).max(160),
  /** Why an entry is broken, or which fields of a row are. */
  reason: z.string().max(80).optional(),
  /** The row: its time and text, or, unreadable, as the bank sent it. Personal data: for staff to see, never for logs. */
  bookedAt: Instant.optional(),
  raw: z.string().max(4_000).optional(),
  ourAmount: Kurus.optional(),
  theirAmount: Kurus.optional(),
  /** How the payment stood here when it was compared. */
  ourState: PaymentState.optional(),
  foundAt: Instant,
  state: z.enum(['open', 'closed']),
  /** Who of the staff looked into it, and what it came to. */
  closed: z.object({ by: z.string(), at: Instant, reason: z.string().trim().min(3).max(500) }).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding as a list shows it: whether there is a row, and not the row itself. */
export const ListedFinding = Finding.omit({ raw: true }).extend({ hasRow: z.boolean() });
export type ListedFinding = z.infer<typeof ListedFinding>;

/** A finding as a list shows it. */
export function listed({ raw, ...finding }: Finding): ListedFinding {
  return { ...finding, hasRow: raw !== undefined };
}

/** What makes two findings the same one, however often it is found. */
export function identityOf({
  day,
  kind,
  gateway,
  institution,
  agent,
  account,
  reference,
}: Omit<Finding, 'raw'>): string {
  const where = kind === 'ledger-broken' ? agent : (account ?? `${gateway}#${institution}`);
  return `${day}#${kind}#${where}#${reference}`;
}

/** The finding of a row of a company account's feed, found now; `reason` names the fields at fault. */
export function unreadableRow(
  account: string,
  { raw, reason }: { raw: string; reason: string },
  now: Instant,
): Finding {
  return {
    ...{ day: dayOf(now), kind: 'unreadable-row', account, raw, reason: reason.slice(0, 80) },
    reference: bytesToHex(sha256(utf8ToBytes(raw))),
    foundAt: now,
    state: 'open',
  };
}

/** The finding closed by the system itself, since what it told of is gone. Refuses `not-open`. */
export function mendFinding(finding: Finding, at: Instant, reason: string): Finding {
  return closeFinding(finding, { by: SYSTEM, at, reason });
}

/** Who closes what mends itself. */
const SYSTEM = 'sistem';

/** The finding looked into. Refuses `not-open` when somebody closed it before. */
export function closeFinding(finding: Finding, closed: NonNullable<Finding['closed']>): Finding {
  if (finding.state !== 'open') throw new Refusal('not-open');
  return { ...finding, state: 'closed', closed };
}
