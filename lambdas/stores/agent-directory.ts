import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AgentNumber } from '../../shared/domain/agent';
import type { Database } from './database';

export interface AgentDirectory {
  numberOf(agent: string): Promise<AgentNumber | undefined>;
  ofCode(code: string): Promise<AgentNumber | undefined>;
  ofEmail(address: string): Promise<AgentNumber[]>;
}

export const emailKey = (address: string, agent: AgentNumber) => ({
  pk: `EMAIL#${address.toLowerCase()}`,
  sk: `AGENT#${agent}`,
});

/** Which agent a code or an e-mail address belongs to. */
export function openAgentDirectory({ client, tables }: Database): AgentDirectory {
  const table = tables.Agents;
  return {
    /** The agent number a text is, where there is such an agent: told by the list of agents, which holds nothing else. */
    async numberOf(agent) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: 'AGENTS', sk: agent } }));
      return Item === undefined ? undefined : AgentNumber.parse(Item.sk);
    },

    async ofCode(code) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: `CODE#${code}`, sk: 'CODE' } }));
      return Item === undefined ? undefined : AgentNumber.parse(Item.agent);
    },

    /** All agents with this address: an accountant's may be several agents', and then it tells none of them. */
    async ofEmail(address) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `EMAIL#${address.toLowerCase()}` },
          Limit: 10,
        }),
      );
      return Items.map((item) => AgentNumber.parse(item.agent));
    },
  };
}
