import { openAgents } from '../../lambdas/stores/agents';
import type { Database } from '../../lambdas/stores/database';
import { Agent, type AgentNumber, User } from '../../shared/domain/agent';
import type { BankAccount } from '../../shared/domain/bank-account';
import { Instant } from '../../shared/domain/instant';
import type { Phone } from '../../shared/domain/phone';

export interface BenchAgent {
  readonly number: AgentNumber;
  readonly phone: Phone;
  readonly user: string;
}

export const BENCH_NOW = Instant.parse('2026-11-23T14:00:00.000Z');

/** The company account that the bench sends money to, with the longest descriptions of all layouts. */
export const benchAccount: BankAccount = {
  id: 'vakifbank-1',
  bank: 'VakıfBank',
  holder: 'FATURAKOM ÖRNEK A.Ş.',
  iban: 'TR040001500134000000000003',
  currency: 'TRY',
  isShown: true,
  feeds: [{ id: 'service', kind: 'activity-service', url: 'http://127.0.0.1:1', secret: 'vakifbank-1' }],
  cutOvers: [],
};

/** Registers made-up agents, each with one signed-up owner. Their numbers begin with `first`. */
export async function addAgents(database: Database, count: number, first = 10_000_001): Promise<BenchAgent[]> {
  const agents = openAgents(database);
  const added = Array.from({ length: count }, (_, index) => makeAgent(first + index));
  for (const { agent, owner } of added) {
    const outcome = await agents.add(agent, owner, 'no password');
    if (outcome !== 'added') throw new Error(`agent ${agent.number} was not added: ${outcome}`);
  }
  return added.map(({ agent, owner }) => ({ number: agent.number, phone: owner.phone, user: owner.id }));
}

function makeAgent(number: number): { agent: Agent; owner: User } {
  const agent = Agent.parse({
    number: String(number),
    title: 'ÖRNEK BİLİŞİM İLETİŞİM TİCARET LTD. ŞTİ.',
    district: 'Çankaya',
    city: 'Ankara',
    address: 'Örnek Mahallesi, Deneme Caddesi 1',
    state: 'active',
    since: BENCH_NOW,
  });
  const owner = User.parse({
    id: `owner${number}`,
    agent: agent.number,
    phone: `+905${String(number).padStart(9, '0')}`,
    name: 'ALİ ÖRNEK',
    role: 'owner',
    isActive: true,
    since: BENCH_NOW,
  });
  return { agent, owner };
}
