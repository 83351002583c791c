import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Finding, identityOf } from '../../shared/domain/finding';
import type { Day } from '../../shared/domain/instant';
import { isConditionFailure } from './conflict';
import type { Database } from './database';

export interface Findings {
  add(finding: Finding): Promise<'added' | 'known'>;
  list(from: Day, to: Day): AsyncIterable<Finding>;
}

const PARTITION = 'FINDINGS';

/** What the day ends found wrong: few in a good year, so they are one partition, by day. */
export function openFindings({ client, tables }: Database): Findings {
  return {
    /** Tells a finding, once: found again, it stays as it was first told, also when it was closed meanwhile. */
    async add(finding) {
      const Item = { pk: PARTITION, sk: identityOf(finding), ...finding };
      try {
        await client.send(
          new PutCommand({ TableName: tables.Office, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        );
        return 'added';
      } catch (error) {
        if (isConditionFailure(error)) return 'known';
        throw error;
      }
    },

    /** The findings of a range of days, both included, newest day first. */
    async *list(from, to) {
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: tables.Office,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
            ExpressionAttributeValues: { ':pk': PARTITION, ':low': from, ':high': `${to}~` },
            ScanIndexForward: false,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        for (const item of Items) yield Finding.parse(item);
        start = LastEvaluatedKey;
      } while (start !== undefined);
    },
  };
}
