import type { AuditAction } from '../../shared/domain/audit';
import type { Decided } from '../../shared/domain/decide-transfer';
import type { Instant } from '../../shared/domain/instant';
import { formatLira } from '../../shared/domain/lira';
import { type NamedAgent, statesStanding } from '../../shared/domain/proposal';
import { Refusal } from '../../shared/domain/refusal';
import type { StaffSession } from '../../shared/domain/staff';
import { type Person, type Share, type Transfer, transferReference } from '../../shared/domain/transfer';
import { tellLoadings } from '../loading/tell-loading';
import { auditEntry } from '../runtime/audit-entry';
import { type Cause, CauseRejected } from '../stores/ledger';
import type { DeskDependencies } from './dependencies';

/** Who decides, and when. */
export interface Decider {
  readonly session: Pick<StaffSession, 'staff' | 'name'>;
  readonly now: Instant;
}

export function personOf({ session }: Decider): Person {
  return { id: session.staff, name: session.name };
}

/** The transfer, or refused `not-found`. */
export async function loadTransfer(
  key: Pick<Transfer, 'account' | 'id'>,
  { transfers }: Pick<DeskDependencies, 'transfers'>,
): Promise<Transfer> {
  const found = await transfers.find(key);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/**
 * Carries a decision out: the transfer moves on, the agents' entries are posted, and the audit trail tells of it, all in
 * one transaction or not at all. Refuses `transfer-moved`, `proposal-over`, `agent-closed` or `agent-changed` when somebody was faster.
 */
export async function carryOut(
  before: Transfer,
  { transfer, postings }: Decided,
  causes: readonly Cause[],
  { transfers, ledger, now }: DeskDependencies,
): Promise<void> {
  const parts = postings.map(({ agent, decide }) => ({ account: agent, decide }));
  await refusing(() => ledger.appendAll(parts, [...transfers.moveCauses(before, transfer), ...causes], now));
}

/** What a rejected cause means to whoever asked. */
export async function refusing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof CauseRejected)) throw error;
    const isAbout = (kind: string) => error.references.some((reference) => reference.startsWith(`${kind}:`));
    if (isAbout('transfer')) throw new Refusal('transfer-moved');
    if (isAbout('proposal')) throw new Refusal('proposal-over');
    if (isAbout('agent')) throw new Refusal('agent-closed');
    if (isAbout('agent-since')) throw new Refusal('agent-changed');
    throw error;
  }
}

/** The line of the audit trail about a transfer. */
export function auditCauses(
  transfer: Transfer,
  action: AuditAction,
  details: Readonly<Record<string, string | undefined>>,
  { session, now }: Decider,
  { audit }: Pick<DeskDependencies, 'audit'>,
): Cause[] {
  const told = { amount: formatLira(transfer.amount), sender: transfer.senderName, ...details };
  const entry = auditEntry(session, action, transferReference(transfer), told, now);
  return audit.writes(entry).map((write) => ({ reference: 'audit', write }));
}

/** `63104821: 1.234,56 ₺` of each share. */
export function sharesText(shares: readonly Share[]): string {
  return shares.map(({ agent, amount }) => `${agent}: ${formatLira(amount)}`).join(', ');
}

/** Lets a credit through only while its agents may have it: never a closed one, a frozen one only with a reason. */
export function agentCauses(
  shares: readonly Share[],
  hasReason: boolean,
  { agents }: Pick<DeskDependencies, 'agents'>,
): Cause[] {
  return shares.map(({ agent }) => ({
    reference: `agent:${agent}`,
    write: agents.stateCheck(agent, hasReason ? ['active', 'frozen'] : ['active']),
  }));
}

/** Lets an approval through only while the agents are as they were when it was proposed. */
export function agentSinceCauses(named: readonly NamedAgent[], { agents }: Pick<DeskDependencies, 'agents'>): Cause[] {
  return named.map((agent) => ({
    reference: `agent-since:${agent.number}`,
    write: agents.stateCheck(agent.number, statesStanding(agent)),
  }));
}

/** Whom a sender's money went to is remembered where it went to one agent; a split says nothing of the next time. */
export function senderCauses(
  transfer: Transfer,
  shares: readonly Share[],
  by: 1 | -1,
  { now }: Decider,
  { senders }: Pick<DeskDependencies, 'senders'>,
): Cause[] {
  const [only, ...others] = shares;
  if (only === undefined || others.length > 0) return [];
  return senders.confirmWrites(transfer, only.agent, by, now).map((write) => ({ reference: 'sender', write }));
}

/** Tells the users of the credited agents who want an SMS on loading. The credit stands, whatever happens here. */
export async function tellCredited(
  shares: readonly Share[],
  { agents, sms }: Pick<DeskDependencies, 'agents' | 'sms'>,
): Promise<void> {
  const told = await Promise.all(
    shares.map(async ({ agent, amount }) => {
      const users = (await agents.users(agent)).filter(({ isActive }) => isActive);
      const registrations = await agents.registrations(users.map(({ phone }) => phone));
      return registrations.flatMap(({ phone, wantsLoadingSms }) =>
        wantsLoadingSms === true ? [{ phone, amount }] : [],
      );
    }),
  );
  await tellLoadings(told.flat(), sms);
}
