import { createHash } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseNumber } from '../../shared/domain/case';
import type { CaseMessage } from '../../shared/domain/case-message';
import { dayOf, later, msOf } from '../../shared/domain/instant';
import { letterWrites } from './case-letters';
import { cancellationOf } from './conflict';
import type { Database } from './database';

export interface Acknowledgements {
  claim(number: CaseNumber, message: CaseMessage): Promise<boolean>;
}

/** To one address on one day: more than a busy shop writes. Two machines that answer each other end here at the latest. */
const MOST_A_DAY = 50;
const KEPT_MS = 2 * 86_400_000;

/** Who may be sent an acknowledgement. */
export function openAcknowledgements({ client, tables }: Database): Acknowledgements {
  const table = tables.Office;
  return {
    /**
     * Writes the acknowledgement down before it is sent; true for exactly one of those who try, and false when the
     * address has been sent all it gets on one day.
     */
    async claim(number, message) {
      const address = createHash('sha256')
        .update(message.address ?? '')
        .digest('hex');
      const expiresAt = Math.ceil(msOf(later(message.at, KEPT_MS)) / 1_000);
      const put = {
        TableName: table,
        Item: { pk: `CASE#${number}`, sk: `MESSAGE#${message.id}`, ...message },
        ConditionExpression: 'attribute_not_exists(pk)',
      };
      const count = {
        TableName: table,
        Key: { pk: `CASE-ACKS#${dayOf(message.at)}`, sk: address },
        UpdateExpression: 'SET expiresAt = :expiresAt ADD #sent :one',
        ConditionExpression: 'attribute_not_exists(#sent) OR #sent < :most',
        ExpressionAttributeNames: { '#sent': 'sent' },
        ExpressionAttributeValues: { ':one': 1, ':most': MOST_A_DAY, ':expiresAt': expiresAt },
      };
      for (;;) {
        try {
          const rows = letterWrites(table, number, message, true);
          await client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, { Update: count }, ...rows] }));
          return true;
        } catch (error) {
          const reasons = cancellationOf(error);
          if (reasons === undefined) throw error;
          if (reasons.includes('condition')) return false;
        }
      }
    },
  };
}
