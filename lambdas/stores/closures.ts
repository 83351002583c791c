import { Closure } from '../../shared/domain/closure';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';

export interface Closures {
  all(): AsyncIterable<Closure>;
  addWrite(closure: Closure): Write;
  changeWrite(before: Closure, after: Closure): Write;
  endWrite(closure: Closure): Write;
}

const PARTITION = 'CLOSURES';
const keyOf = ({ closedAt, agent }: Closure) => ({ pk: PARTITION, sk: `${closedAt}#${agent}` });

/** The agents closed of late, whose accounts are looked at until nothing can come to them. */
export function openClosures({ client, tables }: Database): Closures {
  const TableName = tables.Office;
  return {
    /** All of them, longest closed first; for the nightly duty. */
    async *all() {
      const every = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': PARTITION },
        ConsistentRead: true,
      };
      for await (const item of queryItems(client, every)) yield Closure.parse(item);
    },

    /** The write that begins it, in one transaction with the closing. */
    addWrite: (closure) => ({
      Put: { TableName, Item: { ...keyOf(closure), ...closure }, ConditionExpression: 'attribute_not_exists(pk)' },
    }),

    /** The write that notes a new proposal, if nobody has noted another. */
    changeWrite: (before, after) => ({
      Put: {
        TableName,
        Item: { ...keyOf(after), ...after },
        ConditionExpression:
          before.proposal === undefined
            ? 'attribute_exists(pk) AND attribute_not_exists(proposal)'
            : 'proposal = :proposal',
        ...(before.proposal === undefined ? {} : { ExpressionAttributeValues: { ':proposal': before.proposal } }),
      },
    }),

    endWrite: (closure) => ({ Delete: { TableName, Key: keyOf(closure) } }),
  };
}
