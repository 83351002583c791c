import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { Paper } from '../../shared/domain/paper';
import type { Database } from './database';
import { readItems } from './read-items';

export interface PaperRecords {
  record(paper: Paper): Promise<void>;
  findAll(agent: AgentNumber, ids: readonly Paper['id'][]): Promise<Paper[]>;
}

const keyOf = ({ agent, id }: Pick<Paper, 'agent' | 'id'>) => ({ pk: `PAPERS#${agent}`, sk: id });

/** What is known of uploaded papers; their contents are in the bucket. */
export function openPaperRecords({ client, tables }: Database): PaperRecords {
  const table = tables.Office;
  return {
    async record(paper) {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...keyOf(paper), ...paper },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    /** Those of these that the agent uploaded. */
    async findAll(agent, ids) {
      const keys = ids.map((id) => keyOf({ agent, id }));
      const items = await readItems(client, table, keys, { ConsistentRead: true });
      return items.map((item) => Paper.parse(item));
    },
  };
}
