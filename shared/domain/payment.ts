import * as z from 'zod';
import { AgentNumber } from './agent';
import { Cancellation } from './cancellation';
import type { GatewayAnswer } from './gateway-answer';
import { Day, dayOf, Instant, later } from './instant';
import { Kurus, kurus } from './kurus';
import type { EntryDraft } from './ledger';
import { PaymentId, type Quote } from './quote';
import { ReceiptRequest } from './receipt-request';
import { Refusal } from './refusal';

export const PaymentState = z.enum(['pending', 'manual', 'paid', 'refused', 'cancelling', 'cancelled']);
export type PaymentState = z.infer<typeof PaymentState>;

/** A bill payment: from the moment the balance is debited until nobody can change it any more. */
export const Payment = z.object({
  id: PaymentId,
  agent: AgentNumber,
  user: z.string(),
  state: PaymentState,
  institution: z.string(),
  keys: z.record(z.string(), z.string()),
  bill: z.string(),
  period: z.string(),
  dueOn: Day.optional(),
  subscriber: z.string(),
  /** What the institution gets. */
  amount: Kurus,
  /** What the payer adds (masraf). */
  fee: Kurus,
  /** What the agent earns (komisyon); posted at day end. */
  commission: Kurus,
  startedAt: Instant,
  /**
   * How often the gateway was asked for the outcome, or a cancellation's answer told or a receipt requested, and when it is asked next. Who
   * moves a payment on raises it or changes the state, so that two who read the same cannot both move it.
   */
  asks: z.int().nonnegative(),
  nextAskAt: Instant.optional(),
  /** The gateway has said no once; a second no, or the end of its settling window, makes it definite. */
  isRefusedOnce: z.boolean().optional(),
  settledAt: Instant.optional(),
  /** The gateway's receipt number. */
  receipt: z.string().optional(),
  refusal: z.string().optional(),
  cancellation: Cancellation.optional(),
  receiptRequest: ReceiptRequest.optional(),
});
export type Payment = z.infer<typeof Payment>;

/** What a list of payments that wait for people shows of one. */
export const WaitingPayment = Payment.pick({
  id: true,
  agent: true,
  institution: true,
  keys: true,
  subscriber: true,
  period: true,
  bill: true,
  amount: true,
  fee: true,
  startedAt: true,
  asks: true,
  refusal: true,
});
export type WaitingPayment = z.infer<typeof WaitingPayment>;

/** How long after sending the gateway may still change its mind about a payment it has not settled. */
export const SETTLING_MS = 2 * 60_000;
/** A payment whose outcome is unknown this long goes to staff. */
export const MANUAL_AFTER_MS = 24 * 3_600_000;
/** The process that starts a payment is through by then, or was ended: nobody else asks about it before. */
const STARTING_MS = 30_000;
const FIRST_ASK_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** The payment a quote becomes when somebody pays it, before the gateway hears of it. `part` pays less than the whole. */
export function startPayment(quote: Quote, user: string, part: Kurus | undefined, now: Instant): Payment {
  const { expiresAt: _, minimum: __, after: ___, amount, ...fields } = quote;
  return {
    ...fields,
    amount: part ?? amount,
    user,
    state: 'pending',
    startedAt: now,
    asks: 0,
    nextAskAt: later(now, STARTING_MS),
  };
}

/** Whether the institution has the money, or may have it. */
export function isStanding({ state }: Payment): boolean {
  return state !== 'refused' && state !== 'cancelled';
}

/** What the payer hands over and the balance is debited with. */
export function totalOf({ amount, fee }: Pick<Payment, 'amount' | 'fee'>): Kurus {
  return kurus(amount + fee);
}

/** The entry that debits the balance: the institution is owed the bill, the company earns the fee. */
export function paymentEntry(payment: Payment): EntryDraft {
  return { kind: 'payment', ...posting(payment, -1) };
}

/** The entry that gives back a payment that did not happen or was undone. */
export function refundEntry(payment: Payment): EntryDraft {
  const why = payment.state === 'cancelled' ? 'cancelled' : 'refused';
  return { kind: 'refund', ...posting(payment, 1), undoes: { day: dayOf(payment.startedAt), why } };
}

