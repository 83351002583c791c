import fc from 'fast-check';
import type { Database } from '../../lambdas/stores/database';
import type { Posting } from '../../lambdas/stores/ledger';
import type { Payments } from '../../lambdas/stores/payments';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { AgentNumber } from '../../shared/domain/agent';
import { type Instant, later } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { type Entry, type EntryDraft, emptyHead, type Head, nextEntry } from '../../shared/domain/ledger';
import { type Payment, paymentEntry, refundEntry, startPayment } from '../../shared/domain/payment';
import { agentNumber, aTransfer } from './builders';
import { aQuote, mintId } from './payments';

/** One thing that happens to an account, some time after the one before. */
export interface Happening {
  readonly waitMs: number;
  /** A refund with an odd fee is of a cancelled payment, else of a refused one. */
  readonly what: 'load' | 'pay' | 'refund' | 'adjust' | 'close';
  readonly amount: Kurus;
  readonly fee: Kurus;
  readonly commission: Kurus;
  readonly institution: string;
  readonly user: string;
}

const HOUR_MS = 3_600_000;
const money = (max: number, min = 0) => fc.integer({ min, max }).map(kurus);

/** Whatever happens to an account over some days; what its balance does not afford is left out by who plays it. */
export const aLife: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    waitMs: fc.oneof(fc.integer({ min: 0, max: HOUR_MS }), fc.integer({ min: 0, max: 40 * HOUR_MS })),
    what: fc.constantFrom('load', 'pay', 'pay', 'pay', 'refund', 'adjust', 'close'),
    amount: money(500_000, 1),
    fee: money(900),
    commission: money(900),
    institution: fc.constantFrom('anadolu-gaz', 'hat-telefon', 'yildiz-tv'),
    user: fc.constantFrom('owner', 'cashier1', 'cashier2'),
  }),
  { minLength: 1, maxLength: 30, size: 'max' },
);

export const lifeBegins = '2026-11-20T20:30:00.000Z' as Instant;

/** What a happening posts on top of a head, with the payment it starts or refunds; nothing when it cannot be. */
export interface Deed {
  readonly draft: EntryDraft;
  readonly started?: Payment;
  readonly refunded?: { readonly before: Payment; readonly after: Payment };
}

/** Turns happenings into what they post, remembering what was paid and not given back. */
export function deedsOf(agent: AgentNumber): (happening: Happening, head: Head, at: Instant) => Deed | undefined {
  const paid: Payment[] = [];
  let loads = 0;
  return ({ what, amount, fee, commission, institution, user }, head, at) => {
    switch (what) {
      case 'load':
      case 'adjust': {
        loads += 1;
        const isDebit = what === 'adjust' && commission % 2 === 1 && amount <= head.balanceAfter;
        const signed = kurus(isDebit ? -amount : amount);
        const account = what === 'load' ? 'bank:ziraat-1' : 'suspense';
        return {
          draft: {
            kind: what === 'load' ? 'transfer' : 'adjustment',
            amount: signed,
            contra: [{ account, amount: kurus(0 - signed) }],
            reference: `${what}:${agent}:${loads}`,
          },
        };
      }
      case 'pay': {
        if (amount + fee > head.balanceAfter) return undefined;
        const quote = aQuote({ id: mintId(at), agent, amount, fee, commission, institution });
        const started = startPayment(quote, user, undefined, at);
        paid.push(started);
        return { draft: paymentEntry(started), started };
      }
      case 'refund': {
        const before = paid.splice(commission % Math.max(1, paid.length), 1)[0];
        if (before === undefined) return undefined;
        const after = undone(before, fee % 2 === 1, at);
        return { draft: refundEntry(after), refunded: { before, after } };
      }
      case 'close':
        return undefined;
    }
  };
}

function undone(payment: Payment, isCancelled: boolean, at: Instant): Payment {
  if (isCancelled) return { ...payment, state: 'cancelled' };
  return { ...payment, state: 'refused', refusal: 'institution-refused', settledAt: at };
}

/** The chain of entries that happenings leave, in memory. */
export function entriesOf(life: readonly Happening[], agent = agentNumber()): Entry[] {
  const deedOf = deedsOf(agent);
  const entries: Entry[] = [];
  let at = lifeBegins;
  for (const happening of life) {
    at = later(at, happening.waitMs);
    const head = entries.at(-1) ?? emptyHead(agent);
    const deed = deedOf(happening, head, at);
    if (deed !== undefined) entries.push(nextEntry(head, deed.draft, at));
  }
  return entries;
}

/** A deed as the stores take it. */
export function postingOf({ draft, started, refunded }: Deed, database: Database, payments: Payments): Posting {
  if (started !== undefined) return { entry: draft, cause: payments.startWrite(started) };
  const [refund] = refunded === undefined ? [] : payments.moveWrites(refunded.before, refunded.after);
  if (refund !== undefined) return { entry: draft, cause: refund };
  return { entry: draft, cause: openTransfers(database).creditWrite(aTransfer({ id: draft.reference })) };
}
