import type { Cancellation } from './cancellation';
import type { CancellationAnswer } from './gateway-answer';
import { dayOf, type Instant, later } from './instant';
import type { EntryDraft } from './ledger';
import { type Payment, refundEntry } from './payment';
import { Refusal } from './refusal';
import { cancellationDeadline, type Holiday } from './working-day';

const FIRST_ASK_MS = 10_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** A payment whose cancellation was reported. */
export type CancellingPayment = Payment & { readonly cancellation: Cancellation };

export function isCancelling(payment: Payment): payment is CancellingPayment {
  return payment.state === 'cancelling' && payment.cancellation !== undefined;
}

/** Whether a cancellation of the payment was ever reported, whatever came of it. */
export function isReported(payment: Payment): payment is CancellingPayment {
  return payment.cancellation !== undefined;
}

/** What the agent tells: why, and the papers that go with it. */
export type CancellationReport = Pick<Cancellation, 'reason' | 'form' | 'idCopy' | 'reportedBy'>;

/**
 * The payment with its cancellation reported. Refuses `not-cancellable` unless it is paid, by this very day, and was not
 * refused a cancellation before; then `too-late-to-cancel` from the closing hour on, or on a day the banks do not work.
 */
export function reportCancellation(
  payment: Payment,
  report: CancellationReport,
  holidays: readonly Holiday[],
  now: Instant,
): CancellingPayment {
  if (payment.state !== 'paid' || payment.cancellation !== undefined || dayOf(payment.startedAt) !== dayOf(now)) {
    throw new Refusal('not-cancellable');
  }
  const closesAt = cancellationDeadline(now, holidays);
  if (closesAt === undefined || now >= closesAt) throw new Refusal('too-late-to-cancel');
  const cancellation = { ...report, reference: `${payment.id}-C`, reportedAt: now, closesAt };
  return { ...payment, state: 'cancelling', asks: 0, nextAskAt: closesAt, cancellation };
}

/** Until when a payment can be reported; undefined when it cannot (any more). */
export function cancellableUntil(payment: Payment, holidays: readonly Holiday[], now: Instant): Instant | undefined {
  if (payment.state !== 'paid' || payment.cancellation !== undefined || dayOf(payment.startedAt) !== dayOf(now)) {
    return undefined;
  }
  const closesAt = cancellationDeadline(now, holidays);
  return closesAt !== undefined && now < closesAt ? closesAt : undefined;
}

/** About to be passed to the bank: written before it is sent, so that it is never forgotten what may have been received. */
export function passCancellation(payment: CancellingPayment, now: Instant): CancellingPayment {
  return {
    ...payment,
    asks: payment.asks + 1,
    nextAskAt: later(now, FIRST_ASK_MS),
    cancellation: { ...payment.cancellation, passedAt: now },
  };
}

/** What the bank's answer to a cancellation does. */
export type CancellationStep =
  | { readonly outcome: 'waiting' | 'refused'; readonly payment: Payment }
  | { readonly outcome: 'cancelled'; readonly payment: Payment; readonly refund: EntryDraft };

/**
 * The bank has spoken. Accepted: the money goes back. Refused: the payment stands as paid, with the reason, and the agent
 * hands over the receipt. Anything else changes nothing but when to ask next; `spread` in [0, 1) spreads the asks.
 */
export function answerCancellation(
  payment: CancellingPayment,
  answer: CancellationAnswer,
  now: Instant,
  spread: number,
): CancellationStep {
  const { nextAskAt: _, ...rest } = payment;
  const answered: Cancellation = { ...payment.cancellation, answeredAt: now };
  if (answer.kind === 'accepted') {
    const cancelled: Payment = { ...rest, state: 'cancelled', cancellation: answered };
    return { outcome: 'cancelled', payment: cancelled, refund: refundEntry(cancelled) };
  }
  if (answer.kind === 'refused') {
    const cancellation = { ...answered, refusal: answer.reason };
    return { outcome: 'refused', payment: { ...rest, state: 'paid', cancellation } };
  }
  const longestMs = Math.min(LONGEST_WAIT_MS, FIRST_ASK_MS * 2 ** payment.asks);
  const nextAskAt = later(now, Math.round(longestMs * (0.5 + spread / 2)));
  return { outcome: 'waiting', payment: { ...payment, asks: payment.asks + 1, nextAskAt } };
}

/** Whether the bank has answered and the one who reported the cancellation has not been told. */
export function isUntold(payment: Payment): payment is CancellingPayment {
  return payment.cancellation?.answeredAt !== undefined && payment.cancellation.toldAt === undefined;
}

/** About to tell of the answer: written before the message goes out, so that it goes out at most once. */
export function tellAnswer(payment: CancellingPayment, now: Instant): Payment {
  return { ...payment, asks: payment.asks + 1, cancellation: { ...payment.cancellation, toldAt: now } };
}
