import type { SignInStep } from '../../shared/api/session';
import { type Agent, agentCode, type User } from '../../shared/domain/agent';
import { type Challenge, expiryOf } from '../../shared/domain/challenge';
import type { Instant } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import { formatPhone } from '../../shared/domain/phone';
import { Refusal } from '../../shared/domain/refusal';
import { DEVICE_MS } from '../../shared/domain/session';
import type { Sms } from '../gateways/sms';
import type { Agents } from '../stores/agents';
import type { Challenges } from '../stores/challenges';
import type { Devices } from '../stores/devices';
import type { Sessions } from '../stores/sessions';
import { DEVICE_COOKIE, SESSION_COOKIE, setCookie } from './cookies';
import { mintCode } from './password-hash';
import { Reply } from './request';
import { hashToken, mintToken } from './secret-token';
import { writeSessionToken } from './session-token';

/** A user of an agent, both as they are now. */
export interface Person {
  readonly agent: Agent;
  readonly user: User;
}

/** Who is signed in, as pages show it. */
export function describeMe({ agent, user }: Person) {
  return {
    user: { id: user.id, name: user.name, phone: formatPhone(user.phone), role: user.role },
    agent: {
      number: agent.number,
      code: agentCode(agent.number),
      title: agent.title,
      district: agent.district,
      city: agent.city,
    },
  };
}

/**
 * Starts a session, then looks at the person once more: whoever freezes the agent or ends the user in between either sees
 * this session and ends it, or is seen here. Refuses `agent-not-active` then. The device is remembered where its user
 * wants it, so that it needs no code again.
 */
export async function startSession(
  person: Person,
  isDeviceRemembered: boolean,
  { sessions, devices, agents }: { sessions: Sessions; devices: Devices; agents: Pick<Agents, 'findWithUser'> },
  now: Instant,
): Promise<Reply<SignInStep>> {
  const { agent, user } = person;
  const secret = mintToken();
  const name = { id: hashToken(secret), agent: agent.number, user: user.id };
  await sessions.start({ ...name, role: user.role, startedAt: now, seenAt: now });
  const still = await agents.findWithUser(agent.number, user.id, { ConsistentRead: true });
  if (still?.agent.state !== 'active' || !still.user.isActive || still.user.role !== user.role) {
    await sessions.end(name);
    throw new Refusal('agent-not-active');
  }
  const cookies = [setCookie(SESSION_COOKIE, writeSessionToken(agent.number, user.id, secret))];
  if (isDeviceRemembered) {
    const device = mintToken();
    await devices.remember(agent.number, user.id, hashToken(device), now);
    cookies.push(setCookie(DEVICE_COOKIE, device, DEVICE_MS));
  }
  return new Reply({ next: 'home', me: describeMe(person) }, cookies);
}

/** Asks for an SMS code before a session starts on a device we do not know. */
export async function challengeDevice(
  { agent, user }: Person,
  { challenges, sms }: { challenges: Challenges; sms: Sms },
  now: Instant,
): Promise<SignInStep> {
  const code = mintCode();
  const { token, challenge } = newChallenge('device-code', agent, user, now);
  await challenges.start({ ...challenge, codeHash: hashToken(token + code), codesSent: 1 });
  await sms.send(user.phone, codeText(code));
  return { next: 'code', challenge: token, phoneEnding: user.phone.slice(-2), expiresAt: challenge.expiresAt };
}

/** Asks for a new password after a one-time one. */
export async function challengePassword(
  { agent, user }: Person,
  challenges: Challenges,
  now: Instant,
): Promise<SignInStep> {
  const { token, challenge } = newChallenge('new-password', agent, user, now);
  await challenges.start(challenge);
  return { next: 'new-password', challenge: token, expiresAt: challenge.expiresAt };
}

/** The SMS that carries a device code. */
export function codeText(code: string): string {
  return `${network.name} giris kodunuz: ${code}. Kimseyle paylasmayin.`;
}

function newChallenge(kind: Challenge['kind'], agent: Agent, user: User, now: Instant) {
  const token = mintToken();
  const challenge: Challenge = {
    id: hashToken(token),
    kind,
    agent: agent.number,
    user: user.id,
    attempts: 0,
    codesSent: 0,
    expiresAt: expiryOf(kind, now),
  };
  return { token, challenge };
}
