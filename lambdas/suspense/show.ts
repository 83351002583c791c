import type { FoundAgent, ShownProposal, SuspenseDetail, SuspenseRow } from '../../shared/api/suspense';
import { type Agent, agentCode } from '../../shared/domain/agent';
import { isCreditable, undoableUntil } from '../../shared/domain/decide-transfer';
import { readPhones } from '../../shared/domain/description';
import type { Instant } from '../../shared/domain/instant';
import { phoneAttempts } from '../../shared/domain/near-phone';
import type { Proposal } from '../../shared/domain/proposal';
import type { Transfer, WaitingTransfer } from '../../shared/domain/transfer';
import type { DeskDependencies } from './dependencies';
import { suggestFor } from './suggest';

export function showAgent({ number, title, district, city, state }: Agent): FoundAgent {
  return { number, code: agentCode(number), title, district, city, state };
}

/** The names of the company accounts' banks; an account that is no longer kept is called by its id. */
export async function bankNames({ bankAccounts }: Pick<DeskDependencies, 'bankAccounts'>) {
  const banks = new Map((await bankAccounts.list()).map(({ id, bank }) => [id, bank]));
  return (account: string): string => banks.get(account) ?? account;
}

export function showRow(transfer: WaitingTransfer, bank: string): SuspenseRow {
  return {
    ...transfer,
    bank,
    isClaimed: (transfer.claimedBy?.length ?? 0) > 0,
    isProposed: transfer.proposal !== undefined,
  };
}

/** A transfer as the desk shows it; suggestions only while it waits. */
export async function showTransfer(
  transfer: Transfer,
  viewer: string,
  now: Instant,
  dependencies: DeskDependencies,
): Promise<SuspenseDetail> {
  const { transfers, proposals, agents, limits } = dependencies;
  const isWaiting = transfer.state === 'suspense';
  const { bankReference } = transfer.decision ?? {};
  const [bankOf, { secondPersonAbove }, suggestions, proposal, credited, sentBack] = await Promise.all([
    bankNames(dependencies),
    limits.current(),
    isWaiting ? suggestFor(transfer, dependencies) : [],
    transfer.proposal === undefined ? undefined : proposals.find(transfer.proposal),
    agents.findAll((transfer.shares ?? []).map(({ agent }) => agent)),
    bankReference === undefined ? [] : transfers.outgoing(transfer.account, bankReference),
  ]);
  const until = transfer.decision === undefined ? undefined : undoableUntil(transfer.decision);
  return {
    ...transfer,
    bank: bankOf(transfer.account),
    isCreditable: isCreditable(transfer),
    highlights: highlightsOf(transfer.description),
    suggestions: suggestions.map((suggestion) => ({ ...suggestion, agent: showAgent(suggestion.agent) })),
    secondPersonAbove,
    credited: credited.map(showAgent),
    sentBack: sentBack.map(({ bookedAt, amount }) => ({ bookedAt, amount })),
    ...(proposal === undefined ? {} : { waiting: showProposal(proposal, viewer) }),
    ...(until !== undefined && until >= now ? { undoableUntil: until } : {}),
  };
}

/** A proposal as somebody of the staff sees it, who may not approve their own. */
export function showProposal(proposal: Proposal, viewer: string): ShownProposal {
  return {
    ...proposal,
    agents: proposal.agents.map((agent) => ({ ...agent, code: agentCode(agent.number) })),
    isOwn: proposal.proposedBy.id === viewer,
  };
}

/** Phones that are surely named, and beside them what may be one mistyped; in the order of the text, none over another. */
function highlightsOf(description: string): SuspenseDetail['highlights'] {
  const phones = readPhones(description).certain.map(({ start, end }) => ({ start, end, kind: 'phone' as const }));
  const attempts = phoneAttempts(description)
    .filter(({ start, end }) => phones.every((phone) => end <= phone.start || phone.end <= start))
    .map(({ start, end }) => ({ start, end, kind: 'attempt' as const }));
  return [...phones, ...attempts].sort((a, b) => a.start - b.start);
}
