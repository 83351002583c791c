import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';
import type { PaymentId } from '../../shared/domain/quote';
import { isConditionFailure } from './conflict';
import type { Database } from './database';

export interface Prints {
  first(agent: AgentNumber, id: PaymentId, now: Instant): Promise<boolean>;
}

/** Which receipts have been printed before. */
export function openPrints({ client, tables }: Database): Prints {
  return {
    /** Notes a printing; true for the first of a receipt and for no other. */
    async first(agent, id, now) {
      try {
        await client.send(
          new PutCommand({
            TableName: tables.Office,
            Item: { pk: `PRINTS#${agent}`, sk: id, firstAt: now },
            ConditionExpression: 'attribute_not_exists(pk)',
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
