import * as z from 'zod';
import { Agent, AgentNumber, User } from '../domain/agent';
import { Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { SecurityWord } from '../domain/security-word';
import { Session } from '../domain/session';
import { group } from './contract';
import { WrittenPhone } from './session';

const WhichAgent = z.object({ number: AgentNumber });
const Reason = z.string().trim().min(3).max(500);
const Done = z.object({});

/** An agent among those a search found. */
export const FoundAgent = Agent.pick({ number: true, title: true, district: true, city: true, state: true });
export type FoundAgent = z.infer<typeof FoundAgent>;

/** A user of an agent as customer services see one: the phone only in part. */
export const ShownUser = User.pick({ id: true, name: true, role: true, isActive: true, since: true }).extend({
  maskedPhone: z.string(),
  /** Who is signed in now: since when, and when last in use; the latest first. */
  sessions: z.array(Session.pick({ startedAt: true, seenAt: true })),
  /** When each device that needs no SMS code any more answered one; the latest first. */
  devices: z.array(Instant),
});
export type ShownUser = z.infer<typeof ShownUser>;

/** Everything customer services see of an agent at a glance. */
export const AgentCard = z.object({
  agent: Agent,
  balance: Kurus,
  asOf: Instant,
  users: z.array(ShownUser),
  /** Whether callers prove themselves by a word. */
  hasSecurityWord: z.boolean(),
});
export type AgentCard = z.infer<typeof AgentCard>;

/** A new agent as its contract says, with the owner who signs in first. */
export const NewAgent = Agent.omit({ state: true, since: true, dailyLimit: true }).extend({
  email: z.email().max(120).toLowerCase().optional(),
  owner: User.shape.name,
  phone: WrittenPhone,
});

export const care = group({
  name: 'care',
  tables: {
    Agents: {
      access: ['read', 'write', 'delete'],
      partitions: ['AGENT#*', 'AGENTS', 'EMAIL#*', 'PHONE#*', 'CODE#*', 'NAME#*', 'IBAN#*', 'THROTTLE#*', 'STAFF#*'],
    },
    Transactions: { access: ['read'], partitions: ['ACCOUNT#*'] },
    Office: { access: ['append'], partitions: ['AUDIT#*'] },
  },
  sms: true,
  operations: {
    find: {
      method: 'GET',
      path: '/care/agents',
      callers: ['support', 'finance', 'admin'],
      summary: 'Find agents by number, code, sign-in phone, or the beginning of words of a title or a user’s name.',
      query: z.object({ text: z.string().trim().min(1).max(100) }),
      response: z.object({ agents: z.array(FoundAgent) }),
      refusals: [],
    },
    add: {
      method: 'POST',
      path: '/care/agents',
      callers: ['support', 'admin'],
      summary:
        'Add an agent with its owner, who gets a one-time password by SMS. Number, code and phone are nobody else’s.',
      body: NewAgent,
      response: Agent,
      refusals: ['number-taken', 'phone-taken', 'wrong-tax-number'],
    },
    agent: {
      method: 'GET',
      path: '/care/agents/{number}',
      callers: ['support', 'finance', 'admin'],
      summary: 'An agent with its users and its balance.',
      params: WhichAgent,
      response: AgentCard,
      refusals: ['not-found'],
    },
    checkWord: {
      method: 'POST',
      path: '/care/agents/{number}/security-word',
      callers: ['support', 'admin'],
      summary: 'Whether what a caller says is the agent’s security word. The word itself is shown to nobody.',
      params: WhichAgent,
      body: z.object({ word: SecurityWord }),
      response: z.object({ isRight: z.boolean() }),
      refusals: ['not-found', 'too-many-attempts'],
    },
    sendOneTime: {
      method: 'POST',
      path: '/care/agents/{number}/users/{user}/one-time-password',
      callers: ['support', 'admin'],
      summary:
        'Send a user a one-time password by SMS to the registered phone, never shown here: after the security word, or where there is none, with what the caller was confirmed by.',
      params: WhichAgent.extend({ user: User.shape.id }),
      body: z.object({ word: SecurityWord.optional(), confirmedBy: Reason.optional() }),
      response: Done,
      refusals: ['not-found', 'agent-not-active', 'wrong-security-word', 'caller-not-confirmed', 'too-many-attempts'],
    },
    freeze: {
      method: 'POST',
      path: '/care/agents/{number}/freeze',
      callers: ['support', 'admin'],
      summary: 'Freeze an agent: its users are signed out at once, nothing is paid or loaded.',
      params: WhichAgent,
      body: z.object({ reason: Reason }),
      response: Done,
      refusals: ['not-found', 'agent-not-active', 'changed-meanwhile'],
    },
    unfreeze: {
      method: 'POST',
      path: '/care/agents/{number}/unfreeze',
      callers: ['support', 'admin'],
      summary: 'Lift a freeze.',
      params: WhichAgent,
      body: z.object({ reason: Reason }),
      response: Done,
      refusals: ['not-found', 'agent-not-active', 'changed-meanwhile'],
    },
  },
});
