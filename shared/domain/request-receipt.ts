import { cancellableUntil } from './cancel-payment';
import type { Instant } from './instant';
import type { Payment } from './payment';
import type { ReceiptRequest, RequestGround } from './receipt-request';
import { Refusal } from './refusal';
import type { Holiday } from './working-day';

/** On what ground a receipt can be requested now; undefined unless the bill is paid and nothing can undo it here any more. */
export function requestGround(payment: Payment, holidays: readonly Holiday[], now: Instant): RequestGround | undefined {
  if (payment.state !== 'paid') return undefined;
  if (payment.cancellation !== undefined) return 'cancellation-refused';
  return cancellableUntil(payment, holidays, now) === undefined ? 'too-late' : undefined;
}

/**
 * The payment with a receipt requested. Asked again it stays as it was first asked. Refuses `receipt-request-too-early`
 * while the payment can be cancelled or its cancellation is open, and for one that is not paid.
 */
export function requestReceipt(
  payment: Payment,
  { reason, requestedBy }: Pick<ReceiptRequest, 'reason' | 'requestedBy'>,
  holidays: readonly Holiday[],
  now: Instant,
): Payment {
  if (payment.receiptRequest !== undefined) return payment;
  const ground = requestGround(payment, holidays, now);
  if (ground === undefined) throw new Refusal('receipt-request-too-early');
  return {
    ...payment,
    asks: payment.asks + 1,
    receiptRequest: { ground, reason, requestedAt: now, requestedBy },
  };
}
