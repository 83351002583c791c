import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../../lambdas/stores/database';
import { openLedger } from '../../../lambdas/stores/ledger';
import { openTransfers, type Transfers } from '../../../lambdas/stores/transfers';
import { claimTransfer, ignoreTransfer } from '../../../shared/domain/decide-transfer';
import { dayOf, later } from '../../../shared/domain/instant';
import { WaitingTransfer } from '../../../shared/domain/transfer';
import { agentNumber, aMovement, aTransfer, monday } from '../../support/builders';
import { tries } from '../../support/fakes';
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
  expect(await transfers.find({ account: 'ziraat-1', id: 'a' })).toMatchObject({ state: 'suspense' });
  expect((await transfers.suspense(undefined, 10)).transfers).toMatchObject([{ id: 'a', reason: 'no-phone' }]);
});

test('of many who record a movement at once exactly one succeeds', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => transfers.record(waiting('a', 0))));
  expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
});

test('the same number at two accounts is two movements', async () => {
  expect(await transfers.record(waiting('a', 0, 'ziraat-1'))).toBe('recorded');
  expect(await transfers.record(waiting('a', 0, 'isbank-1'))).toBe('recorded');
  expect(await transfers.known('isbank-1', ['a', 'b'])).toEqual(new Map([['a', undefined]]));
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
  expect(new Set((await transfers.known('ziraat-1', [...ids, ...ids])).keys())).toEqual(new Set(decided));
  expect(await transfers.known('ziraat-1', [])).toEqual(new Map());
});

test('suspense is listed oldest first over all accounts, as far as asked, and holds nothing else', async () => {
  await transfers.record(waiting('third', 3));
  await transfers.record(waiting('first', 1, 'isbank-1'));
  await transfers.record(waiting('second', 2));
  await transfers.record(aTransfer({ id: 'ignored', state: 'ignored', reason: 'debit' }));
  expect((await transfers.suspense(undefined, 10)).transfers.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  expect((await transfers.suspense(undefined, 2)).transfers.map(({ id }) => id)).toEqual(['first', 'second']);
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
  expect(await transfers.find(whole)).toEqual(whole);
  expect((await transfers.suspense(undefined, 1)).transfers).toEqual([WaitingTransfer.parse(whole)]);
});

const decision = { by: { id: 'financeperson', name: 'Deniz Kaya' }, at: monday, note: 'mükerrer' };

test('staff move a transfer on once: who decides on an older one is told', async () => {
  await transfers.record(waiting('a', 0));
  const ledger = openLedger(database, tries(3));
  const before = await transfers.find({ account: 'ziraat-1', id: 'a' });
  if (before === undefined) throw new Error('nothing recorded');
  const { transfer: ignored } = ignoreTransfer(before, decision);
  const move = (from: typeof before, to: typeof before) =>
    ledger.appendAll([], transfers.moveCauses(from, to), () => monday);
  const listed = async () => (await transfers.suspense(undefined, 10)).transfers.map(({ id }) => id);
  await move(before, ignored);
  expect(await transfers.find(before)).toEqual(ignored);
  expect(await listed()).toEqual([]);
  await move(ignored, { ...before, moves: 2 });
  expect(await listed()).toEqual(['a']);
  await expect(move(before, ignored)).rejects.toMatchObject({ references: ['transfer:ziraat-1:a'] });
});

test('suspense comes in pages over all that waits; what agents claim comes first', async () => {
  for (const minutes of [1, 2, 3, 4, 5]) await transfers.record(waiting(`m${minutes}`, minutes));
  await transfers.record({ ...waiting('claimed', 9), claimedBy: [agentNumber(1)] });
  const ids: string[][] = [];
  let page: string | undefined;
  do {
    const { transfers: found, next } = await transfers.suspense(page, 2);
    ids.push(found.map(({ id }) => id));
    page = next;
  } while (page !== undefined);
  expect(ids.flat()).toEqual(['claimed', 'm1', 'm2', 'm3', 'm4', 'm5']);
});

test('a transfer that is claimed moves to the front of the list, and stands there once', async () => {
  for (const minutes of [1, 2]) await transfers.record(waiting(`m${minutes}`, minutes));
  const before = await transfers.find({ account: 'ziraat-1', id: 'm2' });
  if (before === undefined) throw new Error('nothing recorded');
  const causes = transfers.moveCauses(before, claimTransfer(before, agentNumber(1)));
  await openLedger(database, tries(3)).appendAll([], causes, () => monday);
  const listed = (await transfers.suspense(undefined, 10)).transfers;
  expect(listed.map(({ id, claimedBy }) => ({ id, claimedBy }))).toEqual([
    { id: 'm2', claimedBy: [agentNumber(1)] },
    { id: 'm1', claimedBy: undefined },
  ]);
});

test('what a claim may mean is what waits of that day, account and amount', async () => {
  await transfers.record(waiting('it', 0));
  await transfers.record({ ...waiting('claimed', 1), claimedBy: [agentNumber(1)] });
  await transfers.record({ ...waiting('other amount', 0), amount: 1 as never });
  await transfers.record(waiting('other account', 0, 'isbank-1'));
  await transfers.record(waiting('other day', 24 * 60));
  const found = await transfers.waitingOn(dayOf(monday), 'ziraat-1', 10_000);
  expect(found.map(({ id }) => id).sort()).toEqual(['claimed', 'it']);
});

test('debits are found by the reference of the bank', async () => {
  const debit = aMovement({ id: 'out', amount: -10_000 as never, reference: 'G-1' });
  for (const one of [debit, debit, aMovement({ id: 'other', reference: 'G-2' }), aMovement({ id: 'none' })]) {
    await transfers.noteOutgoing(one);
  }
  expect(await transfers.outgoing('ziraat-1', 'G-1')).toEqual([debit]);
  expect(await transfers.outgoing('ziraat-1', 'G-3')).toEqual([]);
});
