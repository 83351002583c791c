import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../shared/domain/instant';
import { LoadingDay } from '../../shared/domain/loading-day';
import type { Database } from './database';

export interface LoadingDays {
  close(day: LoadingDay): Promise<void>;
  between(from: Day, to: Day): Promise<LoadingDay[]>;
}

const PARTITION = 'LOADING-DAYS';

/** How long the loadings of each closed day took, over the whole network: one small item a day, whatever was loaded. */
export function openLoadingDays({ client, tables }: Database): LoadingDays {
  const table = tables.Office;
  return {
    /** Puts a day's figures; counted again they are the same. */
    async close(day) {
      await client.send(new PutCommand({ TableName: table, Item: { pk: PARTITION, sk: day.day, ...day } }));
    },

    /** The closed days of a range, both ends included, oldest first: a month is one query of a few kilobytes. */
    async between(from, to) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': PARTITION, ':from': from, ':to': to },
        }),
      );
      return Items.map((item) => LoadingDay.parse(item));
    },
  };
}
