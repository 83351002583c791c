import type { Agent, AgentNumber } from '../../shared/domain/agent';
import { AgentNumber as AgentNumberSchema } from '../../shared/domain/agent';
import { nameLikeness } from '../../shared/domain/known-name';
import { parsePhone } from '../../shared/domain/phone';
import { type AgentName, findNames } from './agent-names';
import { openAgents } from './agents';
import type { Database } from './database';
import { readItems } from './read-items';

export interface AgentSearch {
  search(text: string, rows: number): Promise<Agent[]>;
  named(text: string): Promise<AgentName[]>;
  ofCodes(codes: readonly string[]): Promise<AgentNumber[]>;
}

/** How the staff find an agent: by its number, its code, a sign-in phone, or the beginning of words of a name. */
export function openAgentSearch(database: Database): AgentSearch {
  const { client, tables } = database;
  const agents = openAgents(database);

  async function ofCodes(codes: readonly string[]): Promise<AgentNumber[]> {
    const keys = codes.map((code) => ({ pk: `CODE#${code}`, sk: 'CODE' }));
    const items = await readItems(client, tables.Agents, keys);
    return items.map(({ agent }) => AgentNumberSchema.parse(agent));
  }

  /** The agents that a text may name, best first. */
  async function numbersFor(text: string): Promise<AgentNumber[]> {
    const written = text.trim();
    const number = AgentNumberSchema.safeParse(written);
    if (number.success) return [number.data];
    if (/^\d{4}$/.test(written)) return ofCodes([written]);
    const phone = parsePhone(written);
    if (phone !== undefined) return (await agents.registrations([phone])).map(({ agent }) => agent);
    const names = await findNames(database, written);
    const ranked = names
      .map(({ agent, name }) => ({ agent, likeness: nameLikeness(written, name) }))
      .sort((a, b) => b.likeness - a.likeness || (a.agent < b.agent ? -1 : 1));
    return [...new Set(ranked.map(({ agent }) => agent))];
  }

  return {
    /** The agents a text finds, best first; none for a text of which no word has three letters and no number fits. */
    async search(text, rows) {
      const numbers = (await numbersFor(text)).slice(0, rows);
      const found = new Map((await agents.findAll(numbers)).map((agent) => [agent.number, agent]));
      return numbers.flatMap((number) => found.get(number) ?? []);
    },

    named: (text) => findNames(database, text),

    ofCodes,
  };
}
