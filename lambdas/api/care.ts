import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import type { Agent, AgentNumber, User } from '../../shared/domain/agent';
import { readTaxNumber } from '../../shared/domain/check-form';
import type { Instant } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { maskPhone } from '../../shared/domain/phone';
import { Refusal } from '../../shared/domain/refusal';
import { isLive } from '../../shared/domain/session';
import { openSms, type Sms } from '../gateways/sms';
import { auditEntry } from '../runtime/audit-entry';
import { now } from '../runtime/clock';
import { invite } from '../runtime/invitation';
import { countOneTime, sendOneTimePassword } from '../runtime/one-time-password';
import { type Cost, strong, verifyPassword } from '../runtime/password-hash';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type AgentSearch, openAgentSearch } from '../stores/agent-search';
import { type Agents, openAgents } from '../stores/agents';
import { type Audit, openAudit } from '../stores/audit';
import { openDatabase } from '../stores/database';
import { type Devices, openDevices } from '../stores/devices';
import { type Ledger, openLedger } from '../stores/ledger';
import { openPasswords, type Passwords } from '../stores/passwords';
import { openSecurityWords, type SecurityWords } from '../stores/security-words';
import { openSessions, type Sessions } from '../stores/sessions';
import { openStaffSessions } from '../stores/staff-sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';

export interface CareDependencies extends ServeDependencies {
  readonly agents: Agents;
  readonly search: AgentSearch;
  readonly ledger: Pick<Ledger, 'newest'>;
  readonly securityWords: SecurityWords;
  readonly passwords: Pick<Passwords, 'setOneTime' | 'oneTimeWrite'>;
  /** The sessions of agents' users, which end with a freeze. */
  readonly userSessions: Pick<Sessions, 'endAll' | 'ofAgent'>;
  readonly devices: Pick<Devices, 'ofAgent'>;
  readonly throttles: Throttles;
  readonly audit: Audit;
  readonly sms: Sms;
  readonly cost: Cost;
  readonly mintUserId: () => string;
}

/** Whoever calls again and again does not guess the word, whoever of the staff they reach. */
const wordByAgent: Limit = { name: 'security-word', most: 8, windowMs: 3_600_000 };

