import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';
import { Paper } from '../../shared/domain/paper';
import type { Database } from './database';
import type { Write } from './ledger';
import { readItems } from './read-items';

export interface PaperRecords {
  record(paper: Paper): Promise<void>;
  findAll(agent: AgentNumber, ids: readonly Paper['id'][]): Promise<Paper[]>;
  adoptWrites(papers: readonly Paper[]): Write[];
  due(until: Instant, rows: number): Promise<Paper[]>;
  forgetWrites(paper: Paper): Write[];
}

const DELETIONS = 'PAPER-DELETIONS';

const keyOf = ({ agent, id }: Pick<Paper, 'agent' | 'id'>) => ({ pk: `PAPERS#${agent}`, sk: id });

const dueKeyOf = ({ deleteAt, agent, id }: Paper) => ({ pk: DELETIONS, sk: `${deleteAt}#${agent}#${id}` });

/** What is known of uploaded papers; their contents are in the bucket. */
export function openPaperRecords({ client, tables }: Database): PaperRecords {
  const table = tables.Office;
  return {
    /** A paper is there, and is deleted when its time comes. */
    async record(paper) {
      const Item = { ...keyOf(paper), ...paper };
      const dueRows = paper.deleteAt === undefined ? [] : [{ ...dueKeyOf(paper), ...paper }];
      await client.send(
        new TransactWriteCommand({
          TransactItems: [Item, ...dueRows].map((one) => ({
            Put: { TableName: table, Item: one, ConditionExpression: 'attribute_not_exists(pk)' },
          })),
        }),
      );
    },

    /** Those of these that the agent uploaded. */
    async findAll(agent, ids) {
      const keys = ids.map((id) => keyOf({ agent, id }));
      const items = await readItems(client, table, keys, { ConsistentRead: true });
      return items.map((item) => Paper.parse(item));
    },

    /** The writes after which a case decides how long these are kept. */
    adoptWrites: (papers) => papers.map((paper) => ({ Delete: { TableName: table, Key: dueKeyOf(paper) } })),

    /** The papers that should have been deleted by a moment, longest due first. */
    async due(until, rows) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk < :until',
          ExpressionAttributeValues: { ':pk': DELETIONS, ':until': `${until}~` },
          Limit: rows,
        }),
      );
      return Items.map((item) => Paper.parse(item));
    },

    /** The writes after which nothing is known of a paper whose content is gone. */
    forgetWrites: (paper) => [keyOf(paper), dueKeyOf(paper)].map((Key) => ({ Delete: { TableName: table, Key } })),
  };
}
