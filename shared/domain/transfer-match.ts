import * as z from 'zod';
import { type AgentNumber, agentCode, type PhoneRegistration } from './agent';
import { maskBankNumbers } from './bank-number';
import { distinctPhones, type PhoneReading, type PhoneSighting, readPhones } from './description';
import { foldText } from './folded-text';
import type { Movement } from './movement';
import { phoneAttempts } from './near-phone';
import type { Phone } from './phone';
import { Iban, type RegisteredIban, speaksFor } from './registered-iban';
import { numbersToLookUp } from './suggestion';

/** Why a transfer waits for staff, in the order in which the reasons are looked for. */
export const SuspenseReason = z.enum([
  'reversal',
  'foreign-currency',
  'possible-repeat',
  'no-phone',
  'unknown-phone',
  'several-agents',
  'agent-inactive',
]);
export type SuspenseReason = z.infer<typeof SuspenseReason>;

/** Why a movement is no incoming transfer at all. */
export const IgnoreReason = z.enum(['zero', 'debit']);
export type IgnoreReason = z.infer<typeof IgnoreReason>;

/**
 * What becomes of a movement. `phone` is the first active sign-in phone of the agent that the description names; there is
 * none where the sender's registered IBAN decided.
 */
export type Match =
  | { outcome: 'credit'; agent: AgentNumber; phone?: Phone }
  | { outcome: 'suspense'; reason: SuspenseReason }
  | { outcome: 'ignore'; reason: IgnoreReason };

export type RegistrationOf = (phone: Phone) => PhoneRegistration | undefined;

/** The phones whose registration must be looked up before `matchTransfer` can decide. */
export function candidatePhones(movement: Pick<Movement, 'description'>): Phone[] {
  const { certain, doubtful } = readPhones(movement.description);
  return distinctPhones([...certain, ...doubtful]);
}

/**
 * The sender's IBAN, where its registration must be looked up before `matchTransfer` can decide: the money is incoming
 * lira, and the description names nothing that even looks like an attempt at a phone.
 */
export function candidateIban(movement: Movement): Iban | undefined {
  const { amount, currency, isReversal, description, senderIban } = movement;
  if (amount <= 0 || currency !== 'TRY' || isReversal || !isSilent(description)) return undefined;
  return Iban.safeParse(senderIban).data;
}

/**
 * A registered IBAN, and whether money from it went to no other agent: of what came by itself up to the night before, of what
 * staff decided up to now.
 */
export interface IbanOwner extends RegisteredIban {
  readonly isOnlyOne: boolean;
}

interface Circumstances {
  readonly isPossibleRepeat?: boolean;
  readonly ibanOwner?: IbanOwner | undefined;
}

/**
 * Decides what becomes of a movement. Checked in this order: a reversal, whatever its sign, is for staff; zero and debits
 * are no transfers; a foreign currency is for staff; so is a movement the feed could not tell from an earlier one; then
 * the phones decide (`matchPhones`). Sender name and IBAN can suggest to staff and credit nothing, but for one case: the
 * description is silent, and the agent has registered this very IBAN (`matchIban`).
 */
export function matchTransfer(
  movement: Movement,
  registrationOf: RegistrationOf,
  { isPossibleRepeat = false, ibanOwner }: Circumstances = {},
): Match {
  if (movement.isReversal) return { outcome: 'suspense', reason: 'reversal' };
  if (movement.amount === 0) return { outcome: 'ignore', reason: 'zero' };
  if (movement.amount < 0) return { outcome: 'ignore', reason: 'debit' };
  if (movement.currency !== 'TRY') return { outcome: 'suspense', reason: 'foreign-currency' };
  if (isPossibleRepeat) return { outcome: 'suspense', reason: 'possible-repeat' };
  if (ibanOwner !== undefined && candidateIban(movement) === ibanOwner.iban) return matchIban(movement, ibanOwner);
  return matchPhones(readPhones(movement.description), registrationOf);
}

/**
 * Credits only when the sender is called as at the registration, its money went to no other agent before, and the text
 * holds nothing that could be another agent's number or code.
 */
function matchIban(movement: Movement, owner: IbanOwner): Match {
  const isSure = speaksFor(owner, movement) && owner.isOnlyOne && !mayNameAnother(movement.description, owner.agent);
  if (!isSure) return { outcome: 'suspense', reason: 'no-phone' };
  if (!owner.isActive) return { outcome: 'suspense', reason: 'agent-inactive' };
  return { outcome: 'credit', agent: owner.agent };
}

/** Eight digits may be an agent's number as well as a date: what says nothing to a machine, staff can ask about. */
function mayNameAnother(description: string, agent: AgentNumber): boolean {
  const { numbers, codes } = numbersToLookUp(maskBankNumbers(foldText(description).text));
  return numbers.some((number) => number !== agent) || codes.some((code) => code !== agentCode(agent));
}

/** Whether a description names no phone, surely or perhaps, nor digits that could be a phone mistyped. */
function isSilent(description: string): boolean {
  const { certain, doubtful } = readPhones(description);
  return certain.length === 0 && doubtful.length === 0 && phoneAttempts(description).length === 0;
}

/**
 * Credits only when the registered phones among these all belong to one agent and a certain one of them is active.
 * Phones that nobody registered do not count: agents also name their customer's phone. An inactive agent's phone does
 * count, so an active and an inactive agent in one description are two; and so does a doubtful reading: it earns no
 * credit, but another agent's keeps the transfer for staff.
 */
function matchPhones({ certain, doubtful }: PhoneReading, registrationOf: RegistrationOf): Match {
  if (certain.length === 0) return { outcome: 'suspense', reason: 'no-phone' };
  const registrations = registered(certain, registrationOf);
  if (registrations.length === 0) return { outcome: 'suspense', reason: 'unknown-phone' };
  const agents = new Set([...registrations, ...registered(doubtful, registrationOf)].map(({ agent }) => agent));
  if (agents.size > 1) return { outcome: 'suspense', reason: 'several-agents' };
  const active = registrations.find(({ isActive }) => isActive);
  if (active === undefined) return { outcome: 'suspense', reason: 'agent-inactive' };
  return { outcome: 'credit', agent: active.agent, phone: active.phone };
}

function registered(sightings: readonly PhoneSighting[], registrationOf: RegistrationOf): PhoneRegistration[] {
  return distinctPhones(sightings)
    .map((phone) => registrationOf(phone))
    .filter((found) => found !== undefined);
}

/** What staff are told about a description: every phone it surely names, registered or not, and what would happen and why. */
export interface Explanation {
  readonly text: string;
  readonly phones: Phone[];
  readonly outcome: Match['outcome'];
  readonly reason: SuspenseReason | IgnoreReason | 'one-agent';
  readonly agent?: AgentNumber;
}

/** Explains a description as if it came with an ordinary incoming transfer in lira. */
export function explainDescription(text: string, registrationOf: RegistrationOf): Explanation {
  const reading = readPhones(text);
  const phones = distinctPhones(reading.certain);
  const match = matchPhones(reading, registrationOf);
  if (match.outcome === 'credit') return { text, phones, outcome: 'credit', reason: 'one-agent', agent: match.agent };
  return { text, phones, outcome: match.outcome, reason: match.reason };
}
