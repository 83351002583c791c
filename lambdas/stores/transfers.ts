import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Day, dayAfter, startOf } from '../../shared/domain/instant';
import { Movement } from '../../shared/domain/movement';
import { Transfer, transferReference } from '../../shared/domain/transfer';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Cause, Write } from './ledger';
import { readItems } from './read-items';
import { queueOf } from './work-queue';

type TransferKey = Pick<Transfer, 'account' | 'id'>;

export interface TransferPage {
  readonly transfers: Transfer[];
  readonly next?: string;
}

export interface Transfers {
  known(account: string, ids: readonly string[], isConsistent?: boolean): Promise<Map<string, string | undefined>>;
  creditWrite(transfer: Transfer): Write;
  record(transfer: Transfer): Promise<'recorded' | 'known'>;
  find(key: TransferKey): Promise<Transfer | undefined>;
  findAll(keys: readonly TransferKey[], isConsistent?: boolean): Promise<Transfer[]>;
  moveCause(before: Transfer, after: Transfer): Cause;
  suspense(page: string | undefined, rows: number): Promise<TransferPage>;
  waitingOn(day: Day, account: string, amount: number): Promise<Transfer[]>;
  noteOutgoing(debit: Movement): Promise<void>;
  outgoing(account: string, reference: string): Promise<Movement[]>;
}

const keyOf = ({ account, id }: TransferKey) => ({ pk: `BANK#${account}`, sk: `TRANSFER#${id}` });
const outgoingPartition = (account: string, reference: string) => `OUTGOING#${account}#${reference}`;
/** What an agent has claimed stands before everything else, and sorts so. */
const FIRST = '!';
/** A day on which more transfers wait than this is no ordinary one: those behind are found by staff, not by claims. */
const MOST_OF_A_DAY = 500;

/** Every movement the banks told us of, once: the key is the bank's own identity of it. */
export function openTransfers({ client, tables }: Database): Transfers {
  const table = tables.Transactions;

  function itemOf(transfer: Transfer) {
    const first = (transfer.claimedBy?.length ?? 0) > 0 ? FIRST : '';
    const work =
      transfer.state === 'suspense' ? { work: 'suspense', workAt: `${first}${transfer.bookedAt}#${transfer.id}` } : {};
    return { ...keyOf(transfer), ...work, ...transfer };
  }

  function put(transfer: Transfer) {
    return { TableName: table, Item: itemOf(transfer), ConditionExpression: 'attribute_not_exists(pk)' };
  }

  return {
    /**
     * Which of an account's movements have been decided before, each with the feed that told it (unknown of the oldest).
     * Eventually consistent unless said: a miss is caught by the write.
     */
    async known(account, ids, isConsistent = false) {
      const keys = ids.map((id) => keyOf({ account, id }));
      const items = await readItems(client, table, keys, {
        ProjectionExpression: 'sk, feed',
        ...(isConsistent && { ConsistentRead: true }),
      });
      return new Map(items.map(({ sk, feed }) => [String(sk).slice('TRANSFER#'.length), feed as string | undefined]));
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

    /** Consistent: staff decide on it. */
    async find(key) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }));
      return Item === undefined ? undefined : Transfer.parse(Item);
    },

    /** Those of these that are recorded, in no order. Eventually consistent unless said. */
    async findAll(keys, isConsistent = false) {
      const reading = isConsistent ? { ConsistentRead: true as const } : {};
      const items = await readItems(client, table, keys.map(keyOf), reading);
      return items.map((item) => Transfer.parse(item));
    },

    /** Moves a transfer on, with what that posts: nobody else has moved it since it was read, by state and count. */
    moveCause(before, after) {
      const isUnmoved = before.moves === undefined;
      return {
        reference: transferReference(before),
        write: {
          Put: {
            TableName: table,
            Item: itemOf(after),
            ConditionExpression: `#state = :state AND ${isUnmoved ? 'attribute_not_exists(moves)' : 'moves = :moves'}`,
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': before.state, ...(isUnmoved ? {} : { ':moves': before.moves }) },
          },
        },
      };
    },

    /** What waits for staff: what agents claim, then the rest, each oldest first. Refuses `unreadable-page-token`. */
    async suspense(page, rows) {
      const { keys, ...rest } = await queueOf(client, table, 'suspense', page, rows);
      const items = await readItems(client, table, keys);
      const placeOf = new Map(keys.map(({ pk, sk }, place) => [`${pk} ${sk}`, place]));
      const transfers = items
        .sort((a, b) => (placeOf.get(`${a.pk} ${a.sk}`) ?? 0) - (placeOf.get(`${b.pk} ${b.sk}`) ?? 0))
        .map((item) => Transfer.parse(item));
      // The index lags behind the table.
      return { transfers: transfers.filter(({ state }) => state === 'suspense'), ...rest };
    },

    /** What waits of an Istanbul day, an account and an amount: what a claim may mean. */
    async waitingOn(day, account, amount) {
      const [from, before] = [startOf(day), startOf(dayAfter(day))];
      const found = await Promise.all(
        ['', FIRST].map((first) =>
          client.send(
            new QueryCommand({
              TableName: table,
              IndexName: 'work',
              KeyConditionExpression: '#work = :kind AND workAt BETWEEN :from AND :before',
              ExpressionAttributeNames: { '#work': 'work' },
              ExpressionAttributeValues: { ':kind': 'suspense', ':from': first + from, ':before': first + before },
              Limit: MOST_OF_A_DAY,
            }),
          ),
        ),
      );
      const keys = found
        .flatMap(({ Items = [] }) => Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })))
        .filter(({ pk }) => pk === `BANK#${account}`);
      const items = await readItems(client, table, keys);
      return items
        .map((item) => Transfer.parse(item))
        .filter((transfer) => transfer.state === 'suspense' && transfer.amount === amount);
    },

    /** Notes a debit under the bank's reference, before it is recorded: a return to a sender is found in it. */
    async noteOutgoing(debit) {
      if (debit.reference === undefined) return;
      const Item = { pk: outgoingPartition(debit.account, debit.reference), sk: `DEBIT#${debit.id}`, ...debit };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    /** The debits of an account with a reference of the bank. */
    async outgoing(account, reference) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': outgoingPartition(account, reference) },
          Limit: 10,
        }),
      );
      return Items.map((item) => Movement.parse(item));
    },
  };
}
