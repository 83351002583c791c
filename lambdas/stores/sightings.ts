import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import * as z from 'zod';
import { type Instant, later } from '../../shared/domain/instant';
import { Sighting } from '../../shared/domain/sighting';
import type { Database } from './database';
import type { Cause } from './ledger';
import { queryItems } from './query-items';
import { readItems } from './read-items';

/** How often something was decided around a switch of an account's feeds. */
const Turn = z.object({ turn: z.int().nonnegative() });

type SightingKey = Pick<Sighting, 'account' | 'feed' | 'id' | 'bookedAt'>;

export interface Sightings {
  read(keys: readonly SightingKey[]): Promise<Sighting[]>;
  between(account: string, from: Instant, to: Instant): Promise<Sighting[]>;
  note(sightings: readonly Sighting[]): Promise<void>;
  save(sighting: Sighting): Promise<void>;
  saveCause(sighting: Sighting): Cause;
  turn(account: string): Promise<number>;
  turnCause(account: string, turn: number): Cause;
}

const partition = (account: string) => `SIGHTINGS#${account}`;
const keyOf = ({ account, feed, id, bookedAt }: SightingKey) => ({
  pk: partition(account),
  sk: `${bookedAt}#${feed}#${id}`,
});
const turnKey = (account: string) => ({ pk: `BANK#${account}`, sk: 'SWITCH' });
const NOTED_AT_ONCE = 16;

/** What each feed of an account with several told, by time: a stretch of it costs what happened in it. */
export function openSightings({ client, tables }: Database): Sightings {
  const table = tables.Transactions;
  const itemOf = (sighting: Sighting) => ({ ...keyOf(sighting), ...sighting });

  async function put(sighting: Sighting): Promise<void> {
    await client.send(new PutCommand({ TableName: table, Item: itemOf(sighting) }));
  }

  return {
    /** Those of these that are noted, in no order. */
    async read(keys) {
      const items = await readItems(client, table, keys.map(keyOf), { ConsistentRead: true });
      return items.map((item) => Sighting.parse(item));
    },

    /** All that was told of a stretch, both ends included, oldest first. Consistent: what is decided rests on it. */
    async between(account, from, to) {
      const found: Sighting[] = [];
      const every = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': partition(account), ':from': from, ':to': later(to, 1) },
        ConsistentRead: true,
      };
      for await (const item of queryItems(client, every)) found.push(Sighting.parse(item));
      return found;
    },

    /** Notes rows that were not noted before. Two runs at once note the same. */
    async note(sightings) {
      await pMap(sightings, put, { concurrency: NOTED_AT_ONCE });
    },

    save: put,

    /** The same as a part of a decision. */
    saveCause: (sighting) => ({
      reference: `sighting:${sighting.feed}:${sighting.id}`,
      write: { Put: { TableName: table, Item: itemOf(sighting) } },
    }),

    /** Whose turn it is to decide around a switch: to be read before what the decision rests on. */
    async turn(account) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: turnKey(account), ConsistentRead: true }),
      );
      return Item === undefined ? 0 : Turn.parse(Item).turn;
    },

    /** Takes a turn: rejected when anybody decided around a switch of the account since it was read. */
    turnCause: (account, turn) => ({
      reference: `turn:${account}`,
      write: {
        Put: {
          TableName: table,
          Item: { ...turnKey(account), turn: turn + 1 },
          ConditionExpression: turn === 0 ? 'attribute_not_exists(pk)' : 'turn = :turn',
          ...(turn === 0 ? {} : { ExpressionAttributeValues: { ':turn': turn } }),
        },
      },
    }),
  };
}
