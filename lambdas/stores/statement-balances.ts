import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Day, dayAfter } from '../../shared/domain/instant';
import { StatementBalances } from '../../shared/domain/statement-continuity';
import type { Database } from './database';

export interface StatementBalanceStore {
  keep(statement: StatementBalances): Promise<void>;
  ofDay(account: string, day: Day): Promise<StatementBalances[]>;
  lastBefore(account: string, day: Day): Promise<StatementBalances[]>;
  firstAfter(account: string, day: Day): Promise<StatementBalances[]>;
  lastDay(account: string): Promise<Day | undefined>;
}

/** More statements of one account and day than a bank writes. */
const MOST_OF_A_DAY = 100;
const partition = (account: string) => `STATEMENT-BALANCES#${account}`;

/** The balances of each account's statements, by day: named by their amounts, so that a statement in two files is one. */
export function openStatementBalances({ client, tables }: Database): StatementBalanceStore {
  const table = tables.Office;

  async function query(account: string, condition: string, values: Record<string, string>, isNewestFirst: boolean) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: { ':pk': partition(account), ...values },
        ConsistentRead: true,
        ScanIndexForward: !isNewestFirst,
        Limit: MOST_OF_A_DAY,
      }),
    );
    return Items.map((item) => StatementBalances.parse(item));
  }

  /** Those of the first day found. */
  async function nearest(account: string, condition: string, values: Record<string, string>, isNewestFirst: boolean) {
    const found = await query(account, condition, values, isNewestFirst);
    return found.filter(({ on }) => on === found[0]?.on);
  }

  return {
    async keep(statement) {
      const { account, on, opening, closing } = statement;
      const Item = { pk: partition(account), sk: `${on}#${opening}#${closing}`, ...statement };
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    ofDay: (account, day) => query(account, 'begins_with(sk, :day)', { ':day': day }, false),
    /** The statements of the last day before this one that has any. */
    lastBefore: (account, day) => nearest(account, 'sk < :day', { ':day': day }, true),
    /** The statements of the first day after this one that has any. */
    firstAfter: (account, day) => nearest(account, 'sk >= :next', { ':next': dayAfter(day) }, false),
    /** The newest day that a statement of the account tells. One row, not consistent: for people to look at. */
    async lastDay(account) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition(account) },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items[0] === undefined ? undefined : StatementBalances.parse(Items[0]).on;
    },
  };
}
