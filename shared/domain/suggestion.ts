import * as z from 'zod';
import { AgentNumber, type PhoneRegistration } from './agent';
import { foldText } from './folded-text';
import { Instant } from './instant';
import { nameLikeness } from './known-name';
import { phoneAttempts, phonesNear, type Slip } from './near-phone';
import type { Phone } from './phone';
import type { Transfer } from './transfer';

/** Why a transfer may be an agent's. Each is a small piece of evidence; none of them credits anything by itself. */
export const Evidence = z.discriminatedUnion('kind', [
  /** A registered phone stands there, but something else kept the transfer from being credited. */
  z.object({
    kind: z.literal('phone'),
    slip: z.enum(['same', 'swapped', 'one-digit', 'missing', 'extra']),
    phone: z.string(),
  }),
  z.object({ kind: z.literal('agent-number') }),
  z.object({ kind: z.literal('agent-code') }),
  /** The sender's name is its title, or one of its users', whole (1) or in part. */
  z.object({ kind: z.literal('name'), name: z.string(), likeness: z.number() }),
  /** Loaded from this IBAN, or under this sender's name, before. */
  z.object({
    kind: z.literal('history'),
    by: z.enum(['iban', 'name']),
    loads: z.int(),
    /** How often staff credited such a transfer to it. */
    confirmed: z.int(),
    lastAt: Instant,
  }),
  z.object({ kind: z.literal('registered-iban') }),
  /** The agent says so, and told date, amount and account. */
  z.object({ kind: z.literal('claim') }),
]);
export type Evidence = z.infer<typeof Evidence>;

