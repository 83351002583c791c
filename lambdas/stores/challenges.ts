import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Challenge, CODE_ATTEMPTS, CODES_SENT } from '../../shared/domain/challenge';
import { type Instant, msOf } from '../../shared/domain/instant';
import { isConditionFailure } from './conflict';
import type { Database } from './database';

export interface Challenges {
  start(challenge: Challenge): Promise<void>;
  attempt(id: string, now: Instant): Promise<Challenge | undefined>;
  renewCode(
    id: string,
    codeHash: string,
    expiresAt: Instant,
    now: Instant,
  ): Promise<Challenge | 'over' | 'sent-enough'>;
  finish(id: string): Promise<boolean>;
}

const keyOf = (id: string) => ({ pk: `CHALLENGE#${id}`, sk: 'CHALLENGE' });

/** Steps between a password and a session. */
export function openChallenges({ client, tables }: Database): Challenges {
  const table = tables.Agents;

  return {
    async start(challenge) {
      const item = {
        ...keyOf(challenge.id),
        ...challenge,
        until: challenge.expiresAt,
        expiresAt: seconds(challenge.expiresAt),
      };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },

    /** Counts one attempt and gives the challenge; undefined when it is over, used up or never was. */
    async attempt(id, now) {
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

    /** Puts a new code in the place of the old one; the count of attempts stays. */
    async renewCode(id, codeHash, expiresAt, now) {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: 'SET codeHash = :code, #until = :until, expiresAt = :ttl ADD codesSent :one',
            ConditionExpression: 'kind = :kind AND #until > :now AND attempts < :attempts AND codesSent < :most',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: {
              ':code': codeHash,
              ':until': expiresAt,
              ':ttl': seconds(expiresAt),
              ':one': 1,
              ':kind': 'device-code',
              ':now': now,
              ':attempts': CODE_ATTEMPTS,
              ':most': CODES_SENT,
            },
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return read(Attributes);
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
        const sent = Number((error as { Item?: { codesSent?: { N?: string } } }).Item?.codesSent?.N ?? 0);
        return sent >= CODES_SENT ? 'sent-enough' : 'over';
      }
    },

    /** Ends the challenge; true for exactly one of those who try. */
    async finish(id) {
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

function read(item: Record<string, unknown> | undefined): Challenge {
  return Challenge.parse({ ...item, expiresAt: item?.until });
}

function seconds(at: Instant): number {
  return Math.ceil(msOf(at) / 1_000);
}
