import { type Day, dayOf, later } from './instant';
import type { Payment } from './payment';
import type { BookLine } from './reconciliation';

/** How far a gateway's clock may differ from ours. */
const SKEW_MS = 5 * 60_000;

/** What a payment did to a gateway's books, and between which days by the gateway's clock; mostly one and the same. */
export interface OurLine extends BookLine {
  readonly payment: Payment;
  readonly earliest: Day;
  readonly latest: Day;
  /** The day by our own clock: when we heard of it. */
  readonly heardOn: Day;
}

/**
 * The effects of a payment that we know of. The gateway paid it between our starting and our hearing of it, and cancelled
 * it between the report and the answer; near midnight these are two days, and only the gateway knows which.
 */
export function ourLinesOf(payment: Payment): OurLine[] {
  const { id, institution, amount, state, startedAt, settledAt = startedAt, cancellation } = payment;
  if (state !== 'paid' && state !== 'cancelling' && state !== 'cancelled') return [];
  const line = { reference: id, institution, amount, payment };
  const span = (from: Payment['startedAt'], heardAt: Payment['startedAt']) => ({
    earliest: dayOf(later(from, -SKEW_MS)),
    latest: dayOf(later(heardAt, SKEW_MS)),
    heardOn: dayOf(heardAt),
  });
  const paid: OurLine = { ...line, kind: 'paid', ...span(startedAt, settledAt) };
  if (state !== 'cancelled' || cancellation === undefined) return [paid];
  const { reportedAt, answeredAt = reportedAt } = cancellation;
  return [paid, { ...line, kind: 'cancelled', ...span(reportedAt, answeredAt) }];
}
