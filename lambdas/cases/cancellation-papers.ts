import type { ShownCancellation } from '../../shared/api/desk';
import type { AgentNumber } from '../../shared/domain/agent';
import { type CancellingPayment, isReported } from '../../shared/domain/cancel-payment';
import type { Instant } from '../../shared/domain/instant';
import type { Paper } from '../../shared/domain/paper';
import type { PaymentId } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import { institutionNames } from '../reports/names';
import type { Institutions } from '../stores/institutions';
import type { PaperRecords } from '../stores/papers';
import type { Payments } from '../stores/payments';

export interface CancellationDependencies {
  readonly payments: Pick<Payments, 'find' | 'due'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
  readonly paperRecords: Pick<PaperRecords, 'findAll'>;
}

const EVER = '9999-12-31T23:59:59.999Z' as Instant;
/** More than a day brings; staff see those whose hour is next. */
const MOST_OPEN = 100;

/** Cancellations whose answer is open, those whose hour comes first on top. */
export async function openCancellations(dependencies: CancellationDependencies): Promise<ShownCancellation[]> {
  const { payments, institutions } = dependencies;
  const found = (await payments.due('cancellation', EVER, MOST_OPEN)).filter(isReported);
  const nameOf = await institutionNames(
    found.map(({ institution }) => institution),
    institutions,
  );
  return found.map((payment) => show(payment, nameOf(payment.institution)));
}

/** One cancellation, answered or not. Refuses `not-found` for a payment that was never reported. */
export async function findCancellation(
  agent: AgentNumber,
  id: PaymentId,
  dependencies: CancellationDependencies,
): Promise<ShownCancellation> {
  const payment = await load(agent, id, dependencies);
  const nameOf = await institutionNames([payment.institution], dependencies.institutions);
  return show(payment, nameOf(payment.institution));
}

/**
 * The form or the ID copy that was uploaded with a report. Refuses `not-found` where there is none such: its time is over,
 * or the report came as a case, which holds its papers.
 */
export async function findCancellationPaper(
  { agent, payment: id, paper }: { agent: AgentNumber; payment: PaymentId; paper: 'form' | 'id-copy' },
  dependencies: CancellationDependencies,
): Promise<Paper> {
  const { cancellation } = await load(agent, id, dependencies);
  const wanted = paper === 'form' ? cancellation.form : cancellation.idCopy;
  const [found] = await dependencies.paperRecords.findAll(agent, [wanted]);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

async function load(
  agent: AgentNumber,
  id: PaymentId,
  { payments }: Pick<CancellationDependencies, 'payments'>,
): Promise<CancellingPayment> {
  const payment = await payments.find(agent, id);
  if (payment === undefined || !isReported(payment)) throw new Refusal('not-found');
  return payment;
}

function show(payment: CancellingPayment, institutionName: string): ShownCancellation {
  const { id, agent, state, subscriber, bill, period, amount, fee, startedAt, cancellation } = payment;
  const { reason, reportedAt, closesAt, passedAt, answeredAt, refusal } = cancellation;
  return {
    ...{ id, agent, state, institutionName, subscriber, bill, period, amount, fee, startedAt },
    ...{ reason, reportedAt, closesAt, passedAt, answeredAt, refusal },
  };
}
