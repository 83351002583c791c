import * as z from 'zod';
import { AgentNumber } from './agent';
import { foldText } from './folded-text';
import { Instant } from './instant';
import { senderNameKey } from './known-name';
import type { Movement } from './movement';
import { Refusal } from './refusal';
import type { Transfer } from './transfer';

export const Iban = z
  .string()
  .regex(/^TR\d{24}$/)
  .brand('Iban');
export type Iban = z.infer<typeof Iban>;

/**
 * A sender's IBAN whose transfers an agent's owner wants for the agent though no phone stands in them. `isActive`: the
 * agent is; kept in step with its state. An IBAN is registered for one agent of the whole network.
 */
export const RegisteredIban = z.object({
  iban: Iban,
  agent: AgentNumber,
  /** What the sender was called when the agent proved the account its own; it must be called so again. */
  senderName: z.string().min(1),
  isActive: z.boolean(),
  registeredAt: Instant,
  registeredBy: z.string(),
});
export type RegisteredIban = z.infer<typeof RegisteredIban>;

/** Accounts of wallets, banks and the post office, through which many people send. */
const POOLED =
  /odeme (?:ve |hizmet|kurulus|sistem)|elekt[a-z.]* ?para|bank(?:a|asi|acilik)?(?![a-z])|katilim|cuzdan|wallet|posta ve telgraf|(?<![a-z])ptt(?![a-z])/;

/**
 * The registration of a loading's sender. Refuses `iban-not-proven` unless the loading came to this agent by a phone its
 * sender wrote, from a Turkish IBAN under a name that tells somebody apart and is no wallet's or bank's: then whoever has
 * the account loads this agent. `othersLoaded`: money from the IBAN went to another agent before; then it decides nothing.
 */
export function registerIban(
  loading: Transfer,
  { agent, user, othersLoaded, at }: { agent: AgentNumber; user: string; othersLoaded: boolean; at: Instant },
): RegisteredIban {
  const iban = Iban.safeParse(loading.senderIban).data;
  const senderName = senderNameKey(loading.senderName ?? '');
  const isOwn = loading.state === 'credited' && loading.agent === agent && loading.phone !== undefined;
  if (!isOwn || iban === undefined || senderName === '' || othersLoaded || isPooled(loading.senderName ?? '')) {
    throw new Refusal('iban-not-proven');
  }
  return { iban, agent, senderName, isActive: true, registeredAt: at, registeredBy: user };
}

/** Whether a registration speaks for a movement: same IBAN, same name. */
export function speaksFor({ iban, senderName }: RegisteredIban, movement: Movement): boolean {
  return movement.senderIban === iban && senderNameKey(movement.senderName ?? '') === senderName;
}

function isPooled(senderName: string): boolean {
  return POOLED.test(foldText(senderName).text);
}