/** An agent that a transfer in suspense may belong to. */
export const Suggestion = z.object({
  agent: AgentNumber,
  /** From 0 to 1: how much the evidence weighs together. It orders, it is no probability. */
  score: z.number(),
  /** Heaviest first. */
  evidence: z.array(Evidence).min(1),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What is known of senders: an agent that a sender's money went to before. */
export const SenderHistory = z.object({
  agent: AgentNumber,
  by: z.enum(['iban', 'name']),
  loads: z.int(),
  confirmed: z.int(),
  lastAt: Instant,
});
export type SenderHistory = z.infer<typeof SenderHistory>;

/** All that was found about a transfer; looking it up is bounded, whatever the description holds. */
export interface Clues {
  readonly registrations: readonly PhoneRegistration[];
  readonly names: readonly { readonly agent: AgentNumber; readonly name: string }[];
  readonly histories: readonly SenderHistory[];
  /** Agents whose number or code stands in the text. */
  readonly numbered: readonly AgentNumber[];
  readonly ibanOwner?: AgentNumber | undefined;
  readonly claimedBy: readonly AgentNumber[];
}

/** The most agents suggested: one for each digit key. */
export const MOST_SUGGESTIONS = 9;
/** So often must staff have credited a sender's money to an agent before it leads the list. */
const CONFIRMED_ENOUGH = 2;
/** Below this, a name says nothing. */
const LEAST_LIKENESS = 0.4;

const SLIP_WEIGHT: Readonly<Record<Slip, number>> = {
  same: 0.9,
  swapped: 0.85,
  'one-digit': 0.8,
  missing: 0.75,
  extra: 0.75,
};

/**
 * The agents that a transfer may belong to, best first, with the reasons. An agent to whom staff have credited the
 * sender's money twice leads; otherwise the score orders: one minus the product of what each piece leaves open. Agents
 * that are closed are left out by whoever looks them up, since nothing can be credited to them.
 */
export function suggestAgents(transfer: Pick<Transfer, 'description' | 'senderName'>, clues: Clues): Suggestion[] {
  const found = new Map<AgentNumber, Evidence[]>();
  const add = (agent: AgentNumber, evidence: Evidence) => found.set(agent, [...(found.get(agent) ?? []), evidence]);

  for (const { agent, slip, phone } of nearest(transfer.description, clues.registrations)) {
    add(agent, { kind: 'phone', slip, phone });
  }
  const text = foldText(transfer.description).text;
  for (const agent of clues.numbered) {
    add(agent, { kind: text.includes(agent) ? 'agent-number' : 'agent-code' });
  }
  for (const [agent, name] of bestNames(transfer, clues.names)) add(agent, { kind: 'name', ...name });
  for (const { agent, ...history } of clues.histories) add(agent, { kind: 'history', ...history });
  if (clues.ibanOwner !== undefined) add(clues.ibanOwner, { kind: 'registered-iban' });
  for (const agent of clues.claimedBy) add(agent, { kind: 'claim' });

  return [...found]
    .map(([agent, evidence]) => ({
      agent,
      score: scoreOf(evidence),
      evidence: evidence.toSorted((a, b) => weightOf(b) - weightOf(a)),
    }))
    .sort((a, b) => leads(b) - leads(a) || b.score - a.score || (a.agent < b.agent ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
}

/** The phones to look up before suggesting: those one slip away from what the description holds. */
export function phonesToLookUp(description: string): Phone[] {
  return [...new Set(phoneAttempts(description).flatMap(({ digits }) => [...phonesNear(digits).keys()]))];
}

/** Agent numbers and codes that the text may name: eight digits, or four behind a word for the agent. */
export function numbersToLookUp(description: string): { numbers: AgentNumber[]; codes: string[] } {
  const { text } = foldText(description);
  const numbers = (text.match(/(?<!\d)\d{8}(?!\d)/g) ?? []).map((number) => number as AgentNumber);
  const coded = text.matchAll(/(?:temsilci|bayi|kod|kodu|kodum)[^a-z0-9]{0,3}(\d{4})(?!\d)/g);
  return {
    numbers: [...new Set(numbers)].slice(0, 4),
    codes: [...new Set([...coded].map(([, code = '']) => code))].slice(0, 4),
  };
}

interface Near {
  readonly agent: AgentNumber;
  readonly slip: Slip;
  readonly phone: string;
}

/** For each agent the registered phone nearest to what is written. */
function nearest(description: string, registrations: readonly PhoneRegistration[]): Near[] {
  const attempts = phoneAttempts(description).map(({ digits }) => phonesNear(digits));
  const byAgent = new Map<AgentNumber, Near>();
  for (const { agent, phone } of registrations) {
    for (const near of attempts) {
      const slip = near.get(phone);
      const known = byAgent.get(agent);
      if (slip === undefined || (known !== undefined && SLIP_WEIGHT[known.slip] >= SLIP_WEIGHT[slip])) continue;
      byAgent.set(agent, { agent, slip, phone });
    }
  }
  return [...byAgent.values()];
}

function bestNames({ description, senderName }: Pick<Transfer, 'description' | 'senderName'>, names: Clues['names']) {
  const best = new Map<AgentNumber, { name: string; likeness: number }>();
  for (const { agent, name } of names) {
    const likeness = nameLikeness(name, senderName ?? description);
    if (likeness >= LEAST_LIKENESS && likeness > (best.get(agent)?.likeness ?? 0)) best.set(agent, { name, likeness });
  }
  return best;
}

function leads({ evidence }: Suggestion): number {
  return Number(evidence.some((one) => one.kind === 'history' && one.confirmed >= CONFIRMED_ENOUGH));
}

function scoreOf(evidence: readonly Evidence[]): number {
  return Math.round(100 * (1 - evidence.reduce((open, one) => open * (1 - weightOf(one)), 1))) / 100;
}

function weightOf(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'phone':
      return SLIP_WEIGHT[evidence.slip];
    case 'agent-number':
      return 0.8;
    case 'agent-code':
      return 0.5;
    case 'name':
      return 0.6 * evidence.likeness;
    case 'history':
      return historyWeight(evidence);
    case 'registered-iban':
      return 0.9;
    case 'claim':
      return 0.6;
  }
}

function historyWeight({ by, loads, confirmed }: Extract<Evidence, { kind: 'history' }>): number {
  const times = Math.min(loads + 2 * confirmed, 6);
  return (by === 'iban' ? 0.5 : 0.3) + (times * 0.4) / 6;
}
