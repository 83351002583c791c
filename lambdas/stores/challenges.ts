import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Challenge, CODE_ATTEMPTS, CODES_SENT } from '../../shared/domain/challenge';
import type { Instant } from '../../shared/domain/instant';
import { openChallengeItems, seconds } from './challenge-items';
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

/** Steps between a password and a session. */
export function openChallenges(database: Database): Challenges {
  const { keyOf, read, start, attempt, finish } = openChallengeItems<Challenge>(database, {
    schema: Challenge,
    prefix: 'CHALLENGE',
  });

  return {
    start,
    attempt,
    finish,

    /** Puts a new code in the place of the old one; the count of attempts stays. */
    async renewCode(id, codeHash, expiresAt, now) {
      try {
        const { Attributes } = await database.client.send(
          new UpdateCommand({
            TableName: database.tables.Agents,
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
  };
}
