import type { Agent } from '../../shared/domain/agent';
import { creditShares, holdFor, refuseCredit } from '../../shared/domain/decide-transfer';
import { approveProposal, NamedAgent, needsSecondPerson, type Proposal } from '../../shared/domain/proposal';
import { Refusal } from '../../shared/domain/refusal';
import type { Decision, Share, Transfer } from '../../shared/domain/transfer';
import type { DeskDependencies } from './dependencies';
import {
  agentCauses,
  agentSinceCauses,
  auditCauses,
  carryOut,
  type Decider,
  loadTransfer,
  personOf,
  senderCauses,
  sharesText,
  tellCredited,
} from './move';
import { reasonsOf, suggestFor } from './suggest';

interface Wanted {
  readonly shares: readonly Share[];
  readonly note?: string | undefined;
}

/**
 * Credits a transfer to one agent or several, or, above the limit, proposes it to a second person. Why is always known:
 * the reasons for which the agent was suggested, or a note. Refuses as `refuseCredit`, `not-found` for an agent there is
 * not, `agent-closed`, and `reason-needed` without a note where nothing suggests the agent, it is frozen, or several share.
 */
export async function creditByHand(
  transfer: Transfer,
  { shares, note }: Wanted,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<void> {
  refuseCredit(transfer, shares);
  const { agents, limits } = dependencies;
  const found = await agents.findAll(shares.map(({ agent }) => agent));
  refuseAgents(found, { shares, note });
  const evidence = await evidenceFor(transfer, shares, dependencies);
  if (note === undefined && evidence === undefined) throw new Refusal('reason-needed');
  const { secondPersonAbove } = await limits.current();
  const why = { note, evidence };
  if (needsSecondPerson(transfer.amount, secondPersonAbove))
    await propose(
      transfer,
      { shares, agents: found.map((agent) => NamedAgent.parse(agent)) },
      why,
      decider,
      dependencies,
    );
  else await credit(transfer, shares, why, decider, dependencies);
}

interface Why {
  readonly note: string | undefined;
  readonly evidence: string | undefined;
}

async function credit(
  transfer: Transfer,
  shares: readonly Share[],
  { note, evidence }: Why,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<void> {
  const decision: Decision = { by: personOf(decider), at: decider.now, ...(note === undefined ? {} : { note }) };
  const decided = creditShares(transfer, shares, await bankOf(transfer, dependencies), decision);
  const told = { agents: sharesText(shares), note, evidence };
  const action = shares.length === 1 ? 'transfer.credited' : 'transfer.split';
  await carryOut(
    transfer,
    decided,
    [
      ...auditCauses(transfer, action, told, decider, dependencies),
      ...agentCauses(shares, note !== undefined, dependencies),
      ...senderCauses(transfer, shares, 1, decider, dependencies),
    ],
    dependencies,
  );
  await tellCredited(shares, dependencies);
}

async function propose(
  transfer: Transfer,
  { shares, agents }: { readonly shares: readonly Share[]; readonly agents: NamedAgent[] },
  { note, evidence }: Why,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<void> {
  const proposal: Proposal = {
    id: dependencies.mintId(decider.now),
    order: {
      kind: shares.length === 1 ? 'credit' : 'split',
      account: transfer.account,
      transfer: transfer.id,
      shares: [...shares],
    },
    agents,
    amount: transfer.amount,
    proposedBy: personOf(decider),
    at: decider.now,
    reason: (note ?? evidence ?? '').slice(0, 300),
    state: 'waiting',
  };
  const told = { proposal: proposal.id, agents: sharesText(shares), note, evidence };
  await carryOut(
    transfer,
    { transfer: holdFor(transfer, proposal.id), postings: [] },
    [
      ...dependencies.proposals.makeCauses(proposal),
      ...auditCauses(transfer, 'proposal.made', told, decider, dependencies),
      ...agentCauses(shares, note !== undefined, dependencies),
    ],
    dependencies,
  );
}

/** Carries a proposed credit out as the second person. Refuses `same-person`, `proposal-over` and `agent-changed`. */
export async function approveCredit(
  proposal: Proposal,
  order: Extract<Proposal['order'], { kind: 'credit' | 'split' }>,
  decider: Decider,
  dependencies: DeskDependencies,
): Promise<Proposal> {
  const approved = approveProposal(proposal, personOf(decider), decider.now);
  const transfer = await loadTransfer({ account: order.account, id: order.transfer }, dependencies);
  if (transfer.proposal !== proposal.id) throw new Refusal('transfer-moved');
  const { proposal: _, ...released } = transfer;
  const decision: Decision = {
    by: personOf(decider),
    at: decider.now,
    note: proposal.reason,
    proposedBy: proposal.proposedBy,
  };
  const decided = creditShares(released, order.shares, await bankOf(transfer, dependencies), decision);
  const told = { proposal: proposal.id, agents: sharesText(order.shares), note: proposal.reason };
  await carryOut(
    transfer,
    decided,
    [
      ...dependencies.proposals.decideCauses(approved),
      ...auditCauses(transfer, 'proposal.approved', told, decider, dependencies),
      ...agentSinceCauses(proposal.agents, dependencies),
      ...senderCauses(transfer, order.shares, 1, decider, dependencies),
    ],
    dependencies,
  );
  await tellCredited(order.shares, dependencies);
  return approved;
}

function refuseAgents(found: readonly Agent[], { shares, note }: Wanted): void {
  const states = new Map(found.map(({ number, state }) => [number, state]));
  for (const { agent } of shares) {
    const state = states.get(agent);
    if (state === undefined) throw new Refusal('not-found', { agent });
    if (state === 'closed') throw new Refusal('agent-closed', { agent });
    if (state === 'frozen' && note === undefined) throw new Refusal('reason-needed', { agent });
  }
}

/** For which reasons the one agent of a credit was suggested; a split never is. */
async function evidenceFor(
  transfer: Transfer,
  shares: readonly Share[],
  dependencies: DeskDependencies,
): Promise<string | undefined> {
  const [only, ...others] = shares;
  if (others.length > 0) return undefined;
  const suggested = (await suggestFor(transfer, dependencies)).find(({ agent }) => agent.number === only?.agent);
  return suggested === undefined ? undefined : reasonsOf(suggested);
}

async function bankOf({ account }: Transfer, { bankAccounts }: DeskDependencies): Promise<string> {
  const found = (await bankAccounts.list()).find(({ id }) => id === account);
  return found?.bank ?? account;
}
