import pMap from 'p-map';
import { monotonicFactory } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import { dayAfter, msOf, startOf } from '../../shared/domain/instant';
import { checkKeys } from '../../shared/domain/institution';
import { kurus } from '../../shared/domain/kurus';
import { openQuote, type PaymentId } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
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
import { type Institutions, openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openPayments } from '../stores/payments';
import { openSessions } from '../stores/sessions';

export interface BillsDependencies extends ServeDependencies, InquiryDependencies, PayDependencies {
  readonly agents: Agents;
  readonly institutions: Institutions;
  readonly favourites: Favourites;
}

const INQUIRIES_AT_ONCE = 5;

export const operations: Operations<typeof api.bills, BillsDependencies> = {
  async institutions({ now }, { institutions }) {
    const all = await institutions.list();
    return { institutions: all.filter(({ isActive }) => isActive).map((one) => showInstitution(one, now)) };
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
    const [agent, institutions] = await Promise.all([
      dependencies.agents.find(session.agent),
      dependencies.institutions.findAll(basket.map(({ quote }) => quote.institution)),
    ]);
    if (agent?.state !== 'active') throw new Refusal('agent-not-active');
    const payments = await payBasket(basket, { agent, user: session.user, institutions }, dependencies, now);
    const newest = await dependencies.ledger.newest(session.agent);
    return {
      payments: payments.map((payment) => showPayment(payment, institutions.get(payment.institution))),
      balance: newest?.balanceAfter ?? kurus(0),
    };
  },

  async payments({ session, query: { from, to, page } }, { payments, institutions }) {
    const range = {
      from: from === undefined ? undefined : startOf(from),
      before: to === undefined ? undefined : startOf(dayAfter(to)),
    };
    const { payments: rows, next } = await payments.list(session.agent, range, page, PAGE_ROWS);
    const found = await institutions.findAll(rows.map(({ institution }) => institution));
    return { payments: rows.map((payment) => showPayment(payment, found.get(payment.institution))), next };
  },

  async payment({ session, params: { id } }, { payments, institutions }) {
    const payment = await payments.find(session.agent, id);
    if (payment === undefined) throw new Refusal('not-found');
    const found = await institutions.findAll([payment.institution]);
    return showPayment(payment, found.get(payment.institution));
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

/** Ids of one millisecond keep the order they were minted in, so that bills of an inquiry stay oldest first. */
const ulid = monotonicFactory();
const database = openDatabase(process.env);
const secrets = openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now);
export const handler = serve(api.bills, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  institutions: openInstitutions(database),
  favourites: openFavourites(database),
  payments: openPayments(database),
  ledger: openLedger(database, jittered(20)),
  collections: openCollections(secrets, now),
  quoteKeys: openQuoteKeys(secrets),
  mintId: (at) => ulid(msOf(at)) as PaymentId,
  random: Math.random,
  now,
});
