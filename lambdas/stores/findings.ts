import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Finding, identityOf, ListedFinding, listed } from '../../shared/domain/finding';
import type { Day } from '../../shared/domain/instant';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';
import { queryPage } from './query-page';

export interface FindingPage {
  readonly findings: ListedFinding[];
  readonly next?: string;
}

export interface Findings {
  add(finding: Finding): Promise<'added' | 'known'>;
  find(identity: string): Promise<Finding | undefined>;
  close(closed: Finding, telling: readonly Write[]): Promise<boolean>;
  list(from: Day, to: Day): AsyncIterable<Finding>;
  page(of: 'open' | 'all', page: string | undefined, rows: number): Promise<FindingPage>;
}

const ALL = 'FINDINGS';
/** The open ones again, without the raw rows, so that a list of them costs the same whatever banks sent and was closed. */
const OPEN = 'FINDINGS-OPEN';

/** What was found wrong: few in a good year, so they are one partition, by day. */
export function openFindings({ client, tables }: Database): Findings {
  const table = tables.Office;
  const itemIn = (pk: string, finding: Finding | ListedFinding) => ({ pk, sk: identityOf(finding), ...finding });

  async function write(writes: readonly Write[]): Promise<boolean> {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return true;
    } catch (error) {
      if (cancellationOf(error)?.[0] === 'condition') return false;
      throw error;
    }
  }

  return {
    /** Tells a finding, once: found again, it stays as it was first told, also when it was closed meanwhile. */
    async add(finding) {
      const isAdded = await write([
        { Put: { TableName: table, Item: itemIn(ALL, finding), ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: { TableName: table, Item: itemIn(OPEN, listed(finding)) } },
      ]);
      return isAdded ? 'added' : 'known';
    },

    async find(identity) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: ALL, sk: identity } }));
      return Item === undefined ? undefined : Finding.parse(Item);
    },

    /** Puts a closed finding in the place of the open one, with the writes that tell of it; false when it was closed before. */
    close(closed, telling) {
      const state = { '#state': 'state' };
      return write([
        {
          Put: {
            TableName: table,
            Item: itemIn(ALL, closed),
            ConditionExpression: '#state = :open',
            ExpressionAttributeNames: state,
            ExpressionAttributeValues: { ':open': 'open' },
          },
        },
        { Delete: { TableName: table, Key: { pk: OPEN, sk: identityOf(closed) } } },
        ...telling,
      ]);
    },

    /** The findings of a range of days, both included, newest day first. */
    async *list(from, to) {
      const range = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': ALL, ':low': from, ':high': `${to}~` },
        ScanIndexForward: false,
      };
      for await (const item of queryItems(client, range)) yield Finding.parse(item);
    },

    /** A page of the open findings, oldest day first, or of all of them, newest first. Refuses `unreadable-page-token`. */
    async page(of, page, rows) {
      const pk = of === 'open' ? OPEN : ALL;
      const list = { table, pk, isNewestFirst: of !== 'open', page, rows };
      // Those from before lists left rows out carry their row themselves.
      const { found: findings, ...rest } = await queryPage(client, list, (item) =>
        of === 'open' ? ListedFinding.parse({ hasRow: item.raw !== undefined, ...item }) : listed(Finding.parse(item)),
      );
      return { findings, ...rest };
    },
  };
}
