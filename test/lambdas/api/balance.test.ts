import type { Ledger } from '../../../lambdas/stores/ledger';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { Instant } from '../../../shared/domain/instant';
import { aBankAccount, agentNumber, anEntryDraft, aTransfer, phoneNumber } from '../../support/builders';
import { type Browser, openPortal, type Portal } from '../../support/portal';
import { refusal, signIn } from '../../support/signing-in';

let portal: Portal;
let browser: Browser;

beforeEach(async () => {
  portal = await openPortal();
  await portal.addShop(1);
  browser = await signIn(portal, phoneNumber(1));
});

/** Posts entries of these amounts to a shop's account, each at its time. */
async function post(shop: number, ...entries: [amount: number, at: string][]): Promise<void> {
  const ledger: Ledger = portal.ledger;
  for (const [index, [amount, at]] of entries.entries()) {
    const id = `${shop}-${index}-${at}`;
    const cause = openTransfers(portal.database).creditWrite(aTransfer({ id }));
    await ledger.append(
      agentNumber(shop),
      () => [{ entry: anEntryDraft(amount), cause }],
      () => Instant.parse(at),
    );
  }
}

test('a new account has nothing', async () => {
  expect((await browser.call('balance')).body).toEqual({ balance: 0, asOf: portal.clock.now() });
  expect((await browser.call('statement')).body).toEqual({ entries: [] });
});

test('the balance is what the newest entry says, and only its own agent sees it', async () => {
  await portal.addShop(2);
  await post(1, [10_000, '2026-11-20T09:00:00.000Z'], [-2_500, '2026-11-20T10:00:00.000Z']);
  await post(2, [77_700, '2026-11-20T09:30:00.000Z']);
  expect((await browser.call('balance')).body).toMatchObject({ balance: 7_500, newest: { seq: 2, amount: -2_500 } });
  const other = await signIn(portal, phoneNumber(2));
  expect((await other.call('balance')).body).toMatchObject({ balance: 77_700 });
});

test('an entry shows the agent nothing of the company accounts and of the chain behind it', async () => {
  await post(1, [10_000, '2026-11-20T09:00:00.000Z']);
  const { body } = await browser.call('statement');
  expect(body.entries).toEqual([
    {
      seq: 1,
      at: '2026-11-20T09:00:00.000Z',
      kind: 'transfer',
      amount: 10_000,
      balanceAfter: 10_000,
      reference: 'transfer:ziraat-1:10000',
    },
  ]);
});

test('the statement comes in pages of twenty, newest first', async () => {
  await post(1, ...Array.from({ length: 41 }, (_, index): [number, string] => [index + 1, '2026-11-20T09:00:00.000Z']));
  const seqs: number[][] = [];
  let page: Record<string, string> = {};
  do {
    const { body } = await browser.call('statement', { query: page });
    seqs.push((body.entries as { seq: number }[]).map(({ seq }) => seq));
    page = body.next === undefined ? {} : { page: String(body.next) };
  } while (page.page !== undefined);
  expect(seqs.map((rows) => rows.length)).toEqual([20, 20, 1]);
  expect(seqs.flat()).toEqual(Array.from({ length: 41 }, (_, index) => 41 - index));
});

test('the statement of a range holds its first and last Istanbul day whole, and no moment more', async () => {
  await post(
    1,
    [1, '2026-11-19T20:59:59.999Z'],
    [2, '2026-11-19T21:00:00.000Z'],
    [3, '2026-11-21T20:59:59.999Z'],
    [4, '2026-11-21T21:00:00.000Z'],
  );
  const seqsOf = async (query: Record<string, string>) => {
    const { body } = await browser.call('statement', { query });
    return (body.entries as { seq: number }[]).map(({ seq }) => seq);
  };
  expect(await seqsOf({ from: '2026-11-20', to: '2026-11-21' })).toEqual([3, 2]);
  expect(await seqsOf({ from: '2026-11-20' })).toEqual([4, 3, 2]);
  expect(await seqsOf({ to: '2026-11-19' })).toEqual([1]);
  expect(await seqsOf({ from: '2026-12-01', to: '2026-12-31' })).toEqual([]);
  expect(await seqsOf({ from: '2026-11-22', to: '2026-11-19' })).toEqual([]);
});

test.each([{ from: '20.11.2026' }, { to: '2026-02-30' }, { from: '' }])('%p is no range', async (query) => {
  expect(await browser.call('statement', { query })).toEqual(
    refusal('invalid-request', { field: Object.keys(query)[0] }),
  );
});

test("a page token of somebody's own making is refused", async () => {
  for (const page of ['x', 'RU5UUlkj', '../../etc']) {
    expect(await browser.call('statement', { query: { page } })).toEqual(refusal('unreadable-page-token'));
  }
});

test('the accounts to send to are the shown ones, with the text that makes the money arrive', async () => {
  await portal.bankAccounts.save(aBankAccount({ id: 'ziraat-1', branch: 'Kızılay' }));
  await portal.bankAccounts.save(aBankAccount({ id: 'old-1', isShown: false }));
  expect((await browser.call('accounts')).body).toEqual({
    accounts: [
      {
        id: 'ziraat-1',
        bank: 'Ziraat Bankası',
        branch: 'Kızılay',
        holder: 'FATURAKOM ÖRNEK A.Ş.',
        iban: 'TR690001000064000000000001',
      },
    ],
    description: 'BAKIYE YUKLEME 05321000001',
  });
});
