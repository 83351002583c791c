import type { Instant } from '../../shared/domain/instant';
import type { Books, OwedBill } from './books';
import { CollectionFault, CollectionFaults } from './faults';
import { BadRequest, bodyOf, type Routes } from './http';
import { BillOrder, isDone, type KeptPayment } from './orders';

/** An open bill as the developer console shows it. */
export function showBill({ institution, keys, subscriberName, bill, period, dueOn, owed }: OwedBill) {
  return { institution, keys, subscriberName, bill, period, ...(dueOn !== undefined && { dueOn }), amountKurus: owed };
}

/** A payment that was really made, for those who want to check that nothing was made twice. */
export function showPayments(books: Books, now: Instant) {
  return books
    .payments()
    .filter((payment) => isDone(payment, now))
    .map((payment) => showPayment(books, payment, now));
}

function showPayment(
  books: Books,
  { reference, institution, bill, amount, receipt = '', settledAt }: KeptPayment,
  now: Instant,
) {
  const cancellation = books.cancellationOf(reference);
  const isCancelled = cancellation !== undefined && isDone(cancellation, now);
  return { reference, institution, bill, amountKurus: amount, receipt, paidAt: settledAt, isCancelled };
}

/** What the developer console uses: no part of the protocol. */
export function controlRoutes(books: Books, faults: Map<string, CollectionFault>, now: () => Instant): Routes {
  return {
    'GET /control/bills': ({ url }) => ({
      status: 200,
      body: { bills: books.listOpen(url.searchParams.get('institution') ?? undefined).map(showBill) },
    }),
    'POST /control/bills'(question) {
      const order = bodyOf(question, BillOrder);
      try {
        return { status: 201, body: showBill(books.addBill(order)) };
      } catch (error) {
        if (error instanceof RangeError) throw new BadRequest(400, 'malformed', error.message);
        throw error;
      }
    },
    'GET /control/payments': () => ({ status: 200, body: { payments: showPayments(books, now()) } }),
    'GET /control/faults': () => ({ status: 200, body: Object.fromEntries(faults) }),
    'PUT /control/faults'(question) {
      const wanted = Object.entries(bodyOf(question, CollectionFaults));
      const unknown = wanted.find(([target]) => !books.institutions.has(target.split('/')[0] ?? ''));
      if (unknown !== undefined) throw new BadRequest(404, 'no-such-institution', unknown[0]);
      for (const [target, fault] of wanted) {
        if (JSON.stringify(fault) === JSON.stringify(CollectionFault.parse({}))) faults.delete(target);
        else faults.set(target, fault);
      }
      return { status: 200, body: Object.fromEntries(faults) };
    },
  };
}
