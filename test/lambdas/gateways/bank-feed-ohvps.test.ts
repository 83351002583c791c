import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedFailure } from '../../../lambdas/gateways/bank-feed';
import { openOhvps } from '../../../lambdas/gateways/bank-feed-ohvps';
import { readOhvpsRows } from '../../../lambdas/gateways/bank-feed-ohvps-row';
import { defaultLimits } from '../../../lambdas/gateways/bank-feed-request';
import type { FeedWindow } from '../../../lambdas/gateways/feed-reading';
import { BankFaults } from '../../../local/bank/faults';
import { consentOf } from '../../../local/bank/ohvps';
import { type Bank, startBank } from '../../../local/bank/server';
import { readPhones } from '../../../shared/domain/description';
import { type Instant, instant, later, msOf } from '../../../shared/domain/instant';

const noon = instant(Date.parse('2026-11-23T12:00:00+03:00'));
const hour: FeedWindow = { from: noon, to: later(noon, 3_600_000) };
const simulated = {
  id: 'ziraat-1',
  iban: 'TR690001000064000000000001',
  holder: 'FATURAKOM ÖRNEK A.Ş.',
  layout: 'plain',
  credentials: { username: 'faturakom', password: 'gizli' },
} as const;
const secret = JSON.stringify({ tppCode: '8001', aspspCode: '0010', ...consentOf(simulated) });

let now: Instant;
let bank: Bank;
let dataDir: string;
let reader: ReturnType<typeof openOhvps>;

beforeEach(async () => {
  now = noon;
  dataDir = mkdtempSync(join(tmpdir(), 'faturakom-ohvps-'));
  bank = await startBank({ port: 0, dataDir, accounts: [simulated], now: () => now });
  reader = openOhvps(() => msOf(now));
});
afterEach(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

function read({ rowsPerPage = 100, window = hour, queriesLeft = 12, as = secret } = {}) {
  const connection = { limits: { ...defaultLimits, rowsPerPage }, sleep: async () => {}, random: () => 0.5 };
  return reader({ account: simulated, url: bank.url, secret: as, window, queriesLeft }, connection);
}

async function failureOf(reading: Promise<unknown>): Promise<FeedFailure> {
  const outcome = await reading.catch((error: unknown) => error);
  if (outcome instanceof FeedFailure) return outcome;
  throw new Error('expected a FeedFailure', { cause: outcome });
}

function book(count: number, description = 'BAKIYE 05321234567') {
  return bank.book({ account: 'ziraat-1', amountKurus: 125_005, description, count, senderName: 'ALİ ÖRNEK' });
}

test('reads a transaction in our words, with the bank’s unique number', async () => {
  book(1);
  bank.book({ account: 'ziraat-1', amountKurus: -5, description: 'iade', kind: 'OTHER', isReversal: true });
  const { rows, unreadable, queries } = await read();
  expect({ unreadable, queries }).toEqual({ unreadable: [], queries: 1 });
  expect(rows).toEqual([
    {
      account: 'ziraat-1',
      number: '2026112300000001',
      bookedAt: '2026-11-23T09:00:00.000Z',
      amount: 125_005,
      currency: 'TRY',
      kind: 'FAST',
      isReversal: false,
      description: 'BAKIYE 05321234567',
      balanceAfter: 125_005,
      reference: expect.any(String),
    },
    expect.objectContaining({ amount: -5, kind: 'OTHER', isReversal: true }),
  ]);
});

test('windows that meet neither overlap nor leave a gap, to the second', async () => {
  for (const ms of [-1, 0, 999, 3_599_999, 3_600_000]) {
    now = later(noon, ms);
    book(1);
  }
  now = later(noon, 3_600_000);
  const numbers = async (window: FeedWindow) => (await read({ window })).rows.map(({ number }) => number);
  const before = await numbers({ from: later(noon, -3_600_000), to: noon });
  const within = await numbers(hour);
  const after = await numbers({ from: hour.to, to: later(hour.to, 3_600_000) });
  expect([before.length, within.length, after.length]).toEqual([1, 3, 1]);
  expect(new Set([...before, ...within, ...after]).size).toBe(5);
});

test('reads all pages, and counts each as a query', async () => {
  book(25);
  const { rows, queries } = await read({ rowsPerPage: 10 });
  expect([rows.length, queries]).toEqual([25, 3]);
});

test('asks no more than the queries that are left, and gives up rather than read half a window', async () => {
  book(25);
  const failure = await failureOf(read({ rowsPerPage: 10, queriesLeft: 2 }));
  expect(failure).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('2 queries left') });
});

test('the thirteenth query of an hour is refused by the bank for a while, which is no refusal of us', async () => {
  for (let query = 0; query < 12; query += 1) await read();
  expect(await failureOf(read())).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('429') });
  now = later(noon, 3_600_001);
  expect((await read()).queries).toBe(1);
});

test('access is renewed when its time is over', async () => {
  await read();
  now = later(noon, 301_000);
  book(1);
  expect((await read()).rows).toHaveLength(1);
});

test('a token that the bank no longer knows is renewed once', async () => {
  await read();
  await bank.close();
  bank = await startBank({ port: 0, dataDir, accounts: [simulated], now: () => now });
  book(1);
  expect((await read()).rows).toHaveLength(1);
});

test('a consent that was withdrawn, and a secret nobody can read, are refusals that quote nothing', async () => {
  const withdrawn = JSON.stringify({ ...JSON.parse(secret), refreshToken: 'eski-gizli' });
  const failures = [await failureOf(read({ as: withdrawn })), await failureOf(read({ as: 'gizli' }))];
  expect(failures.map(({ kind }) => kind)).toEqual(['refused', 'refused']);
  expect(failures.map(({ message }) => message).join()).not.toMatch(/gizli/);
});

test('a masked description names no phone', async () => {
  book(1, 'ALİ ÖRNEK 05321234567 BAKIYE');
  bank.faults.set('ziraat-1', BankFaults.parse({ isMasked: true }));
  const [row] = (await read()).rows;
  expect(row?.description).toBe('ALİ ÖRNEK 05*******67 BAKIYE');
  expect(readPhones(row?.description ?? '')).toEqual({ certain: [], doubtful: [] });
});

test('a row nobody can read is told with its fields, and never costs the others', () => {
  const row = {
    islNo: '1',
    islTtr: '10.50',
    prBrm: 'TL',
    brcAlc: 'A',
    islTur: 'havale',
    islGrckZaman: '2026-11-23T12:00:00+03:00',
  };
  const { rows, unreadable } = readOhvpsRows('ziraat-1', [row, { ...row, islTtr: '10,50' }, { ...row, islNo: '' }]);
  expect(rows).toMatchObject([{ number: '1', amount: 1_050, currency: 'TRY', kind: 'HAVALE', description: '' }]);
  expect(unreadable.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('islTtr'),
    expect.stringContaining('islNo'),
  ]);
});
