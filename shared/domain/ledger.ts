import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day, dayOf, Instant } from './instant';
import { Kurus, kurus, sumKurus } from './kurus';

export const EntryKind = z.enum(['transfer', 'payment', 'refund', 'commission', 'adjustment']);
export type EntryKind = z.infer<typeof EntryKind>;

/** The other side of an entry: a company account (`bank:ziraat`, `institution:kent-su`, `fee-income`) and what it gets. */
export const Leg = z.object({ account: z.string().min(1).max(80), amount: Kurus });
export type Leg = z.infer<typeof Leg>;

/** What a refund gives back: a payment started on this Istanbul day, which was never made (`refused`) or undone. */
export const Undoing = z.object({ day: Day, why: z.enum(['refused', 'cancelled']) });
export type Undoing = z.infer<typeof Undoing>;

/** One immutable line of an agent's account. The account is the chain of its entries; its balance is the last one's. */
export const Entry = z.object({
  account: AgentNumber,
  /** 1, 2, 3 … without a gap. */
  seq: z.int().positive(),
  at: Instant,
  kind: EntryKind,
  /** Positive raises the balance. */
  amount: Kurus,
  balanceAfter: Kurus,
  /** What payments took from the account so far on this entry's Istanbul day, less what of it was refunded: for limits. */
  paidToday: Kurus,
  /** Double entry: together the exact opposite of `amount`. */
  contra: z.array(Leg).min(1).max(4),
  /** What caused the entry: a transfer's or a payment's identity. */
  reference: z.string().min(1).max(200),
  /** What the statement shows beside the kind. */
  note: z.string().max(120).optional(),
  /** The user who caused it, where one did. */
  by: z.string().max(40).optional(),
  /** Commission the agent earns by it (or loses again by a refund); posted as one entry a day. */
  commission: Kurus.optional(),
  /** Told of refunds; those of a chain's first times, before it was kept, lack it. */
  undoes: Undoing.optional(),
  previousHash: z.string().length(64),
  hash: z.string().length(64),
});
export type Entry = z.infer<typeof Entry>;

/** What a caller wants posted; the chain adds the rest. */
export type EntryDraft = Pick<
  Entry,
  'kind' | 'amount' | 'contra' | 'reference' | 'note' | 'by' | 'commission' | 'undoes'
>;

/** Where a chain ends: what the next entry builds on. */
export type Head = Pick<Entry, 'account' | 'seq' | 'at' | 'balanceAfter' | 'paidToday' | 'hash'>;

const GENESIS = '0'.repeat(64);

/** The head of an account that has no entry yet. */
export function emptyHead(account: AgentNumber): Head {
  return {
    account,
    seq: 0,
    at: '1970-01-01T00:00:00.000Z' as Instant,
    balanceAfter: kurus(0),
    paidToday: kurus(0),
    hash: GENESIS,
  };
}

/**
 * The entry that follows a head. Time never runs backwards along a chain, whatever the writers' clocks say. Throws when
 * the legs do not balance: that is a bug, not bad input.
 */
export function nextEntry(head: Head, draft: EntryDraft, now: Instant): Entry {
  if (sumKurus([draft.amount, ...draft.contra.map((leg) => leg.amount)]) !== 0) {
    throw new Error(`entry for ${draft.reference} does not balance`);
  }
  const at = now > head.at ? now : head.at;
  const body = {
    account: head.account,
    seq: head.seq + 1,
    at,
    kind: draft.kind,
    amount: draft.amount,
    balanceAfter: kurus(head.balanceAfter + draft.amount),
    paidToday: paidToday(head, draft, at),
    contra: draft.contra,
    reference: draft.reference,
    ...(draft.note === undefined ? {} : { note: draft.note }),
    ...(draft.by === undefined ? {} : { by: draft.by }),
    ...(draft.commission === undefined ? {} : { commission: draft.commission }),
    ...(draft.undoes === undefined ? {} : { undoes: draft.undoes }),
    previousHash: head.hash,
  };
  return { ...body, hash: hashEntry(body) };
}

/**
 * SHA-256 over the entry's fields in a fixed order, so that any later change of any of them shows. What was not kept from
 * the beginning comes last and only where it is there: entries from before it keep their hash.
 */
export function hashEntry(entry: Omit<Entry, 'hash'>): string {
  const legs = entry.contra.map((leg) => [leg.account, leg.amount]);
  const fields = [
    entry.account,
    entry.seq,
    entry.at,
    entry.kind,
    entry.amount,
    entry.balanceAfter,
    entry.paidToday,
    legs,
    entry.reference,
    entry.note ?? null,
    entry.by ?? null,
    entry.commission ?? null,
    entry.previousHash,
    ...(entry.undoes === undefined ? [] : [[entry.undoes.day, entry.undoes.why]]),
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(fields))));
}

export type Break = {
  readonly account: AgentNumber;
  readonly seq: number;
  readonly reason:
    | 'sequence'
    | 'previous-hash'
    | 'hash'
    | 'balance'
    | 'paid-today'
    | 'double-entry'
    | 'time'
    | 'negative-balance';
};

/** What is wrong with an entry that should follow a head, or undefined when it does. Checked in the order of `Break`. */
export function findBreak(head: Head, entry: Entry): Break | undefined {
  const broken = (reason: Break['reason']): Break => ({ account: head.account, seq: entry.seq, reason });
  if (entry.account !== head.account || entry.seq !== head.seq + 1) return broken('sequence');
  if (entry.previousHash !== head.hash) return broken('previous-hash');
  if (entry.hash !== hashEntry(entry)) return broken('hash');
  if (entry.balanceAfter !== head.balanceAfter + entry.amount) return broken('balance');
  if (entry.paidToday !== paidToday(head, entry, entry.at)) return broken('paid-today');
  if (entry.amount + entry.contra.reduce((sum, leg) => sum + leg.amount, 0) !== 0) return broken('double-entry');
  if (entry.at < head.at) return broken('time');
  if (entry.balanceAfter < 0 && entry.amount < 0) return broken('negative-balance');
  return undefined;
}

/**
 * A refund frees the limit of the day it comes on when that day took the payment, and never more than was taken: what comes
 * back of an earlier day's payment frees nothing today. One that does not tell its payment's day frees as it did when it
 * was written.
 */
function paidToday(
  head: Head,
  { kind, amount, undoes }: Pick<Entry, 'kind' | 'amount' | 'undoes'>,
  at: Instant,
): Kurus {
  const today = dayOf(at);
  const before = dayOf(head.at) === today ? head.paidToday : 0;
  const counts = kind === 'payment' || (kind === 'refund' && (undoes === undefined || undoes.day === today));
  return kurus(counts ? Math.max(0, before - amount) : before);
}
