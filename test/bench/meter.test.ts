import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../lambdas/stores/database';
import { freshDatabase } from '../support/fresh-database';
import { type Meter, meterOf, roundTripsOf } from '../support/meter';

let database: Database;
let meter: Meter;
let TableName: string;
let count = 0;
const freshKey = () => ({ pk: 'METER', sk: String(++count).padStart(6, '0') });
const kilobyte = (kb: number) => 'x'.repeat(kb * 1_024);

beforeAll(async () => {
  database = await freshDatabase();
  meter = meterOf(database);
  TableName = database.tables.Transactions;
});

async function cost(command: object) {
  return (await meter.measure(() => database.client.send(command as never))).cost;
}
const writing = (writeUnits: number) => ({ writeUnits, readUnits: 0, roundTrips: 1 });
const reading = (readUnits: number) => ({ writeUnits: 0, readUnits, roundTrips: 1 });

async function stored(attributes: object = {}) {
  const Key = freshKey();
  await database.client.send(new PutCommand({ TableName, Item: { ...Key, ...attributes } }));
  return Key;
}

describe('plain writes', () => {
  test('a put costs the larger of the item before and after', async () => {
    const Key = freshKey();
    expect(await cost(new PutCommand({ TableName, Item: { ...Key, a: kilobyte(2) } }))).toEqual(writing(3));
    expect(await cost(new PutCommand({ TableName, Item: Key }))).toEqual(writing(3));
    expect(await cost(new PutCommand({ TableName, Item: Key }))).toEqual(writing(1));
  });

  test('an update costs the whole item, not what it changes', async () => {
    const Key = await stored({ a: kilobyte(1) });
    const update = { UpdateExpression: 'SET b = :b', ExpressionAttributeValues: { ':b': 1 } };
    expect(await cost(new UpdateCommand({ TableName, Key, ...update }))).toEqual(writing(2));
  });

  test('a delete costs the item, and one unit when there is none', async () => {
    const Key = await stored({ a: kilobyte(1) });
    expect(await cost(new DeleteCommand({ TableName, Key }))).toEqual(writing(2));
    expect(await cost(new DeleteCommand({ TableName, Key }))).toEqual(writing(1));
  });

  test('a batch costs its items one by one', async () => {
    const requests = [freshKey(), freshKey()].map((Item) => ({ PutRequest: { Item } }));
    const batch = new BatchWriteCommand({
      RequestItems: { [TableName]: [...requests, { DeleteRequest: { Key: freshKey() } }] },
    });
    expect(await cost(batch)).toEqual(writing(3));
  });

  test('a failed condition costs as much and still fails', async () => {
    const Item = await stored();
    const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    const { result, cost: paid } = await meter.measure(() => database.client.send(put).catch((error) => error.name));
    expect(result).toBe('ConditionalCheckFailedException');
    expect(paid).toEqual(writing(1));
  });
});

describe('the sparse index', () => {
  const work = { work: 'suspense', workAt: '1' };

  test('costs one more for an entry put or removed', async () => {
    const Key = freshKey();
    expect(await cost(new PutCommand({ TableName, Item: { ...Key, ...work } }))).toEqual(writing(2));
    expect(await cost(new PutCommand({ TableName, Item: { ...Key, ...work, a: 1 } }))).toEqual(writing(1));
    expect(await cost(new PutCommand({ TableName, Item: { ...Key, ...work, workAt: '2' } }))).toEqual(writing(3));
    expect(await cost(new DeleteCommand({ TableName, Key }))).toEqual(writing(2));
  });

  test('is not doubled by a transaction', async () => {
    const write = new TransactWriteCommand({
      TransactItems: [{ Put: { TableName, Item: { ...freshKey(), ...work } } }],
    });
    expect(await cost(write)).toEqual(writing(3));
  });

  test('belongs to its table only', async () => {
    const Item = { ...freshKey(), ...work };
    expect(await cost(new PutCommand({ TableName: database.tables.Agents, Item }))).toEqual(writing(1));
  });
});

describe('transactions', () => {
  test('cost two units for each KB begun of each item, checks included', async () => {
    const [checked, deleted, updated] = [await stored({ a: kilobyte(1) }), await stored(), await stored()];
    const update = { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': kilobyte(1) } };
    const write = new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: freshKey() } },
        { ConditionCheck: { TableName, Key: checked, ConditionExpression: 'attribute_exists(pk)' } },
        { Delete: { TableName, Key: deleted } },
        { Update: { TableName, Key: updated, ...update } },
      ],
    });
    expect(await cost(write)).toEqual(writing(2 + 4 + 2 + 4));
  });

  test('cost as much when they are cancelled', async () => {
    const known = await stored();
    const ConditionExpression = 'attribute_not_exists(pk)';
    const write = new TransactWriteCommand({
      TransactItems: [freshKey(), known].map((Item) => ({ Put: { TableName, Item, ConditionExpression } })),
    });
    const { result, cost: paid } = await meter.measure(() => database.client.send(write).catch((error) => error.name));
    expect(result).toBe('TransactionCanceledException');
    expect(paid).toEqual(writing(4));
  });

  test('read at two units for each 4 KB begun', async () => {
    const Key = await stored({ a: kilobyte(4) });
    expect(await cost(new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key } }] }))).toEqual(reading(4));
  });
});

