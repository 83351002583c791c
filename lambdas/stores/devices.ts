import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import { DEVICE_MS } from '../../shared/domain/session';
import type { Database } from './database';

export interface Devices {
  remember(agent: AgentNumber, user: string, device: string, now: Instant): Promise<void>;
  isKnown(agent: AgentNumber, user: string, device: string, now: Instant): Promise<boolean>;
  forgetAll(agent: AgentNumber, user: string): Promise<void>;
}

const prefix = (user: string) => `DEVICE#${user}#`;
const keyOf = (agent: string, user: string, device: string) => ({
  pk: `AGENT#${agent}`,
  sk: `${prefix(user)}${device}`,
});

/** The devices (by the SHA-256 of their token) on which a user has answered an SMS code. */
export function openDevices({ client, tables }: Database): Devices {
  const table = tables.Agents;
  return {
    async remember(agent, user, device, now) {
      const expiresAt = Math.ceil(msOf(later(now, DEVICE_MS)) / 1_000);
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(agent, user, device), expiresAt } }));
    },

    async isKnown(agent, user, device, now) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(agent, user, device) }));
      return Item !== undefined && Number(Item.expiresAt) * 1_000 > msOf(now);
    },

    async forgetAll(agent, user) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': prefix(user) },
          ProjectionExpression: 'pk, sk',
        }),
      );
      await Promise.all(
        Items.map(({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }))),
      );
    },
  };
}
