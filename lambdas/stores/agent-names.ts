import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AgentNumber } from '../../shared/domain/agent';
import { nameWords } from '../../shared/domain/known-name';
import type { Database } from './database';
import type { Write } from './ledger';

/** A name by which an agent may be found: its title, or the name of one of its users. */
const AgentName = z.object({ agent: AgentNumber, name: z.string() });
export type AgentName = z.infer<typeof AgentName>;

/** The letters that choose the partition: few names share one, and a search by the beginning of a word stays a query. */
const LETTERS = 3;
/** A word that more names begin with is too common to tell agents apart; the rarer words of a search do. */
const MOST_OF_A_WORD = 60;
const MOST_WORDS = 5;

/** `holder` is `title`, or the id of the user who is called so. */
const keyOf = (word: string, agent: string, holder: string) => ({
  pk: `NAME#${word.slice(0, LETTERS)}`,
  sk: `${word}#${agent}#${holder}`,
});

/**
 * The writes that make an agent findable by a name, in one transaction with what gives it the name; `before` is the name
 * it is no longer found by.
 */
export function nameWrites(
  table: string,
  { agent, holder, before, after }: { agent: AgentNumber; holder: string; before?: string; after?: string },
): Write[] {
  const [gone, come] = [before ?? '', after ?? ''].map((name) => nameWords(name)) as [string[], string[]];
  return [
    ...gone
      .filter((word) => !come.includes(word))
      .map((word) => ({ Delete: { TableName: table, Key: keyOf(word, agent, holder) } })),
    ...come.map((word) => ({ Put: { TableName: table, Item: { ...keyOf(word, agent, holder), agent, name: after } } })),
  ];
}

/** The names in which any of a text's words begins one; each query bounded, so what is too common may miss some. */
export async function findNames({ client, tables }: Database, text: string): Promise<AgentName[]> {
  const found = await Promise.all(
    nameWords(text)
      .slice(0, MOST_WORDS)
      .map(async (word) => {
        const { Items = [] } = await client.send(
          new QueryCommand({
            TableName: tables.Agents,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :word)',
            ExpressionAttributeValues: { ':pk': `NAME#${word.slice(0, LETTERS)}`, ':word': word },
            Limit: MOST_OF_A_WORD,
          }),
        );
        return Items.map((item) => AgentName.parse(item));
      }),
  );
  return [...new Map(found.flat().map((one) => [`${one.agent}#${one.name}`, one])).values()];
}
