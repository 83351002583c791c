import { api } from '../../shared/api';
import { CODE_LIFE_MS } from '../../shared/domain/challenge';
import { type Instant, later } from '../../shared/domain/instant';
import { weakness } from '../../shared/domain/password';
import { Refusal } from '../../shared/domain/refusal';
import { openSms, type Sms } from '../gateways/sms';
import { auditEntry } from '../runtime/audit-entry';
import { now, settleAfter } from '../runtime/clock';
import { DEVICE_COOKIE, dropCookie, readCookie, SESSION_COOKIE } from '../runtime/cookies';
import { countOneTime, sendOneTimePassword } from '../runtime/one-time-password';
import { type Cost, hashPassword, mintCode, strong, verifyPassword } from '../runtime/password-hash';
import { type Operations, Reply } from '../runtime/request';
import { hashToken } from '../runtime/secret-token';
import { type ServeDependencies, serve } from '../runtime/serve';
import { readSessionToken } from '../runtime/session-token';
import {
  challengeDevice,
  challengePassword,
  codeText,
  describeMe,
  type Person,
  startSession,
} from '../runtime/sign-in';
import { type Agents, openAgents } from '../stores/agents';
import { type Audit, openAudit } from '../stores/audit';
import { type Challenges, openChallenges } from '../stores/challenges';
import { openDatabase } from '../stores/database';
import { type Devices, openDevices } from '../stores/devices';
import { openPasswords, type Passwords } from '../stores/passwords';
import { openSecurityWords, type SecurityWords } from '../stores/security-words';
import { openSessions, type Sessions } from '../stores/sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';

export interface SessionDependencies extends ServeDependencies {
  readonly sessions: Sessions;
  readonly agents: Agents;
  readonly passwords: Passwords;
  readonly challenges: Challenges;
  readonly devices: Devices;
  readonly securityWords: SecurityWords;
  readonly throttles: Throttles;
  readonly audit: Pick<Audit, 'writes'>;
  readonly sms: Sms;
  /** scrypt's cost for new passwords. */
  readonly cost: Cost;
  /** Waits until this much time has passed since the request came, so that time tells nothing of a phone. */
  readonly settle: (since: Instant) => Promise<void>;
}

/** Longer than hashing and sending take; the answer to a forgotten password comes no sooner. */
const FORGOTTEN_MS = 1_500;
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
/** A known device has a counter of its own: a stranger who fails on purpose does not lock the shop out. */
const signInByPhone: Limit = { name: 'sign-in-phone', most: 8, windowMs: QUARTER_MS };
const signInByDevice: Limit = { name: 'sign-in-device', most: 8, windowMs: QUARTER_MS };
const signInByAddress: Limit = { name: 'sign-in-address', most: 60, windowMs: QUARTER_MS };
const forgottenByAddress: Limit = { name: 'forgotten-address', most: 20, windowMs: HOUR_MS };

