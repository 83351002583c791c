import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AgentNumber } from '../../shared/domain/agent';
import { Instant, msOf } from '../../shared/domain/instant';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { readItems } from './read-items';

/** A one-time password as kept: hashed, short-lived, gone with its first use. */
const OneTime = z.object({ hash: z.string(), until: Instant });
export type OneTime = z.infer<typeof OneTime>;

export interface Credentials {
  readonly hash?: string;
  readonly oneTime?: OneTime;
}

export interface Passwords {
  find(agent: AgentNumber, user: string): Promise<Credentials>;
  set(agent: AgentNumber, user: string, hash: string): Promise<void>;
  oneTimeWrite(agent: AgentNumber, user: string, oneTime: OneTime): Write;
  forgetWrites(agent: AgentNumber, user: string): Write[];
  setOneTime(agent: AgentNumber, user: string, oneTime: OneTime): Promise<void>;
  spendOneTime(agent: AgentNumber, user: string, oneTime: OneTime): Promise<boolean>;
}

const passwordKey = (agent: string, user: string) => ({ pk: `AGENT#${agent}`, sk: `PASSWORD#${user}` });
const oneTimeKey = (agent: string, user: string) => ({ pk: `AGENT#${agent}`, sk: `ONE-TIME#${user}` });

/** What users prove themselves by; apart from the users, so that no list of users ever carries a hash. */
export function openPasswords({ client, tables }: Database): Passwords {
  const table = tables.Agents;

  function oneTimePut(agent: AgentNumber, user: string, oneTime: OneTime) {
    const expiresAt = Math.ceil(msOf(oneTime.until) / 1_000);
    return { TableName: table, Item: { ...oneTimeKey(agent, user), ...oneTime, expiresAt } };
  }

  return {
    async find(agent, user) {
      const keys = [passwordKey(agent, user), oneTimeKey(agent, user)];
      const items = await readItems(client, tables.Agents, keys, { ConsistentRead: true });
      const password = items.find((item) => String(item.sk).startsWith('PASSWORD#'));
      const oneTime = items.find((item) => String(item.sk).startsWith('ONE-TIME#'));
      return {
        ...(password === undefined ? {} : { hash: String(password.hash) }),
        ...(oneTime === undefined ? {} : { oneTime: OneTime.parse(oneTime) }),
      };
    },

    async set(agent, user, hash) {
      await client.send(new PutCommand({ TableName: table, Item: { ...passwordKey(agent, user), hash } }));
    },

    /** A newer one-time password takes the place of an older one. */
    async setOneTime(agent, user, oneTime) {
      await client.send(new PutCommand(oneTimePut(agent, user, oneTime)));
    },

    /** The write that gives a one-time password with whatever else happens to the user. */
    oneTimeWrite: (agent, user, oneTime) => ({ Put: oneTimePut(agent, user, oneTime) }),

    /** The writes that leave a user nothing to prove themselves by. */
    forgetWrites: (agent, user) =>
      [passwordKey(agent, user), oneTimeKey(agent, user)].map((Key) => ({ Delete: { TableName: table, Key } })),

    /** Takes the one-time password away; true for exactly one of those who try. */
    async spendOneTime(agent, user, { hash }) {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: oneTimeKey(agent, user),
            ConditionExpression: '#hash = :hash',
            ExpressionAttributeNames: { '#hash': 'hash' },
            ExpressionAttributeValues: { ':hash': hash },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}
