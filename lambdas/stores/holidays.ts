import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../shared/domain/instant';
import { Holiday } from '../../shared/domain/working-day';
import type { Database } from './database';

export interface Holidays {
  between(first: Day, last: Day): Promise<Holiday[]>;
  save(holiday: Holiday): Promise<void>;
}

/** The public holidays, kept by staff. */
export function openHolidays({ client, tables }: Database): Holidays {
  return {
    async between(first, last) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.Office,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':pk': 'HOLIDAYS', ':first': first, ':last': last },
        }),
      );
      return Items.map((item) => Holiday.parse(item));
    },

    async save(holiday) {
      await client.send(
        new PutCommand({ TableName: tables.Office, Item: { pk: 'HOLIDAYS', sk: holiday.day, ...holiday } }),
      );
    },
  };
}