export const operations: Operations<typeof api.session, SessionDependencies> = {
  async signIn({ body: { phone, password }, cookies, address, now }, dependencies) {
    const { agents, passwords, throttles, devices, challenges, cost } = dependencies;
    await throttles.count(signInByAddress, address, now);
    const device = readCookie(cookies, DEVICE_COOKIE);
    const [registration] = await agents.registrations([phone]);
    const isKnown =
      device !== undefined &&
      registration !== undefined &&
      (await devices.isKnown(registration.agent, registration.user, hashToken(device), now));
    await throttles.count(isKnown ? signInByDevice : signInByPhone, isKnown ? hashToken(device) : phone, now);

    const { hash, oneTime } =
      registration === undefined ? {} : await passwords.find(registration.agent, registration.user);
    const liveOneTime = oneTime !== undefined && oneTime.until > now ? oneTime : undefined;
    const [isPassword, isOneTime] = await Promise.all([
      verifyPassword(password, hash, cost),
      verifyPassword(password, liveOneTime?.hash, cost),
    ]);
    if (registration === undefined || !(isPassword || isOneTime)) throw new Refusal('wrong-credentials');

    const person = await loadPerson(registration, agents);
    if (liveOneTime !== undefined && isOneTime) {
      const isMine = await passwords.spendOneTime(registration.agent, registration.user, liveOneTime);
      if (!isMine) throw new Refusal('wrong-credentials');
      return challengePassword(person, challenges, now);
    }
    return isKnown ? startSession(person, false, dependencies, now) : challengeDevice(person, dependencies, now);
  },

  async enterCode({ body: { challenge: token, code, rememberDevice }, now }, dependencies) {
    const { challenges, agents } = dependencies;
    const challenge = await challenges.attempt(hashToken(token), now);
    if (challenge?.kind !== 'device-code') throw new Refusal('challenge-over');
    if (challenge.codeHash !== hashToken(token + code)) throw new Refusal('wrong-code');
    const person = await loadPerson(challenge, agents);
    if (!(await challenges.finish(challenge.id))) throw new Refusal('challenge-over');
    return startSession(person, rememberDevice, dependencies, now);
  },

  async resendCode({ body: { challenge: token }, now }, { challenges, agents, sms }) {
    const code = mintCode();
    const expiresAt = later(now, CODE_LIFE_MS);
    const renewed = await challenges.renewCode(hashToken(token), hashToken(token + code), expiresAt, now);
    if (renewed === 'over') throw new Refusal('challenge-over');
    if (renewed === 'sent-enough') throw new Refusal('too-many-attempts');
    const { user } = await loadPerson(renewed, agents);
    await sms.send(user.phone, codeText(code));
    return { expiresAt };
  },

  async forgotPassword({ body: { phone }, address, now }, { throttles, agents, passwords, sms, cost, settle }) {
    await throttles.count(forgottenByAddress, address, now);
    await countOneTime(phone, throttles, now);
    const [registration] = await agents.registrations([phone]);
    if (registration?.isActive) {
      const { agent, user } = registration;
      await sendOneTimePassword({ agent, id: user, phone }, { passwords, sms, cost }, now);
    }
    await settle(now);
    return {};
  },

  async setPassword({ body: { challenge: token, password, rememberDevice }, now }, dependencies) {
    const { challenges, agents, passwords, sessions, cost } = dependencies;
    const challenge = await challenges.attempt(hashToken(token), now);
    if (challenge?.kind !== 'new-password') throw new Refusal('challenge-over');
    const person = await loadPerson(challenge, agents);
    refuseWeak(password, person);
    const hash = await hashPassword(password, cost);
    if (!(await challenges.finish(challenge.id))) throw new Refusal('challenge-over');
    await passwords.set(challenge.agent, challenge.user, hash);
    await sessions.endAll(challenge);
    return startSession(person, rememberDevice, dependencies, now);
  },

  async changePassword(
    { session, body: { current, password }, now },
    { throttles, agents, passwords, sessions, cost },
  ) {
    await throttles.count(signInByPhone, session.user, now);
    const { hash } = await passwords.find(session.agent, session.user);
    if (!(await verifyPassword(current, hash, cost))) throw new Refusal('wrong-credentials');
    refuseWeak(password, await loadPerson(session, agents));
    await passwords.set(session.agent, session.user, await hashPassword(password, cost));
    await sessions.endAll(session, session.id);
    return {};
  },

  async securityWord({ session }, { securityWords }) {
    const word = await securityWords.find(session.agent);
    return word === undefined ? { isSet: false } : { isSet: true, setAt: word.setAt };
  },

  async setSecurityWord({ session, body: { password, word }, now }, dependencies) {
    const { agents, throttles, passwords, securityWords, audit, cost } = dependencies;
    await throttles.count(signInByPhone, session.user, now);
    const { hash } = await passwords.find(session.agent, session.user);
    if (!(await verifyPassword(password, hash, cost))) throw new Refusal('wrong-credentials');
    const { user } = await loadPerson(session, agents);
    const before = await securityWords.find(session.agent);
    const who = { staff: user.id, name: user.name };
    const details = { before: before?.setAt };
    const entry = auditEntry(who, 'agent.word-set', `agent:${session.agent}`, details, now);
    const kept = { hash: await hashPassword(word, cost), setAt: now };
    await securityWords.set(session.agent, kept, audit.writes(entry));
    return {};
  },

  async me({ session }, { agents }) {
    return describeMe(await loadPerson(session, agents));
  },

  async signOut({ cookies }, { sessions }) {
    const token = readCookie(cookies, SESSION_COOKIE);
    const name = token === undefined ? undefined : readSessionToken(token);
    if (name !== undefined) await sessions.end(name);
    return new Reply({}, [dropCookie(SESSION_COOKIE)]);
  },

  async signOutEverywhere({ session }, { sessions, devices }) {
    await devices.forgetAll(session.agent, session.user);
    await sessions.endAll(session);
    return new Reply({}, [dropCookie(SESSION_COOKIE), dropCookie(DEVICE_COOKIE)]);
  },
};

/** The user and the agent as they are now; refuses `agent-not-active` unless both may work. */
async function loadPerson(
  { agent, user }: { agent: Person['agent']['number']; user: string },
  agents: Agents,
): Promise<Person> {
  const person = await agents.findWithUser(agent, user);
  if (person?.agent.state !== 'active' || !person.user.isActive) throw new Refusal('agent-not-active');
  return person;
}

function refuseWeak(password: string, { user }: Person): void {
  const reason = weakness(password, user.phone);
  if (reason !== undefined) throw new Refusal('weak-password', { reason });
}

const database = openDatabase(process.env);
export const handler = serve(api.session, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  passwords: openPasswords(database),
  challenges: openChallenges(database),
  devices: openDevices(database),
  securityWords: openSecurityWords(database),
  throttles: openThrottles(database),
  audit: openAudit(database),
  sms: openSms(process.env),
  cost: strong,
  settle: settleAfter(FORGOTTEN_MS),
  now,
});
