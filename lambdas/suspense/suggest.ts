import type { Agent, AgentNumber } from '../../shared/domain/agent';
import { Iban } from '../../shared/domain/registered-iban';
import {
  type Clues,
  type Evidence,
  MOST_SUGGESTIONS,
  numbersToLookUp,
  phonesToLookUp,
  type Suggestion,
  suggestAgents,
} from '../../shared/domain/suggestion';
import type { Transfer } from '../../shared/domain/transfer';
import type { DeskDependencies } from './dependencies';

export interface AgentSuggestion extends Omit<Suggestion, 'agent'> {
  readonly agent: Agent;
}

/**
 * Whom a transfer may belong to, best first: everything that can be looked up about it is looked up side by side, each a
 * bounded number of keys. Agents that are closed are left out: nothing can be credited to them.
 */
export async function suggestFor(transfer: Transfer, dependencies: DeskDependencies): Promise<AgentSuggestion[]> {
  const suggestions = suggestAgents(transfer, await cluesOf(transfer, dependencies));
  const agents = await dependencies.agents.findAll(suggestions.map(({ agent }) => agent));
  const byNumber = new Map(agents.map((agent) => [agent.number, agent]));
  return suggestions
    .flatMap(({ agent: number, ...rest }) => {
      const agent = byNumber.get(number);
      return agent === undefined || agent.state === 'closed' ? [] : [{ ...rest, agent }];
    })
    .slice(0, MOST_SUGGESTIONS);
}

async function cluesOf(transfer: Transfer, dependencies: DeskDependencies): Promise<Clues> {
  const { agents, agentSearch, senders, registeredIbans, claims } = dependencies;
  const { description, senderName = description } = transfer;
  const { numbers, codes } = numbersToLookUp(description);
  const iban = Iban.safeParse(transfer.senderIban).data;
  const [registrations, names, histories, coded, owners, claimedBy] = await Promise.all([
    agents.registrations(phonesToLookUp(description)),
    agentSearch.named(senderName),
    senders.histories(transfer),
    agentSearch.ofCodes(codes),
    iban === undefined ? [] : registeredIbans.find([iban]),
    claims.of(transfer),
  ]);
  const numbered: AgentNumber[] = [...new Set([...numbers, ...coded])];
  return { registrations, names, histories, numbered, ibanOwner: owners[0]?.agent, claimedBy };
}

const SLIPS = {
  same: 'telefon aynı',
  swapped: 'telefonda iki rakam yer değiştirmiş',
  'one-digit': 'telefonda bir rakam farklı',
  missing: 'telefonda bir rakam eksik',
  extra: 'telefonda bir rakam fazla',
} as const;

/** Why an agent was suggested, as the audit trail keeps it: `telefonda iki rakam yer değiştirmiş; … (0,97)`. */
export function reasonsOf({ evidence, score }: Pick<Suggestion, 'evidence' | 'score'>): string {
  return `${evidence.map(reasonOf).join('; ')} (${score.toFixed(2).replace('.', ',')})`;
}

function reasonOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'phone':
      return SLIPS[evidence.slip];
    case 'agent-number':
      return 'temsilci numarası yazılmış';
    case 'agent-code':
      return 'temsilci kodu yazılmış';
    case 'name':
      return `gönderen adı “${evidence.name}” ${evidence.likeness === 1 ? 'ile aynı' : 'adına benziyor'}`;
    case 'history':
      return `bu ${evidence.by === 'iban' ? 'IBAN' : 'ad'} ile ${evidence.loads + evidence.confirmed} yükleme`;
    case 'registered-iban':
      return 'IBAN temsilcinin tanımladığı hesap';
    case 'claim':
      return 'temsilci bu havaleyi arıyor';
  }
}
