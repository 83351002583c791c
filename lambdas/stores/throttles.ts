import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, msOf } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import type { Database } from './database';

/** At most `most` times in each window of `windowMs`. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

export interface Throttles {
  count(limit: Limit, whom: string, now: Instant): Promise<void>;
}

/** Counters of attempts in fixed windows; they count before the attempt is looked at, so racing does not help. */
export function openThrottles({ client, tables }: Database): Throttles {
  return {
    /** Counts one attempt; refuses `too-many-attempts` past the limit, with the seconds to wait. */
    async count(limit, whom, now) {
      const window = Math.floor(msOf(now) / limit.windowMs);
      const endsAtMs = (window + 1) * limit.windowMs;
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tables.Agents,
          Key: { pk: `THROTTLE#${limit.name}#${whom}#${window}`, sk: 'THROTTLE' },
          UpdateExpression: 'SET expiresAt = :end ADD attempts :one',
          ExpressionAttributeValues: { ':one': 1, ':end': Math.ceil(endsAtMs / 1_000) },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      if (Number(Attributes?.attempts) > limit.most) {
        throw new Refusal('too-many-attempts', { retryAfterSeconds: Math.ceil((endsAtMs - msOf(now)) / 1_000) });
      }
    },
  };
}