/** A payment that was never sent, and never will be: its money goes back at once. */
export function withdraw(payment: Payment, now: Instant): Settlement {
  const withdrawn: Payment = { ...settled(payment, now), state: 'refused', refusal: 'not-sent' };
  return { outcome: 'refused', payment: withdrawn, refund: refundEntry(withdrawn) };
}

/** What a gateway's answer does: nothing but waiting, a settled payment, or a refused one whose money goes back. */
export type Settlement =
  | { readonly outcome: 'waiting' | 'paid'; readonly payment: Payment }
  | { readonly outcome: 'refused'; readonly payment: Payment; readonly refund: EntryDraft };

/**
 * The gateway has spoken. Only what it confirms moves money: `paid` settles; a refusal gives the money back once it is
 * said twice or stands after the settling window; everything else (`unknown`, a first refusal) changes nothing but when
 * to ask next, and after a day who cares for it. `spread` in [0, 1) spreads the asks. A settled payment stays as it is.
 */
export function settle(payment: Payment, answer: GatewayAnswer, now: Instant, spread: number): Settlement {
  if (payment.state !== 'pending' && payment.state !== 'manual') return { outcome: 'waiting', payment };
  if (answer.kind === 'paid') {
    return { outcome: 'paid', payment: { ...settled(payment, now), state: 'paid', receipt: answer.receipt } };
  }
  const isOver = now >= later(payment.startedAt, SETTLING_MS);
  const isRefusal = answer.kind === 'refused' && (payment.isRefusedOnce === true || isOver);
  const isForgotten =
    answer.kind === 'unknown' && answer.why === 'unknown-reference' && payment.isRefusedOnce === true && isOver;
  if (isRefusal || isForgotten) {
    const refusal = answer.kind === 'refused' ? answer.reason : (payment.refusal ?? 'refused');
    const refused: Payment = { ...settled(payment, now), state: 'refused', refusal };
    return { outcome: 'refused', payment: refused, refund: refundEntry(refused) };
  }
  return { outcome: 'waiting', payment: askLater(payment, answer, now, spread) };
}

/**
 * Staff have found out what became of a payment that its gateway could not tell for a day: `paid`, or `refused`, which
 * gives the money back. Refuses `not-open` unless the payment waits for staff.
 */
export function settleByHand(payment: Payment, outcome: 'paid' | 'refused', reason: string, now: Instant): Settlement {
  if (payment.state !== 'manual') throw new Refusal('not-open');
  if (outcome === 'paid') return { outcome, payment: { ...settled(payment, now), state: 'paid' } };
  const refused: Payment = { ...settled(payment, now), state: 'refused', refusal: reason };
  return { outcome, payment: refused, refund: refundEntry(refused) };
}

function askLater({ nextAskAt: _, ...payment }: Payment, answer: GatewayAnswer, now: Instant, spread: number): Payment {
  const longestMs = Math.min(LONGEST_WAIT_MS, FIRST_ASK_MS * 2 ** payment.asks);
  const isManual = payment.state === 'manual' || now >= later(payment.startedAt, MANUAL_AFTER_MS);
  return {
    ...payment,
    asks: payment.asks + 1,
    ...(isManual ? { state: 'manual' } : { nextAskAt: later(now, Math.round(longestMs * (0.5 + spread / 2))) }),
    ...(answer.kind === 'refused' ? { isRefusedOnce: true, refusal: answer.reason } : {}),
  };
}

function settled({ nextAskAt: _, isRefusedOnce: __, refusal: ___, ...payment }: Payment, now: Instant): Payment {
  return { ...payment, settledAt: now };
}

function posting(payment: Payment, sign: 1 | -1): Omit<EntryDraft, 'kind'> {
  const fee = payment.fee === 0 ? [] : [{ account: 'fee-income', amount: kurus(-sign * payment.fee) }];
  return {
    amount: kurus(sign * totalOf(payment)),
    contra: [{ account: `institution:${payment.institution}`, amount: kurus(-sign * payment.amount) }, ...fee],
    reference: `payment:${payment.id}`,
    note: `${payment.institution} ${payment.period}`.slice(0, 120),
    by: payment.user,
    commission: kurus(sign === 1 ? 0 - payment.commission : payment.commission),
  };
}