describe('reads', () => {
  test('a get costs half a unit, a consistent one a whole, a miss as much', async () => {
    const Key = await stored();
    expect(await cost(new GetCommand({ TableName, Key }))).toEqual(reading(0.5));
    expect(await cost(new GetCommand({ TableName, Key, ConsistentRead: true }))).toEqual(reading(1));
    expect(await cost(new GetCommand({ TableName, Key: freshKey() }))).toEqual(reading(0.5));
  });

  test('a projection makes nothing cheaper', async () => {
    const Key = await stored({ a: kilobyte(4) });
    expect(await cost(new GetCommand({ TableName, Key, ProjectionExpression: 'pk' }))).toEqual(reading(1));
  });

  test('a batch rounds each item up by itself', async () => {
    const Keys = [await stored({ a: kilobyte(4) }), await stored(), freshKey()];
    const batch = new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } });
    expect(await cost(batch)).toEqual(reading(1 + 0.5 + 0.5));
  });

  test('a query rounds the sum of its items up once, whatever it filters out', async () => {
    const pk = 'QUERIED';
    for (const sk of ['1', '2', '3']) {
      await database.client.send(new PutCommand({ TableName, Item: { pk, sk, a: kilobyte(1) } }));
    }
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk } as Record<string, string>,
    };
    expect(await cost(new QueryCommand(query))).toEqual(reading(0.5));
    expect(await cost(new QueryCommand({ ...query, ConsistentRead: true }))).toEqual(reading(1));
    await database.client.send(new PutCommand({ TableName, Item: { pk, sk: '4', a: kilobyte(1) } }));
    expect(await cost(new QueryCommand(query))).toEqual(reading(1));
    expect(await cost(new QueryCommand({ ...query, Limit: 2 }))).toEqual(reading(0.5));
    const filtered = { ...query, FilterExpression: 'sk2 = :no', ProjectionExpression: 'sk' };
    const values = { ...query.ExpressionAttributeValues, ':no': 'x' };
    expect(await cost(new QueryCommand({ ...filtered, ExpressionAttributeValues: values }))).toEqual(reading(1));
  });

  test('a scan costs all it passes', async () => {
    const table = database.tables.Office;
    for (const sk of ['1', '2']) {
      await database.client.send(new PutCommand({ TableName: table, Item: { pk: 'S', sk, a: kilobyte(4) } }));
    }
    const scan = { FilterExpression: 'sk = :sk', ExpressionAttributeValues: { ':sk': '1' } };
    expect(await cost(new ScanCommand({ TableName: table, ...scan }))).toEqual(reading(1.5));
  });
});

describe('round trips', () => {
  const read = () => database.client.send(new GetCommand({ TableName, Key: freshKey() }));

  test('requests that overlap are one', async () => {
    expect(await meter.measure(() => Promise.all([read(), read(), read()]))).toMatchObject({ cost: { roundTrips: 1 } });
  });

  test('requests one after another count each', async () => {
    const { cost: paid, calls } = await meter.measure(async () => {
      await read();
      await Promise.all([read(), read()]);
      await read();
    });
    expect({ trips: paid.roundTrips, calls: calls.length }).toEqual({ trips: 3, calls: 4 });
  });

  test('can be told in the midst of it', async () => {
    const { result, cost: paid } = await meter.measure(async (soFar) => {
      await read();
      const before = soFar();
      await read();
      return before;
    });
    expect([result, paid]).toEqual([reading(0.5), { writeUnits: 0, readUnits: 1, roundTrips: 2 }]);
  });

  test('are the longest row of calls that do not overlap', () => {
    const call = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });
    expect(roundTripsOf([])).toBe(0);
    expect(roundTripsOf([call(1, 10), call(2, 3), call(4, 5)])).toBe(2);
    expect(roundTripsOf([call(1, 4), call(2, 3), call(5, 8), call(6, 7)])).toBe(2);
  });
});

test('what goes on outside of a measurement does not count in it', async () => {
  const outside = stored();
  const measurement = meter.measure(() => stored());
  await Promise.all([outside, stored()]);
  expect((await measurement).cost).toEqual(writing(1));
});
