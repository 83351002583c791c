import type { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import type { Instant } from '../../shared/domain/instant';
import { isOpen } from '../../shared/domain/institution';
import type { Books, OwedBill } from './books';
import { isDone } from './orders';

/** The least part of a bill that a simulated institution takes. */
const LEAST_PART_KURUS = 1_000;

/** The least that may be paid of a bill whose institution takes parts. */
export function leastPart({ owed }: OwedBill): number {
  return Math.min(owed, LEAST_PART_KURUS);
}

/** Why the institution would not take a payment, if so; checked in the order of the protocol's list. */
export function paymentRefusal(books: Books, { institution: id, bill: number, amount }: PaymentOrder, now: Instant) {
  const institution = books.institutions.get(id);
  const bill = books.findBill(id, number);
  if (institution === undefined || bill === undefined) return 'bill-not-found';
  if (bill.owed === 0) return 'already-paid';
  const least = institution.allowsPartial ? leastPart(bill) : bill.owed;
  if (amount < least || amount > bill.owed) return 'amount-not-accepted';
  const older = books.openBills(id, bill.keys)?.find(({ period }) => period < bill.period);
  if (institution.order === 'oldest-first' && older !== undefined) return 'older-bill-first';
  return isOpen(institution, now) ? undefined : 'institution-closed';
}

/** Why a payment cannot be cancelled, if so; checked in the order of the protocol's list. */
export function cancellationRefusal(books: Books, { payment: reference, amount }: CancellationOrder, now: Instant) {
  const payment = books.payment(reference);
  if (payment === undefined || !isDone(payment, now)) return 'payment-not-paid';
  if (books.cancellationOf(reference) !== undefined) return 'already-cancelled';
  return amount === payment.amount ? undefined : 'amount-differs';
}
