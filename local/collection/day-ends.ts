import { writeDecimal } from '../../shared/domain/decimal-amount';
import type { GatewayLine } from '../../shared/domain/gateway-day-end';
import { Day, dayOf, type Instant } from '../../shared/domain/instant';
import { kurus, sumKurus } from '../../shared/domain/kurus';
import type { Books } from './books';
import { type CollectionFault, faultOf } from './faults';
import { BadRequest, type Routes } from './http';
import { isDone } from './orders';
import type { SimulatedCollection } from './service';

/** The day ends of the protocol: totals by institution, and the lines they are made of, page by page. */
export function dayEndRoutes({ books, faults, now }: SimulatedCollection, linesPerPage: number): Routes {
  return {
    'GET /day-ends/{day}'(_question, text) {
      const day = dayFrom(text);
      const lines = linesOf(books, faults, day, now());
      const institutions = [...new Set(lines.map(({ institution }) => institution))].sort();
      const totals = institutions.map((id) =>
        totalOf(
          id,
          lines.filter(({ institution }) => institution === id),
        ),
      );
      return { status: 200, body: { day, isFinal: day < dayOf(now()), totals } };
    },

    'GET /day-ends/{day}/lines'({ url }, text) {
      const day = dayFrom(text);
      const page = Number(url.searchParams.get('page') ?? '1');
      if (!Number.isSafeInteger(page) || page < 1) throw new BadRequest(400, 'malformed', 'page: 1, 2, 3 …');
      const lines = linesOf(books, faults, day, now());
      const end = page * linesPerPage;
      const shown = lines
        .slice(end - linesPerPage, end)
        .map((line) => ({ ...line, amount: writeDecimal(line.amount) }));
      return { status: 200, body: { day, page, hasMore: end < lines.length, lines: shown } };
    },
  };
}

function linesOf(books: Books, faults: ReadonlyMap<string, CollectionFault>, day: Day, now: Instant): GatewayLine[] {
  const isOfDay = (entry: Parameters<typeof isDone>[0]) => isDone(entry, now) && dayOf(entry.settledAt) === day;
  const paid = books.payments().filter(isOfDay);
  const cancelled = books.cancellations().filter(isOfDay);
  const lines = [
    ...paid.map(({ reference, institution, bill, amount, settledAt }) => ({
      kind: 'paid' as const,
      reference,
      institution,
      bill,
      amount,
      at: settledAt,
    })),
    ...cancelled.flatMap(({ reference: cancellation, payment: reference, amount, settledAt }) => {
      const payment = books.payment(reference);
      if (payment === undefined) return [];
      const { institution, bill } = payment;
      return [{ kind: 'cancelled' as const, reference, cancellation, institution, bill, amount, at: settledAt }];
    }),
  ];
  return lines
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .flatMap((line, index) => {
      const isFirst =
        lines.findIndex(({ kind, institution }) => kind === 'paid' && institution === line.institution) === index;
      const { dayEnd } = faultOf(faults, line.institution);
      if (!isFirst || dayEnd === 'exact') return [line];
      return dayEnd === 'missing-line' ? [] : [{ ...line, amount: kurus(line.amount + 1) }];
    });
}

function totalOf(institution: string, lines: readonly GatewayLine[]) {
  const amounts = (wanted: GatewayLine['kind']) =>
    lines.filter(({ kind }) => kind === wanted).map(({ amount }) => amount);
  const [paid, cancelled] = [amounts('paid'), amounts('cancelled')];
  return {
    institution,
    paidCount: paid.length,
    paidAmount: writeDecimal(sumKurus(paid)),
    cancelledCount: cancelled.length,
    cancelledAmount: writeDecimal(sumKurus(cancelled)),
  };
}

function dayFrom(text: string): Day {
  const day = Day.safeParse(text);
  if (!day.success) throw new BadRequest(400, 'malformed', 'day: 2026-11-23');
  return day.data;
}
