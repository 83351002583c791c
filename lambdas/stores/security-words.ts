import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AgentNumber } from '../../shared/domain/agent';
import { Instant } from '../../shared/domain/instant';
import type { Database } from './database';
import type { Write } from './ledger';

/** A security word as kept: hashed like a password. */
const KeptWord = z.object({ hash: z.string(), setAt: Instant });
type KeptWord = z.infer<typeof KeptWord>;

export interface SecurityWords {
  find(agent: AgentNumber): Promise<KeptWord | undefined>;
  set(agent: AgentNumber, word: KeptWord, telling: readonly Write[]): Promise<void>;
}

const keyOf = (agent: AgentNumber) => ({ pk: `AGENT#${agent}`, sk: 'SECURITY-WORD' });

/** The words by which agents prove themselves on the telephone; apart from the agents, as passwords are from users. */
export function openSecurityWords({ client, tables }: Database): SecurityWords {
  const TableName = tables.Agents;
  return {
    async find(agent) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(agent), ConsistentRead: true }));
      return Item === undefined ? undefined : KeptWord.parse(Item);
    },

    /** A newer word takes the place of the older one; the writes that tell of it come with it. */
    async set(agent, word, telling) {
      const put = { Put: { TableName, Item: { ...keyOf(agent), ...word } } };
      await client.send(new TransactWriteCommand({ TransactItems: [put, ...telling] }));
    },
  };
}
