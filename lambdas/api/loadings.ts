import { api } from '../../shared/api';
import { CLAIMABLE_DAYS } from '../../shared/domain/claimable';
import { dayAfter, dayOf } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { registerIban } from '../../shared/domain/registered-iban';
import { claim } from '../loading/claim';
import { listLoadings } from '../loading/list-loadings';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { type Claims, openClaims } from '../stores/claims';
import { openDatabase } from '../stores/database';
import { type Ledger, openLedger } from '../stores/ledger';
import { openRegisteredIbans, type RegisteredIbans } from '../stores/registered-ibans';
import { openSenders, type Senders } from '../stores/senders';
import { openSessions } from '../stores/sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';
import { openTransfers, type Transfers } from '../stores/transfers';

export interface LoadingsDependencies extends ServeDependencies {
  readonly ledger: Ledger;
  readonly transfers: Transfers;
  readonly claims: Claims;
  readonly agents: Agents;
  readonly senders: Pick<Senders, 'loadedFrom'>;
  readonly registeredIbans: RegisteredIbans;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly throttles: Throttles;
}

/** Enough for honest mistakes; too few to find out by guessing what others have sent. */
const claimsByAgent: Limit = { name: 'claims', most: 5, windowMs: 86_400_000 };

export const operations: Operations<typeof api.loadings, LoadingsDependencies> = {
  async list({ session, query: { page } }, dependencies) {
    return listLoadings(session.agent, page, dependencies);
  },

  async claim({ session, body, now }, dependencies) {
    const today = dayOf(now);
    if (body.day > today || body.day < dayAfter(today, -CLAIMABLE_DAYS)) {
      throw new Refusal('invalid-request', { field: 'day' });
    }
    const accounts = await dependencies.bankAccounts.list();
    if (!accounts.some(({ id, isShown }) => id === body.account && isShown)) throw new Refusal('not-found');
    await dependencies.throttles.count(claimsByAgent, session.agent, now);
    return { outcome: await claim({ ...body, agent: session.agent, user: session.user, at: now }, dependencies) };
  },

  async choices({ session }, { agents, registeredIbans }) {
    const [user, ibans] = await Promise.all([
      agents.findUser(session.agent, session.user),
      registeredIbans.ofAgent(session.agent),
    ]);
    if (user === undefined) throw new Refusal('not-signed-in');
    const [registration] = await agents.registrations([user.phone]);
    return { wantsSms: registration?.wantsLoadingSms === true, ibans };
  },

  async setSms({ session, body: { wants } }, { agents }) {
    const user = await agents.findUser(session.agent, session.user);
    if (user === undefined) throw new Refusal('not-signed-in');
    await agents.setLoadingSms(user, wants);
    return { wants };
  },

  async registerIban({ session, body, now }, { transfers, senders, registeredIbans }) {
    const loading = await transfers.find(body);
    // Nobody learns from a refusal that somebody else's transfer exists.
    if (loading?.agent !== session.agent) throw new Refusal('not-found');
    const loaded = await senders.loadedFrom(loading.senderIban ?? '');
    const othersLoaded = [...loaded].some((agent) => agent !== session.agent);
    const { agent, user } = session;
    const registration = registerIban(loading, { agent, user, othersLoaded, at: now });
    if ((await registeredIbans.register(registration)) === 'taken') throw new Refusal('iban-registered');
    return registration;
  },

  async dropIban({ session, params: { iban } }, { registeredIbans }) {
    const own = await registeredIbans.ofAgent(session.agent);
    if (own.some((one) => one.iban === iban)) await registeredIbans.drop(session.agent, iban);
    return {};
  },
};

const database = openDatabase(process.env);
export const handler = serve(api.loadings, operations, {
  sessions: openSessions(database),
  ledger: openLedger(database, jittered(5)),
  transfers: openTransfers(database),
  claims: openClaims(database),
  agents: openAgents(database),
  senders: openSenders(database),
  registeredIbans: openRegisteredIbans(database),
  bankAccounts: openBankAccounts(database),
  throttles: openThrottles(database),
  now,
});
