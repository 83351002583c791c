import { release } from '../../shared/domain/decide-transfer';
import { formatLira } from '../../shared/domain/lira';
import {
  adjustmentEntry,
  approveProposal,
  declineProposal,
  NamedAgent,
  type Proposal,
} from '../../shared/domain/proposal';
import { Refusal } from '../../shared/domain/refusal';
import { transferReference } from '../../shared/domain/transfer';
import { auditEntry } from '../runtime/audit-entry';
import type { Cause } from '../stores/ledger';
import { approveCredit } from './credit';
import type { DeskDependencies } from './dependencies';
import { agentSinceCauses, type Decider, loadTransfer, personOf, refusing } from './move';

type Adjustment = Extract<Proposal['order'], { kind: 'adjustment' }>;

/** Proposes to change an agent's balance by hand, whatever the amount. Refuses `not-found` for an agent there is not. */
export async function proposeAdjustment(
  order: Adjustment,
  reason: string,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<Proposal> {
  const agent = await dependencies.agents.find(order.agent);
  if (agent === undefined) throw new Refusal('not-found');
  const proposal: Proposal = {
    id: dependencies.mintId(decider.now),
    order,
    agents: [NamedAgent.parse(agent)],
    amount: order.amount,
    proposedBy: personOf(decider),
    at: decider.now,
    reason,
    state: 'waiting',
  };
  const causes = [
    ...dependencies.proposals.makeCauses(proposal),
    ...auditCauses(proposal, 'proposal.made', reason, decider, dependencies),
  ];
  await refusing(() => dependencies.ledger.appendAll([], causes, dependencies.now));
  return proposal;
}

/**
 * Carries a proposal out: its state, what it posts and the audit trail in one transaction. Refuses `same-person`,
 * `proposal-over`, `agent-changed`, what the order itself meets, and `insufficient-balance` for what the account does not hold.
 */
export async function approve(id: Proposal['id'], decider: Decider, dependencies: DeskDependencies): Promise<Proposal> {
  const proposal = await load(id, dependencies);
  const { order } = proposal;
  if (order.kind !== 'adjustment') return approveCredit(proposal, order, decider, dependencies);
  const approved = approveProposal(proposal, personOf(decider), decider.now);
  const causes = [
    ...dependencies.proposals.decideCauses(approved),
    ...auditCauses(proposal, 'proposal.approved', proposal.reason, decider, dependencies),
    ...agentSinceCauses(proposal.agents, dependencies),
  ];
  const part = {
    account: order.agent,
    decide: (head: Parameters<typeof adjustmentEntry>[2]) => adjustmentEntry(proposal, personOf(decider), head),
  };
  await refusing(() => dependencies.ledger.appendAll([part], causes, dependencies.now));
  return approved;
}

/** Declines a proposal, or takes one's own back; a transfer held for it waits again. Refuses `proposal-over`. */
export async function decline(
  id: Proposal['id'],
  reason: string,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<Proposal> {
  const proposal = await load(id, dependencies);
  const declined = declineProposal(proposal, personOf(decider), reason, decider.now);
  const causes = [
    ...dependencies.proposals.decideCauses(declined),
    ...auditCauses(proposal, 'proposal.declined', reason, decider, dependencies),
    ...(await releaseCauses(proposal, dependencies)),
  ];
  await refusing(() => dependencies.ledger.appendAll([], causes, dependencies.now));
  return declined;
}

async function releaseCauses({ id, order }: Proposal, dependencies: DeskDependencies): Promise<Cause[]> {
  if (order.kind === 'adjustment') return [];
  const held = await loadTransfer({ account: order.account, id: order.transfer }, dependencies);
  return dependencies.transfers.moveCauses(held, release(held, id));
}

async function load(id: Proposal['id'], { proposals }: DeskDependencies): Promise<Proposal> {
  const found = await proposals.find(id);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** The line of the audit trail, under what the proposal is about. */
function auditCauses(
  { id, order, amount }: Proposal,
  action: 'proposal.made' | 'proposal.approved' | 'proposal.declined',
  note: string,
  { session, now }: Decider,
  { audit }: DeskDependencies,
): Cause[] {
  const subject =
    order.kind === 'adjustment'
      ? `agent:${order.agent}`
      : transferReference({ account: order.account, id: order.transfer });
  const details = {
    proposal: id,
    kind: order.kind,
    amount: formatLira(amount),
    ...(order.kind === 'adjustment' ? { contra: order.contra, iban: order.iban } : {}),
    note,
  };
  return audit
    .writes(auditEntry(session, action, subject, details, now))
    .map((write) => ({ reference: 'audit', write }));
}
