import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AwaitedReturn, awaitedReturn } from '../../shared/domain/awaited-return';
import type { Transfer } from '../../shared/domain/transfer';
import type { Database } from './database';
import type { Write } from './ledger';

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
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': LIST },
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        for (const item of Items) yield AwaitedReturn.parse(item);
        start = LastEvaluatedKey;
      } while (start !== undefined);
    },

    /** Nobody needs to look for it any more. */
    async end(seen) {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(seen) }));
    },
  };
}
