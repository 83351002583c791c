import pMap from 'p-map';
import type { AgentNumber } from '../../shared/domain/agent';
import type { DayEnd } from '../../shared/domain/day-end';
import { type Day, dayAfter, dayOf, startOf } from '../../shared/domain/instant';
import type { Payment } from '../../shared/domain/payment';
import { PaymentId } from '../../shared/domain/quote';
import type { DayEnds } from '../stores/day-ends';
import type { Ledger } from '../stores/ledger';
import type { Payments } from '../stores/payments';

export interface BooksDependencies {
  readonly payments: Pick<Payments, 'find' | 'list'>;
  readonly ledger: Pick<Ledger, 'chain'>;
  readonly dayEnds: Pick<DayEnds, 'latest' | 'closedTo'>;
}

const ROWS = 500;
const AGENTS_AT_ONCE = 16;

/**
 * Every payment that may stand in a gateway's books of a day: those started on it or the day before (later than a day, an
 * outcome is staff's), and older ones given back on it. Costs one small read for each agent, and, of those who worked, the
 * payments of the two days: a million payments are some 200,000 read units and a few hundred megabytes, once a night.
 */
export async function paymentsTouching(
  agents: readonly AgentNumber[],
  day: Day,
  dependencies: BooksDependencies,
): Promise<Payment[]> {
  const closedTo = await dependencies.dayEnds.closedTo();
  const isClosed = closedTo !== undefined && closedTo >= day;
  const found = await pMap(agents, (agent) => paymentsOf(agent, day, isClosed, dependencies), {
    concurrency: AGENTS_AT_ONCE,
  });
  return found.flat();
}

/**
 * Those of these payments that are ours, whoever's and however old: a gateway may carry out on a later day what was started
 * days before and settled by staff meanwhile. Costs a read for each agent and id, so it is for the few that nobody knows.
 */
export async function paymentsNamed(
  agents: readonly AgentNumber[],
  references: readonly string[],
  { payments }: Pick<BooksDependencies, 'payments'>,
): Promise<Payment[]> {
  const ids = references.flatMap((reference) => PaymentId.safeParse(reference).data ?? []);
  const asked = agents.flatMap((agent) => ids.map((id) => ({ agent, id })));
  const found = await pMap(asked, ({ agent, id }) => payments.find(agent, id), { concurrency: AGENTS_AT_ONCE });
  return found.filter((payment) => payment !== undefined);
}

async function paymentsOf(
  agent: AgentNumber,
  day: Day,
  isClosed: boolean,
  dependencies: BooksDependencies,
): Promise<Payment[]> {
  const { payments, dayEnds } = dependencies;
  const end = await dayEnds.latest(agent, day);
  if (isClosed && (end === undefined || end.day < dayAfter(day, -1))) return [];
  const listed = await listPayments(agent, dayAfter(day, -1), day, payments);
  const known = new Set(listed.map(({ id }) => id));
  const mayHaveRefunds =
    end?.day === day ? end.lines.some(({ refused, refunded }) => refused.count + refunded.count > 0) : !isClosed;
  const refunded = mayHaveRefunds ? await refundedOn(agent, day, end, dependencies) : [];
  const older = refunded.filter((id) => !known.has(id)).map((id) => payments.find(agent, id));
  return [...listed, ...(await Promise.all(older)).filter((payment) => payment !== undefined)];
}

async function listPayments(agent: AgentNumber, from: Day, to: Day, payments: Pick<Payments, 'list'>) {
  const listed: Payment[] = [];
  const range = { from: startOf(from), before: startOf(dayAfter(to)) };
  let page: string | undefined;
  do {
    const { payments: rows, next } = await payments.list(agent, range, page, ROWS);
    listed.push(...rows);
    page = next;
  } while (page !== undefined);
  return listed;
}

/** The payments whose money went back on a day, by the account's entries from the last day end before it on. */
async function refundedOn(
  agent: AgentNumber,
  day: Day,
  end: DayEnd | undefined,
  { ledger }: BooksDependencies,
): Promise<PaymentId[]> {
  const after = end?.day === day ? end.firstSeq - 1 : end?.lastSeq;
  const ids: PaymentId[] = [];
  for await (const entry of ledger.chain(agent, after)) {
    if (dayOf(entry.at) > day) break;
    if (entry.kind === 'refund') ids.push(PaymentId.parse(entry.reference.replace(/^payment:/, '')));
  }
  return ids;
}
