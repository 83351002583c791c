import { type ReturnDependencies, watchReturns } from '../../../lambdas/control/watch-returns';
import { openFindings } from '../../../lambdas/stores/findings';
import { openReturns } from '../../../lambdas/stores/returns';
import { closeFinding } from '../../../shared/domain/finding';
import { kurus } from '../../../shared/domain/kurus';
import type { Transfer } from '../../../shared/domain/transfer';
import { aMovement } from '../../support/builders';
import { type Desk, openDesk } from '../../support/desk';

const DAY_MS = 24 * 3_600_000;
const nothing = { seen: 0, told: 0, failed: 0 };
let desk: Desk;
let dependencies: ReturnDependencies;

beforeEach(async () => {
  desk = await openDesk();
  const { database, transfers, clock } = desk;
  const findings = openFindings(database);
  dependencies = { returns: openReturns(database), transfers, findings, now: clock.now };
});

/** A transfer that somebody returned under a reference of the bank. */
async function returned(bankReference: string): Promise<Transfer> {
  const transfer = await desk.suspend('yanlış havale');
  const params = { account: transfer.account, id: transfer.id };
  const body = { bankReference, note: 'gönderene iade' };
  expect(await desk.finance('returnToSender', { params, body })).toMatchObject({ status: 200 });
  return transfer;
}

const leaves = (reference: string, amount: number) =>
  desk.transfers.noteOutgoing(aMovement({ id: `out ${reference} ${amount}`, reference, amount: kurus(amount) }));
const open = async () => (await openFindings(desk.database).page('open', undefined, 20)).findings;

test('a return whose money left under its reference is looked for once', async () => {
  await returned('G-1');
  await leaves('G-1', -10_000);
  expect(await watchReturns(dependencies)).toEqual({ ...nothing, seen: 1 });
  expect(await watchReturns(dependencies)).toEqual(nothing);
  expect(await open()).toEqual([]);
});

test('one that no feed has seen is a finding after a day, once, and closes by itself when the row comes', async () => {
  const transfer = await returned('G-1');
  await leaves('G-1', -9_999);
  await leaves('G-2', -10_000);
  desk.clock.step(DAY_MS - 1);
  expect(await watchReturns(dependencies)).toEqual(nothing);
  desk.clock.step(1);
  expect(await watchReturns(dependencies)).toEqual({ ...nothing, told: 1 });
  expect(await watchReturns(dependencies)).toEqual(nothing);
  expect(await open()).toMatchObject([
    { kind: 'return-unseen', account: transfer.account, reference: transfer.id, ourAmount: 10_000 },
  ]);
  await leaves('G-1', -10_000);
  expect(await watchReturns(dependencies)).toEqual({ ...nothing, seen: 1 });
  expect(await open()).toEqual([]);
});

test('what staff close is not told again, and a return that was taken back is looked for no more', async () => {
  await returned('G-1');
  const undone = await returned('G-2');
  const params = { account: undone.account, id: undone.id };
  expect(await desk.finance('undo', { params, body: {} })).toMatchObject({ body: { state: 'suspense' } });
  desk.clock.step(DAY_MS);
  expect(await watchReturns(dependencies)).toEqual({ ...nothing, told: 1 });
  const findings = openFindings(desk.database);
  for await (const finding of findings.list('2026-01-01' as never, '2026-12-31' as never)) {
    await findings.close(closeFinding(finding, { by: 'Deniz Kurgu', at: desk.clock.now(), reason: 'elden' }), []);
  }
  for (let run = 0; run < 2; run += 1) expect(await watchReturns(dependencies)).toEqual(nothing);
  expect(await open()).toEqual([]);
});
