import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Clearing } from '../../shared/domain/clearing';
import type { Day } from '../../shared/domain/instant';
import type { Database } from './database';

export interface Clearings {
  record(clearing: Clearing): Promise<void>;
  list(from: Day, to: Day): Promise<Clearing[]>;
  latest(): Promise<Day | undefined>;
}

const PARTITION = 'CLEARING';

/** What each closed day's entries moved on the company's bank accounts, summed over all agents. */
export function openClearings({ client, tables }: Database): Clearings {
  const table = tables.Office;
  return {
    /** A closed day never changes: two runs at once write the same. */
    async record(clearing) {
      const Item = { pk: PARTITION, sk: clearing.day, ...Clearing.parse(clearing) };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    /** The days of a range that are summed, both ends included, oldest first: some weeks, in one query. */
    async list(from, to) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': PARTITION, ':from': from, ':to': to },
          ConsistentRead: true,
        }),
      );
      return Items.map((item) => Clearing.parse(item));
    },

    async latest() {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': PARTITION },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: 1,
        }),
      );
      return Items?.[0] === undefined ? undefined : Clearing.parse(Items[0]).day;
    },
  };
}
