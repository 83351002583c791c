import pMap from 'p-map';
import { monotonicFactory } from 'ulid';
import { api } from '../../shared/api';
import type { ShownPayment } from '../../shared/api/bills';
import { PAGE_ROWS } from '../../shared/api/page';
import type { AgentNumber } from '../../shared/domain/agent';
import { cancellableUntil, reportCancellation } from '../../shared/domain/cancel-payment';
import { dayAfter, dayOf, msOf, startOf } from '../../shared/domain/instant';
import { checkKeys } from '../../shared/domain/institution';
import type { PaperPurpose } from '../../shared/domain/paper';
import type { Payment } from '../../shared/domain/payment';
import { openQuote, type PaymentId } from '../../shared/domain/quote';
import type { ReceiptRequest } from '../../shared/domain/receipt-request';
import { Refusal } from '../../shared/domain/refusal';
import { requestGround, requestReceipt } from '../../shared/domain/request-receipt';
import { type InquiryDependencies, inquire } from '../bills/inquire';
import { type PayDependencies, payBasket } from '../bills/pay';
import { openQuoteKeys } from '../bills/quote-keys';
import { showInstitution, showPayment } from '../bills/show';
import { openCollections } from '../gateways/collections';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { openDatabase } from '../stores/database';
import { type Favourites, openFavourites } from '../stores/favourites';
import { type Holidays, openHolidays } from '../stores/holidays';
import { type Institutions, openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openPaperRecords, type PaperRecords } from '../stores/papers';
import { openPayments } from '../stores/payments';
import { openSessions } from '../stores/sessions';

export interface BillsDependencies extends ServeDependencies, InquiryDependencies, PayDependencies {
  readonly agents: Agents;
  readonly institutions: Institutions;
  readonly favourites: Favourites;
  readonly papers: PaperRecords;
  readonly holidays: Holidays;
}

const INQUIRIES_AT_ONCE = 5;

export const operations: Operations<typeof api.bills, BillsDependencies> = {
  async institutions({ now }, { institutions }) {
    const all = await institutions.list();
    return {
      institutions: all.filter(({ isActive }) => isActive).map((one) => showInstitution(one, now)),
      former: all.filter(({ isActive }) => !isActive).map(({ id, name }) => ({ id, name })),
    };
  },

  async inquire({ session, body: { subscriptions }, now }, dependencies) {
    const found = await dependencies.institutions.findAll(subscriptions.map(({ institution }) => institution));
    const results = await pMap(
      subscriptions,
      (one) => inquire(one, found.get(one.institution), session.agent, dependencies, now),
      { concurrency: INQUIRIES_AT_ONCE },
    );
    return { results };
  },

  async pay({ session, body: { items }, now }, dependencies) {
    const keys = await dependencies.quoteKeys();
    const basket = items.map(({ quote, amount }) => ({ quote: openQuote(quote, keys, session.agent), part: amount }));
    const [agent, institutions, head] = await Promise.all([
      dependencies.agents.find(session.agent),
      dependencies.institutions.findAll(basket.map(({ quote }) => quote.institution)),
      dependencies.ledger.newest(session.agent),
    ]);
    if (agent?.state !== 'active') throw new Refusal('agent-not-active');
    const payments = await payBasket(basket, { agent, user: session.user, institutions, head }, dependencies, now);
    return { payments: payments.map((payment) => showPayment(payment, institutions.get(payment.institution))) };
  },

  async payments({ session, query: { from, to, page } }, dependencies) {
    const range = {
      from: from === undefined ? undefined : startOf(from),
      before: to === undefined ? undefined : startOf(dayAfter(to)),
    };
    const { payments, next } = await dependencies.payments.list(session.agent, range, page, PAGE_ROWS);
    const institutions = await dependencies.institutions.findAll(payments.map(({ institution }) => institution));
    return { payments: payments.map((payment) => showPayment(payment, institutions.get(payment.institution))), next };
  },

  async payment({ session, params: { id } }, dependencies) {
    return showOne(await findPayment(session.agent, id, dependencies), dependencies);
  },

  async reportCancellation({ session, params: { id }, body: { reason, form, idCopy }, now }, dependencies) {
    const payment = await findPayment(session.agent, id, dependencies);
    const papers = await dependencies.papers.findAll(session.agent, [form, idCopy]);
    const isThere = (paper: string, purpose: PaperPurpose) =>
      papers.some((one) => one.id === paper && one.purpose === purpose);
    if (!isThere(form, 'cancellation-form') || !isThere(idCopy, 'id-copy')) {
      throw new Refusal('file-not-accepted', { reason: 'missing' });
    }
    const holidays = await dependencies.holidays.between(dayOf(now), dayOf(now));
    const report = { reason, form, idCopy, reportedBy: session.user };
    const reported = reportCancellation(payment, report, holidays, now);
    if (!(await dependencies.payments.move(payment, reported))) throw new Refusal('busy');
    return showOne(reported, dependencies);
  },

  async requestReceipt({ session, params: { id }, body: { reason }, now }, dependencies) {
    const payment = await findPayment(session.agent, id, dependencies);
    const holidays = await dependencies.holidays.between(dayOf(now), dayOf(now));
    const requested = requestReceipt(payment, { reason, requestedBy: session.user }, holidays, now);
    const isKept = requested === payment || (await dependencies.payments.move(payment, requested));
    if (!isKept) throw new Refusal('busy');
    return showOne(requested, dependencies);
  },

  async favourites({ session }, { favourites }) {
    return { favourites: await favourites.list(session.agent) };
  },

  async keepFavourite({ session, body: favourite }, { institutions, favourites }) {
    const { institution: id, keys } = favourite.subscription;
    const institution = (await institutions.findAll([id])).get(id);
    if (institution === undefined) throw new Refusal('unknown-institution', { institution: id });
    const checked = checkKeys(institution, keys);
    if (checked.kind === 'wrong') throw new Refusal('wrong-key', { key: checked.key });
    await favourites.keep(session.agent, { ...favourite, subscription: { institution: id, keys: checked.keys } });
    return {};
  },

  async dropFavourite({ session, params: { id } }, { favourites }) {
    await favourites.drop(session.agent, id);
    return {};
  },
};

