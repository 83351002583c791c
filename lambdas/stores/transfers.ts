import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Day, dayAfter, startOf } from '../../shared/domain/instant';
import { Movement } from '../../shared/domain/movement';
import { Refusal } from '../../shared/domain/refusal';
import { Transfer, transferReference, type WaitingTransfer } from '../../shared/domain/transfer';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Cause, Write } from './ledger';
import { readItems } from './read-items';
import { returnRowWrites } from './returns';
import { suspenseBetween, suspensePage, suspenseRowWrites } from './suspense-rows';
import { transact } from './transact';

type TransferKey = Pick<Transfer, 'account' | 'id'>;

export interface TransferPage {
  readonly transfers: WaitingTransfer[];
  readonly next?: string;
}

export interface Transfers {
  known(account: string, ids: readonly string[], isConsistent?: boolean): Promise<Map<string, string | undefined>>;
  creditWrite(transfer: Transfer): Write;
  recordCauses(transfer: Transfer): Cause[];
  record(transfer: Transfer): Promise<'recorded' | 'known'>;
  find(key: TransferKey): Promise<Transfer | undefined>;
  findAll(keys: readonly TransferKey[], isConsistent?: boolean): Promise<Transfer[]>;
  moveCauses(before: Transfer, after: Transfer): Cause[];
  suspense(page: string | undefined, rows: number): Promise<TransferPage>;
  waitingOn(day: Day, account: string, amount: number): Promise<Transfer[]>;
  noteOutgoing(debit: Movement): Promise<void>;
  outgoing(account: string, reference: string): Promise<Movement[]>;
}

const keyOf = ({ account, id }: TransferKey) => ({ pk: `BANK#${account}`, sk: `TRANSFER#${id}` });
const outgoingPartition = (account: string, reference: string) => `OUTGOING#${account}#${reference}`;
/** A day on which more transfers wait than this is no ordinary one: those behind are found by staff, not by claims. */
const MOST_OF_A_DAY = 500;

/** Every movement the banks told us of, once: the key is the bank's own identity of it. */
export function openTransfers(database: Database): Transfers {
  const { client, tables } = database;
  const table = tables.Transactions;

  function put(transfer: Transfer) {
    return {
      TableName: table,
      Item: { ...keyOf(transfer), ...transfer },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
  }

  /** The writes that record a transfer for the first time. */
  function recordWrites(transfer: Transfer): Write[] {
    return [{ Put: put(transfer) }, ...suspenseRowWrites(table, undefined, transfer)];
  }

  const causesOf = (transfer: Transfer, writes: readonly Write[]): Cause[] =>
    writes.map((write) => ({ reference: transferReference(transfer), write }));

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

    /** What records a transfer of any state together with other writes. */
    recordCauses: (transfer) => causesOf(transfer, recordWrites(transfer)),

    /** Records a movement that is not credited: suspense, with its row for staff, or ignored. */
    async record(transfer) {
      try {
        if (transfer.state === 'suspense') {
          await transact(database, [{ writes: recordWrites(transfer), otherwise: 'transfer-moved' }]);
        } else await client.send(new PutCommand(put(transfer)));
        return 'recorded';
      } catch (error) {
        const isKnown = error instanceof Refusal && error.code === 'transfer-moved';
        if (isKnown || isConditionFailure(error)) return 'known';
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

    /** Moves a transfer on, and its row with it: nobody else has moved it since it was read, by state and count. */
    moveCauses(before, after) {
      const isUnmoved = before.moves === undefined;
      const move = {
        Put: {
          TableName: table,
          Item: { ...keyOf(after), ...after },
          ConditionExpression: `#state = :state AND ${isUnmoved ? 'attribute_not_exists(moves)' : 'moves = :moves'}`,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': before.state, ...(isUnmoved ? {} : { ':moves': before.moves }) },
        },
      };
      return causesOf(before, [
        move,
        ...suspenseRowWrites(table, before, after),
        ...returnRowWrites(table, before, after),
      ]);
    },

    /** What waits for staff: what agents claim, then the rest, each oldest first. Refuses `unreadable-page-token`. */
    suspense: (page, rows) => suspensePage(client, table, page, rows),

    /** What waits of an Istanbul day, an account and an amount: what a claim may mean. */
    async waitingOn(day, account, amount) {
      const waiting = await suspenseBetween(client, table, startOf(day), startOf(dayAfter(day)), MOST_OF_A_DAY);
      const fitting = waiting.filter((row) => row.account === account && row.amount === amount);
      const items = await readItems(client, table, fitting.map(keyOf));
      return items.map((item) => Transfer.parse(item)).filter(({ state }) => state === 'suspense');
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
