import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { CODE_ATTEMPTS } from '../../shared/domain/challenge';
import { type Instant, msOf } from '../../shared/domain/instant';
import { isConditionFailure } from './conflict';
import type { Database } from './database';

/** What every challenge has: the hash of its token, how often it was tried, and its end. */
interface Challenged {
  readonly id: string;
  readonly attempts: number;
  readonly expiresAt: Instant;
}

/** Challenges of one kind of people: started once, tried a few times, finished by exactly one. */
export function openChallengeItems<C extends Challenged>(
  { client, tables }: Database,
  { schema, prefix }: { schema: z.ZodType<C>; prefix: string },
) {
  const table = tables.Agents;
  const keyOf = (id: string) => ({ pk: `${prefix}#${id}`, sk: 'CHALLENGE' });
  /** `expiresAt` is the table's own clock, in seconds; the exact end is kept beside it. */
  const read = (item: Record<string, unknown> | undefined) => schema.parse({ ...item, expiresAt: item?.until });

  return {
    keyOf,
    read,

    async start(challenge: C): Promise<void> {
      const { expiresAt } = challenge;
      const item = { ...keyOf(challenge.id), ...challenge, until: expiresAt, expiresAt: seconds(expiresAt) };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },

    /** Counts one attempt and gives the challenge; undefined when it is over, used up or never was. */
    async attempt(id: string, now: Instant): Promise<C | undefined> {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: 'ADD attempts :one',
            ConditionExpression: '#until > :now AND attempts < :most',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: { ':one': 1, ':now': now, ':most': CODE_ATTEMPTS },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return read(Attributes);
      } catch (error) {
        if (isConditionFailure(error)) return undefined;
        throw error;
      }
    },

    /** Ends the challenge; true for exactly one of those who try. */
    async finish(id: string): Promise<boolean> {
      try {
        await client.send(
          new DeleteCommand({ TableName: table, Key: keyOf(id), ConditionExpression: 'attribute_exists(pk)' }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}

/** A moment as the table's expiry wants it. */
export function seconds(at: Instant): number {
  return Math.ceil(msOf(at) / 1_000);
}
