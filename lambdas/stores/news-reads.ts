import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Announcement } from '../../shared/domain/announcement';
import type { Database } from './database';

export interface NewsReads {
  of(agent: AgentNumber, user: string): Promise<Set<string>>;
  note(agent: AgentNumber, user: string, id: Announcement['id']): Promise<void>;
}

const keyOf = (agent: string, user: string) => ({ pk: `AGENT#${agent}`, sk: `NEWS-READ#${user}` });

/** Which announcements a user has opened: a set of ids, 40 bytes each, so a hundred a year never grow too large. */
export function openNewsReads({ client, tables }: Database): NewsReads {
  return {
    async of(agent, user) {
      const { Item } = await client.send(new GetCommand({ TableName: tables.Agents, Key: keyOf(agent, user) }));
      return (Item?.ids as Set<string> | undefined) ?? new Set();
    },

    async note(agent, user, id) {
      await client.send(
        new UpdateCommand({
          TableName: tables.Agents,
          Key: keyOf(agent, user),
          UpdateExpression: 'ADD ids :id',
          ExpressionAttributeValues: { ':id': new Set([id]) },
        }),
      );
    },
  };
}
