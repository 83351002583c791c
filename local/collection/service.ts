import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { DecimalAmount, writeDecimal } from '../../shared/domain/decimal-amount';
import { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import type { Instant } from '../../shared/domain/instant';
import { checkKeys, isOpen } from '../../shared/domain/institution';
import { kurus } from '../../shared/domain/kurus';
import { SubscriptionKeys } from '../../shared/domain/subscription-key';
import type { Books, Fate, OwedBill } from './books';
import { type CollectionFault, faultOf } from './faults';
import { type Answer, BadRequest, bodyOf, type Routes } from './http';
import { isDone, type KeptCancellation, type KeptPayment, stageOf } from './orders';
import { cancellationRefusal, leastPart, paymentRefusal } from './refusal';

/** What the protocol's routes need to know. */
export interface SimulatedCollection {
  readonly books: Books;
  readonly faults: ReadonlyMap<string, CollectionFault>;
  readonly now: () => Instant;
}

const InquiryBody = z.object({ institution: z.string(), keys: SubscriptionKeys });
const PaymentBody = PaymentOrder.extend({ amount: DecimalAmount.pipe(PaymentOrder.shape.amount) });
const CancellationBody = CancellationOrder.extend({ amount: DecimalAmount.pipe(CancellationOrder.shape.amount) });

/** Inquiry, payments and cancellations of the protocol, with the faults of institution and bill. */
export function collectionRoutes({ books, faults, now }: SimulatedCollection): Routes {
  return {
    async 'POST /inquiry'(question) {
      const { institution: id, keys } = bodyOf(question, InquiryBody);
      const fault = faultOf(faults, id);
      await wait(fault.slowMs, undefined, { ref: false });
      if (fault.inquiry === 'lost') return 'lost';
      if (fault.inquiry === 'unavailable') throw unavailable();
      return { status: 200, body: { institution: id, ...inquire(books, id, keys, fault, now()) } };
    },

    async 'POST /payments'(question) {
      const order = bodyOf(question, PaymentBody);
      const fault = faultOf(faults, order.institution, order.bill);
      await wait(fault.slowMs, undefined, { ref: false });
      if (fault.payment === 'unavailable') throw unavailable();
      if (fault.payment === 'lost-before') return 'lost';
      const kept =
        sameOrder(PaymentOrder, order, books.payment(order.reference)) ??
        books.keepPayment(
          order,
          paymentFate(fault, fault.isClosed ? 'institution-closed' : paymentRefusal(books, order, now())),
        );
      return tellOrder(kept, fault, now());
    },

    'GET /payments/{reference}'(_question, reference) {
      const kept = books.payment(reference);
      if (kept === undefined) return { status: 200, body: { reference, status: 'unknown' } };
      return { status: 200, body: distort(tellPayment(kept, now()), faultOf(faults, kept.institution, kept.bill)) };
    },

    async 'POST /cancellations'(question) {
      const order = bodyOf(question, CancellationBody);
      const fault = cancellationFault(order.payment);
      await wait(fault.slowMs, undefined, { ref: false });
      if (fault.cancellation === 'unavailable') throw unavailable();
      if (fault.cancellation === 'lost-before') return 'lost';
      const kept =
        sameOrder(CancellationOrder, order, books.cancellation(order.reference)) ??
        books.keepCancellation(order, cancellationFate(fault, cancellationRefusal(books, order, now())));
      return fault.cancellation === 'lost-after' ? 'lost' : { status: 200, body: tellCancellation(kept, now()) };
    },

    'GET /cancellations/{reference}'(_question, reference) {
      const kept = books.cancellation(reference);
      const body = kept === undefined ? { reference, status: 'unknown' } : tellCancellation(kept, now());
      return { status: 200, body };
    },
  };

  function cancellationFault(payment: string): CollectionFault {
    const { institution = '', bill } = books.payment(payment) ?? {};
    return faultOf(faults, institution, bill);
  }
}

function inquire(books: Books, id: string, keys: SubscriptionKeys, fault: CollectionFault, now: Instant) {
  const institution = books.institutions.get(id);
  if (institution === undefined) return { status: 'not-found' };
  if (fault.isClosed || !isOpen(institution, now)) return { status: 'closed' };
  const check = checkKeys(institution, keys);
  if (check.kind === 'wrong') return { status: 'wrong-keys' };
  const bills = books.openBills(id, check.keys);
  if (bills === undefined) return { status: 'not-found' };
  return { status: 'found', bills: bills.map((bill) => tellBill(bill, institution.allowsPartial)) };
}

function tellBill(bill: OwedBill, allowsPartial: boolean) {
  return {
    bill: bill.bill,
    period: bill.period,
    dueOn: bill.dueOn ?? null,
    amount: writeDecimal(bill.owed),
    minimum: allowsPartial ? writeDecimal(kurus(leastPart(bill))) : null,
    subscriberName: bill.subscriberName,
  };
}

/** The kept order, if the reference is known; refuses when it stands for another content. */
function sameOrder<Order extends object, Kept extends Order>(
  schema: z.ZodType<Order>,
  order: Order,
  kept: Kept | undefined,
) {
  if (kept === undefined) return undefined;
  if (JSON.stringify(schema.parse(kept)) === JSON.stringify(schema.parse(order))) return kept;
  throw new BadRequest(409, 'reference-used', 'the reference stands for another order');
}

/** What a natural refusal or a fault makes of a new payment. A natural refusal comes at once. */
function paymentFate({ payment, lateSeconds, reason }: CollectionFault, refusal: string | undefined): Fate {
  if (refusal !== undefined) return { reason: refusal };
  const lateMs = lateSeconds * 1_000;
  switch (payment) {
    case 'refused':
      return { reason };
    case 'late-paid':
      return { lateMs };
    case 'late-refused':
      return { lateMs, reason };
    case 'unknown-then-paid':
      return { hiddenMs: lateMs };
    default:
      return {};
  }
}

function cancellationFate({ cancellation, lateSeconds, reason }: CollectionFault, refusal: string | undefined): Fate {
  if (refusal !== undefined) return { reason: refusal };
  const isLate = cancellation === 'late-accepted' || cancellation === 'late-refused';
  const isRefused = cancellation === 'refused' || cancellation === 'late-refused';
  return { ...(isLate && { lateMs: lateSeconds * 1_000 }), ...(isRefused && { reason }) };
}

/** The answer to the order itself, where some faults lie that tell the truth when asked for the outcome. */
function tellOrder(kept: KeptPayment, fault: CollectionFault, now: Instant): Answer {
  const told = tellPayment(kept, now);
  const refused = { ...echo(kept), status: 'refused', reason: fault.reason };
  switch (fault.payment) {
    case 'lost-after':
      return 'lost';
    case 'unknown-then-paid':
      return 'silence';
    case 'error-then-paid':
      return { status: 500, body: refused };
    case 'refused-then-paid':
      return { status: 200, body: refused };
    default:
      return { status: 200, body: distort(told, fault) };
  }
}

function distort(told: ReturnType<typeof tellPayment>, { payment }: CollectionFault) {
  if (payment === 'wrong-reference') return { ...told, reference: `${told.reference}X` };
  if (payment === 'wrong-amount' && 'amount' in told) return { ...told, amount: `9${told.amount}` };
  return told;
}

function tellPayment(kept: KeptPayment, now: Instant) {
  const stage = stageOf(kept, now);
  if (stage === 'unknown') return { reference: kept.reference, status: stage };
  if (stage === 'processing') return { ...echo(kept), status: stage };
  if (!isDone(kept, now)) return { ...echo(kept), status: 'refused', reason: kept.reason };
  return { ...echo(kept), status: 'paid', receipt: kept.receipt, at: kept.settledAt };
}

function echo({ reference, institution, bill, amount }: KeptPayment) {
  return { reference, institution, bill, amount: writeDecimal(amount) };
}

function tellCancellation(kept: KeptCancellation, now: Instant) {
  const { reference, payment, amount } = kept;
  const echoed = { reference, payment, amount: writeDecimal(amount) };
  if (stageOf(kept, now) !== 'settled') return { ...echoed, status: 'processing' };
  if (!isDone(kept, now)) return { ...echoed, status: 'refused', reason: kept.reason };
  return { ...echoed, status: 'accepted', at: kept.settledAt };
}

function unavailable(): BadRequest {
  return new BadRequest(503, 'unavailable', 'temporarily out of order');
}
