import type { AgentNumber } from '../../shared/domain/agent';
import type { Agents } from '../stores/agents';
import type { Institutions } from '../stores/institutions';

/** What a key of a report is called; the key itself where nothing is known of it any more. */
export type NameOf = (key: string) => string;

const BATCH = 100;

export async function institutionNames(
  ids: readonly string[],
  institutions: Pick<Institutions, 'findAll'>,
): Promise<NameOf> {
  const distinct = [...new Set(ids)];
  const names = new Map<string, string>();
  for (let first = 0; first < distinct.length; first += BATCH) {
    for (const [id, { name }] of await institutions.findAll(distinct.slice(first, first + BATCH))) names.set(id, name);
  }
  return (id) => names.get(id) ?? id;
}

export async function userNames(agent: AgentNumber, agents: Pick<Agents, 'users'>): Promise<NameOf> {
  const names = new Map((await agents.users(agent)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
