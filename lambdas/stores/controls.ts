import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ControlHead, DayControl } from '../../shared/domain/control';
import type { Day } from '../../shared/domain/instant';
import { cancellationOf } from './conflict';
import type { Database } from './database';

export interface Controls {
  record(control: DayControl): Promise<boolean>;
  find(account: string, day: Day): Promise<DayControl | undefined>;
  list(account: string, from: Day, to: Day): Promise<DayControl[]>;
  ofDay(day: Day): Promise<ControlHead[]>;
}

const ofAccount = (account: string) => `CONTROL#${account}`;
const ofDay = (day: Day) => `CONTROLS#${day}`;

/** What controlling each account's days came to: whole under its account, and its sums again under the day. */
export function openControls({ client, tables }: Database): Controls {
  const table = tables.Office;

  return {
    /** Puts a day's control in the place of an older one; false when a newer one stands, which knew more. */
    async record(control) {
      const parsed = DayControl.parse(control);
      const { account, day, at } = parsed;
      const put = (pk: string, sk: string, Item: object) => ({
        Put: {
          TableName: table,
          Item: { pk, sk, ...Item },
          ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': at },
        },
      });
      try {
        const whole = put(ofAccount(account), day, parsed);
        const head = put(ofDay(day), account, ControlHead.parse(parsed));
        await client.send(new TransactWriteCommand({ TransactItems: [whole, head] }));
        return true;
      } catch (error) {
        if (cancellationOf(error)?.includes('condition')) return false;
        throw error;
      }
    },

    async find(account, day) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: ofAccount(account), sk: day } }),
      );
      return Item === undefined ? undefined : DayControl.parse(Item);
    },

    /** The controls of some days of an account, both ends included, oldest first: a week or two, in one query. */
    async list(account, from, to) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': ofAccount(account), ':from': from, ':to': to },
          ConsistentRead: true,
        }),
      );
      return Items.map((item) => DayControl.parse(item));
    },

    /** Every account's sums of a day: a handful. */
    async ofDay(day) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': ofDay(day) },
        }),
      );
      return Items.map((item) => ControlHead.parse(item));
    },
  };
}
