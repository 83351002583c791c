import { type BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../../lambdas/stores/database';
import { readItems } from '../../../lambdas/stores/read-items';
import { freshDatabase, reconnect } from '../../support/fresh-database';

const ROWS = 130;
const keyOf = (index: number) => ({ pk: `ROW#${index}`, sk: 'ROW' });
const keys = Array.from({ length: ROWS }, (_, index) => keyOf(index));

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
  const { client, tables } = database;
  await Promise.all(keys.map((key) => client.send(new PutCommand({ TableName: tables.Office, Item: key }))));
});

/** A connection whose table is so busy that it leaves all but the first key of each request unread. */
function busy(): { database: Database; requests: () => number } {
  const reconnected = reconnect(database);
  let requests = 0;
  reconnected.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'BatchGetItemCommand') return next(args);
        requests += 1;
        const asked = (args.input as BatchGetCommand['input']).RequestItems ?? {};
        const [[table, reading] = []] = Object.entries(asked);
        if (table === undefined || reading?.Keys === undefined) throw new Error('nothing asked');
        const [first, ...left] = reading.Keys;
        const input = { RequestItems: { [table]: { ...reading, Keys: first === undefined ? [] : [first] } } };
        const answer = await next({ ...args, input: input as never });
        Object.assign(answer.output, left.length > 0 ? { UnprocessedKeys: { [table]: { Keys: left } } } : {});
        return answer;
      },
    { step: 'initialize', priority: 'low' },
  );
  return { database: reconnected, requests: () => requests };
}

test('reads more keys than one request takes, each once, and leaves out those that are not there', async () => {
  const wanted = [...keys, ...keys.slice(0, 5), keyOf(ROWS)];
  const items = await readItems(database.client, database.tables.Office, wanted);
  expect(items.map(({ pk }) => pk).sort()).toEqual(keys.map(({ pk }) => pk).sort());
});

test('asks again for what a busy table left unread', async () => {
  const { database: meddled, requests } = busy();
  const wanted = keys.slice(0, 4);
  const items = await readItems(meddled.client, meddled.tables.Office, wanted);
  expect(items.map(({ pk }) => pk).sort()).toEqual(wanted.map(({ pk }) => pk).sort());
  expect(requests()).toBe(4);
});

test('asks nothing for no keys', async () => {
  const { database: meddled, requests } = busy();
  expect(await readItems(meddled.client, meddled.tables.Office, [])).toEqual([]);
  expect(requests()).toBe(0);
});