export const operations: Operations<typeof api.care, CareDependencies> = {
  async find({ query: { text } }, { search }) {
    return { agents: await search.search(text, PAGE_ROWS) };
  },

  async add(
    { session, body: { owner: name, phone, ...fields }, now },
    { agents, passwords, audit, sms, cost, mintUserId },
  ) {
    if (fields.taxNumber !== undefined && readTaxNumber(fields.taxNumber) === undefined) {
      throw new Refusal('wrong-tax-number');
    }
    const agent: Agent = { ...fields, state: 'active', since: now };
    const owner: User = {
      id: mintUserId(),
      agent: agent.number,
      phone,
      name,
      role: 'owner',
      isActive: true,
      since: now,
    };
    const { oneTime, text } = await invite(cost, now);
    const details = { title: agent.title, user: name, phone: maskPhone(phone) };
    const entry = auditEntry(session, 'agent.added', `agent:${agent.number}`, details, now);
    const also = [passwords.oneTimeWrite(agent.number, owner.id, oneTime), ...audit.writes(entry)];
    const outcome = await agents.add(agent, owner, undefined, also);
    if (outcome !== 'added') throw new Refusal(outcome === 'phone-taken' ? 'phone-taken' : 'number-taken');
    await sms.send(phone, text);
    return agent;
  },

  async agent({ params: { number }, now }, { agents, ledger, securityWords, userSessions, devices }) {
    const [agent, users, newest, word, sessions, known] = await Promise.all([
      load(number, agents),
      agents.users(number),
      ledger.newest(number),
      securityWords.find(number),
      userSessions.ofAgent(number),
      devices.ofAgent(number, now),
    ]);
    const running = sessions.filter((session) => isLive(session, now));
    return {
      agent,
      balance: newest?.balanceAfter ?? kurus(0),
      asOf: now,
      users: users.map(({ phone, ...user }) => ({
        ...user,
        maskedPhone: maskPhone(phone),
        sessions: running
          .filter((session) => session.user === user.id)
          .map(({ startedAt, seenAt }) => ({ startedAt, seenAt }))
          .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
        devices: known
          .flatMap((device) => (device.user === user.id ? [device.since] : []))
          .sort()
          .reverse(),
      })),
      hasSecurityWord: word !== undefined,
    };
  },

  async checkWord({ session, params: { number }, body: { word }, now }, dependencies) {
    const isRight = await isSecurityWord(number, word, dependencies, now);
    if (isRight === undefined) throw new Refusal('not-found');
    const outcome = { outcome: isRight ? 'right' : 'wrong' };
    await dependencies.audit.record(auditEntry(session, 'agent.word-checked', `agent:${number}`, outcome, now));
    return { isRight };
  },

  async sendOneTime({ session, params: { number, user: id }, body: { word, confirmedBy }, now }, dependencies) {
    const { agents, throttles, audit } = dependencies;
    const person = await agents.findWithUser(number, id);
    if (person === undefined) throw new Refusal('not-found');
    const { agent, user } = person;
    if (agent.state !== 'active' || !user.isActive) throw new Refusal('agent-not-active');
    const isRight = await isSecurityWord(number, word ?? '', dependencies, now);
    if (isRight === false) throw new Refusal('wrong-security-word');
    if (isRight === undefined && confirmedBy === undefined) throw new Refusal('caller-not-confirmed');
    await countOneTime(user.phone, throttles, now);
    const details = { user: user.name, phone: maskPhone(user.phone), confirmedBy: isRight ? 'word' : confirmedBy };
    await audit.record(auditEntry(session, 'agent.one-time-sent', `agent:${number}`, details, now));
    await sendOneTimePassword(user, dependencies, now);
    return {};
  },

  async freeze({ session, params: { number }, body: { reason }, now }, { agents, userSessions, audit }) {
    const agent = await load(number, agents);
    if (agent.state === 'closed') throw new Refusal('agent-not-active');
    const entry = auditEntry(session, 'agent.frozen', `agent:${number}`, { reason }, now);
    if (agent.state === 'active' && !(await agents.setState(agent, 'frozen', audit.writes(entry)))) {
      throw new Refusal('changed-meanwhile');
    }
    const users = await agents.users(number);
    await Promise.all(users.map(({ id }) => userSessions.endAll({ agent: number, user: id })));
    return {};
  },

  async unfreeze({ session, params: { number }, body: { reason }, now }, { agents, audit }) {
    const agent = await load(number, agents);
    if (agent.state === 'closed') throw new Refusal('agent-not-active');
    if (agent.state === 'active') return {};
    const entry = auditEntry(session, 'agent.unfrozen', `agent:${number}`, { reason }, now);
    if (!(await agents.setState(agent, 'active', audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return {};
  },
};

async function load(number: AgentNumber, agents: Agents): Promise<Agent> {
  const agent = await agents.find(number);
  if (agent === undefined) throw new Refusal('not-found');
  return agent;
}

/** Whether a word is the agent's; undefined when it has none. Counts the attempt. */
async function isSecurityWord(
  number: AgentNumber,
  word: string,
  { securityWords, throttles, cost }: CareDependencies,
  now: Instant,
): Promise<boolean | undefined> {
  const kept = await securityWords.find(number);
  if (kept === undefined) return undefined;
  await throttles.count(wordByAgent, number, now);
  return verifyPassword(word, kept.hash, cost);
}

const database = openDatabase(process.env);
export const handler = serve(api.care, operations, {
  staffSessions: openStaffSessions(database),
  agents: openAgents(database),
  search: openAgentSearch(database),
  ledger: openLedger(database, jittered(1)),
  securityWords: openSecurityWords(database),
  passwords: openPasswords(database),
  userSessions: openSessions(database),
  devices: openDevices(database),
  throttles: openThrottles(database),
  audit: openAudit(database),
  sms: openSms(process.env),
  cost: strong,
  mintUserId: () => ulid().toLowerCase(),
  now,
});
