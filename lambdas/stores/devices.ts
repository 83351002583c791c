import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { type Instant, instant, later, msOf } from '../../shared/domain/instant';
import { DEVICE_MS } from '../../shared/domain/session';
import type { Database } from './database';

export interface Devices {
  remember(agent: AgentNumber, user: string, device: string, now: Instant): Promise<void>;
  isKnown(agent: AgentNumber, user: string, device: string, now: Instant): Promise<boolean>;
  forgetAll(agent: AgentNumber, user: string): Promise<void>;
  ofAgent(agent: AgentNumber, now: Instant): Promise<KnownDevice[]>;
}

/** A device of a user's, and when it answered an SMS code. Nothing tells it from another. */
export interface KnownDevice {
  readonly user: string;
  readonly since: Instant;
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

    /** The devices that need no SMS code now, of all of an agent's users. */
    async ofAgent(agent, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': 'DEVICE#' },
        }),
      );
      return Items.flatMap(({ sk, expiresAt }) => {
        const untilMs = Number(expiresAt) * 1_000;
        const user = String(sk).split('#')[1] ?? '';
        return untilMs > msOf(now) ? [{ user, since: instant(untilMs - DEVICE_MS) }] : [];
      });
    },
  };
}