async function findPayment(agent: AgentNumber, id: PaymentId, { payments }: BillsDependencies): Promise<Payment> {
  const payment = await payments.find(agent, id);
  if (payment === undefined) throw new Refusal('not-found');
  return payment;
}

/** One payment with what may be done about it. */
async function showOne(payment: Payment, dependencies: BillsDependencies): Promise<ShownPayment> {
  const now = dependencies.now();
  const today = dayOf(now);
  const [institutions, holidays] = await Promise.all([
    dependencies.institutions.findAll([payment.institution]),
    dependencies.holidays.between(today, today),
  ]);
  const shown = showPayment(payment, institutions.get(payment.institution));
  const { receiptRequest } = payment;
  return {
    ...shown,
    cancellableUntil: cancellableUntil(payment, holidays, now),
    ...(receiptRequest === undefined
      ? { requestableOn: requestGround(payment, holidays, now) }
      : { receiptRequest: await named(payment.agent, receiptRequest, dependencies) }),
  };
}

async function named(
  agent: AgentNumber,
  request: ReceiptRequest,
  { agents }: BillsDependencies,
): Promise<ReceiptRequest> {
  const user = await agents.findUser(agent, request.requestedBy);
  return { ...request, requestedBy: user?.name ?? request.requestedBy };
}

/** Ids of one millisecond keep the order they were minted in, so that bills of an inquiry stay oldest first. */
const ulid = monotonicFactory();
const database = openDatabase(process.env);
const secrets = openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now);
export const handler = serve(api.bills, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  institutions: openInstitutions(database),
  favourites: openFavourites(database),
  papers: openPaperRecords(database),
  holidays: openHolidays(database),
  payments: openPayments(database),
  ledger: openLedger(database, jittered(20)),
  collections: openCollections(secrets, now),
  quoteKeys: openQuoteKeys(secrets),
  mintId: (at) => ulid(msOf(at)) as PaymentId,
  random: Math.random,
  now,
});
