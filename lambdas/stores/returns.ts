import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { AwaitedReturn, awaitedReturn } from '../../shared/domain/awaited-return';
import type { Transfer } from '../../shared/domain/transfer';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';

export interface Returns {
  all(): AsyncIterable<AwaitedReturn>;
  end(seen: AwaitedReturn): Promise<void>;
}

const LIST = 'RETURNS';
const keyOf = ({ at, account, id }: AwaitedReturn) => ({ pk: LIST, sk: `ROW#${at}#${account}#${id}` });

/** The writes that keep a returned transfer in the list of those whose outgoing row is awaited; with the transfer's move. */
export function returnRowWrites(TableName: string, before: Transfer, after: Transfer): Write[] {
  const [gone, kept] = [awaitedReturn(before), awaitedReturn(after)];
  return [
    ...(kept === undefined ? [] : [{ Put: { TableName, Item: { ...keyOf(kept), ...kept } } }]),
    ...(gone === undefined ? [] : [{ Delete: { TableName, Key: keyOf(gone) } }]),
  ];
}

/** Returns to senders whose outgoing row no feed has told yet. */
export function openReturns({ client, tables }: Database): Returns {
  const TableName = tables.Transactions;
  return {
    /** All of them, oldest first; for the nightly duty. */
    async *all() {
      const every = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': LIST },
      };
      for await (const item of queryItems(client, every)) yield AwaitedReturn.parse(item);
    },

    /** Nobody needs to look for it any more. */
    async end(seen) {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(seen) }));
    },
  };
}
