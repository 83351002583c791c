import { PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../shared/domain/instant';
import { Holiday } from '../../shared/domain/working-day';
import type { Database } from './database';
import type { Write } from './ledger';

export interface Holidays {
  between(first: Day, last: Day): Promise<Holiday[]>;
  save(holiday: Holiday): Promise<void>;
  change(holiday: Holiday, telling: readonly Write[]): Promise<void>;
  remove(day: Day, telling: readonly Write[]): Promise<void>;
}

const keyOf = (day: Day) => ({ pk: 'HOLIDAYS', sk: day });

/** The public holidays, kept by staff. */
export function openHolidays({ client, tables }: Database): Holidays {
  const put = (holiday: Holiday) => ({ TableName: tables.Office, Item: { ...keyOf(holiday.day), ...holiday } });
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
      await client.send(new PutCommand(put(holiday)));
    },

    /** Puts a day's holiday, with the writes that tell of it. */
    async change(holiday, telling) {
      await client.send(new TransactWriteCommand({ TransactItems: [{ Put: put(holiday) }, ...telling] }));
    },

    /** Makes a day an ordinary one again, with the writes that tell of it. */
    async remove(day, telling) {
      const Delete = { TableName: tables.Office, Key: keyOf(day) };
      await client.send(new TransactWriteCommand({ TransactItems: [{ Delete }, ...telling] }));
    },
  };
}
