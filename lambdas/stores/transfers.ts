import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Transfer } from '../../shared/domain/transfer';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { readItems } from './read-items';

export interface Transfers {
  known(account: string, ids: readonly string[]): Promise<Set<string>>;
  creditWrite(transfer: Transfer): Write;
  record(transfer: Transfer): Promise<'recorded' | 'known'>;
  listSuspense(rows: number): Promise<Transfer[]>;
}

const keyOf = ({ account, id }: Pick<Transfer, 'account' | 'id'>) => ({ pk: `BANK#${account}`, sk: `TRANSFER#${id}` });

/** Every movement the banks told us of, once: the key is the bank's own identity of it. */
export function openTransfers({ client, tables }: Database): Transfers {
  const table = tables.Transactions;

  function put(transfer: Transfer) {
    const work =
      transfer.state === 'suspense' ? { work: 'suspense', workAt: `${transfer.bookedAt}#${transfer.id}` } : {};
    return {
      TableName: table,
      Item: { ...keyOf(transfer), ...work, ...transfer },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
  }

  return {
    /** Which of an account's movements have been decided before. Eventually consistent: a miss is caught by the write. */
    async known(account, ids) {
      const keys = ids.map((id) => keyOf({ account, id }));
      const items = await readItems(client, table, keys, { ProjectionExpression: 'sk' });
      return new Set(items.map((item) => String(item.sk).slice('TRANSFER#'.length)));
    },

    /** The write that makes a transfer credited; goes into one transaction with its ledger entry. */
    creditWrite(transfer) {
      return { Put: put(transfer) };
    },

    /** Records a movement that is not credited: suspense or ignored. */
    async record(transfer) {
      try {
        await client.send(new PutCommand(put(transfer)));
        return 'recorded';
      } catch (error) {
        if (isConditionFailure(error)) return 'known';
        throw error;
      }
    },

    /** What waits for staff, oldest first. */
    async listSuspense(rows) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'work',
          KeyConditionExpression: '#work = :kind',
          ExpressionAttributeNames: { '#work': 'work' },
          ExpressionAttributeValues: { ':kind': 'suspense' },
          Limit: rows,
        }),
      );
      const keys = Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
      const items = await readItems(client, table, keys);
      const transfers = items.map((item) => Transfer.parse(item));
      return transfers.sort((a, b) =>
        a.bookedAt < b.bookedAt ? -1 : a.bookedAt > b.bookedAt ? 1 : a.id < b.id ? -1 : 1,
      );
    },
  };
}
