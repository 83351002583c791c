import pMap from 'p-map';
import { PAGE_ROWS } from '../../shared/api/page';
import type { RefundRow } from '../../shared/api/reports';
import { dayAfter, startOf } from '../../shared/domain/instant';
import type { Entry, EntryKind } from '../../shared/domain/ledger';
import { PaymentId } from '../../shared/domain/quote';
import type { Institutions } from '../stores/institutions';
import type { Ledger, LedgerPage } from '../stores/ledger';
import type { Payments } from '../stores/payments';
import { institutionNames } from './names';
import type { ReportRange } from './totals';

export interface ListDependencies {
  readonly ledger: Pick<Ledger, 'list'>;
  readonly payments: Pick<Payments, 'find'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
}

/** How many entries a page looks through for those of one kind. */
const LOOKED_THROUGH = 200;
const FOUND_AT_ONCE = 10;

/** A page of a range's entries, newest first; of one kind, those among the next 200. */
export async function listMovements(
  { agent, from, to }: ReportRange,
  kind: EntryKind | undefined,
  page: string | undefined,
  { ledger }: Pick<ListDependencies, 'ledger'>,
  rows: number = kind === undefined ? PAGE_ROWS : LOOKED_THROUGH,
): Promise<LedgerPage> {
  const range = { from: startOf(from), before: startOf(dayAfter(to)) };
  const { entries, ...rest } = await ledger.list(agent, range, page, rows);
  return { entries: kind === undefined ? entries : entries.filter((entry) => entry.kind === kind), ...rest };
}

/** What each refund gave back, and why. */
export async function describeRefunds(
  refunds: readonly Entry[],
  { payments, institutions }: ListDependencies,
): Promise<RefundRow[]> {
  const found = await pMap(refunds, (entry) => refundedPayment(entry, payments), { concurrency: FOUND_AT_ONCE });
  const nameOf = await institutionNames(
    found.map(({ payment }) => payment.institution),
    institutions,
  );
  return found.map(({ entry, payment }) => {
    const { id, institution, subscriber, period, amount, fee, startedAt, state, refusal, cancellation } = payment;
    const isCancelled = state === 'cancelled';
    return {
      ...{ at: entry.at, payment: id, institution, subscriber, period, paidAt: startedAt, amount, fee },
      institutionName: nameOf(institution),
      why: isCancelled ? 'cancelled' : 'not-paid',
      reason: isCancelled ? cancellation?.reason : refusal,
    };
  });
}

async function refundedPayment(entry: Entry, payments: Pick<Payments, 'find'>) {
  const id = PaymentId.parse(entry.reference.replace(/^payment:/, ''));
  const payment = await payments.find(entry.account, id);
  if (payment === undefined) throw new Error(`entry ${entry.seq} of ${entry.account} refunds no payment`);
  return { entry, payment };
}
