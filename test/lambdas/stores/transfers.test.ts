import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../../lambdas/stores/database';
import { openTransfers, type Transfers } from '../../../lambdas/stores/transfers';
import { later } from '../../../shared/domain/instant';
import { aTransfer, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let transfers: Transfers;

beforeEach(async () => {
  database = await freshDatabase();
  transfers = openTransfers(database);
});

const waiting = (id: string, minutes: number, account = 'ziraat-1') =>
  aTransfer({ account, id, state: 'suspense', reason: 'no-phone', bookedAt: later(monday, minutes * 60_000) });

test('a movement is recorded once, whoever tries again and with whatever content', async () => {
  expect(await transfers.record(waiting('a', 0))).toBe('recorded');
  expect(await transfers.record(waiting('a', 0))).toBe('known');
  expect(await transfers.record(aTransfer({ id: 'a', state: 'ignored', reason: 'debit' }))).toBe('known');
  expect(await transfers.listSuspense(10)).toMatchObject([{ id: 'a', state: 'suspense' }]);
});

test('of many who record a movement at once exactly one succeeds', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => transfers.record(waiting('a', 0))));
  expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
});

test('the same number at two accounts is two movements', async () => {
  expect(await transfers.record(waiting('a', 0, 'ziraat-1'))).toBe('recorded');
  expect(await transfers.record(waiting('a', 0, 'isbank-1'))).toBe('recorded');
  expect(await transfers.known('isbank-1', ['a', 'b'])).toEqual(new Set(['a']));
});

test('a credit is refused for a movement that waits in suspense', async () => {
  await transfers.record(waiting('a', 0));
  const crediting = database.client.send(
    new TransactWriteCommand({ TransactItems: [transfers.creditWrite(aTransfer({ id: 'a' }))] }),
  );
  await expect(crediting).rejects.toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] });
});

test('knows which of many movements were decided, however many are asked for', async () => {
  const ids = Array.from({ length: 230 }, (_, index) => `m${index}`);
  const decided = ids.filter((_, index) => index % 3 === 0);
  await Promise.all(decided.map((id) => transfers.record(waiting(id, 0))));
  expect(await transfers.known('ziraat-1', [...ids, ...ids])).toEqual(new Set(decided));
  expect(await transfers.known('ziraat-1', [])).toEqual(new Set());
});

test('suspense is listed oldest first over all accounts, as far as asked, and holds nothing else', async () => {
  await transfers.record(waiting('third', 3));
  await transfers.record(waiting('first', 1, 'isbank-1'));
  await transfers.record(waiting('second', 2));
  await transfers.record(aTransfer({ id: 'ignored', state: 'ignored', reason: 'debit' }));
  expect((await transfers.listSuspense(10)).map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  expect((await transfers.listSuspense(2)).map(({ id }) => id)).toEqual(['first', 'second']);
});

test('nothing the bank told is lost on the way through the table', async () => {
  const whole = aTransfer({
    state: 'suspense',
    reason: 'several-agents',
    description: 'ÇĞİÖŞÜ ıçğöşü ₺ \\u0000 "0532"',
    senderName: 'ALİ ÖRNEK',
    senderIban: 'TR330006100519786457841326',
    reference: '1629974954',
  });
  await transfers.record(whole);
  expect(await transfers.listSuspense(1)).toEqual([whole]);
});
