import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FeedFailure, openBankFeed } from '../../../lambdas/gateways/bank-feed';
import type { FeedLimits } from '../../../lambdas/gateways/bank-feed-request';
import { readRows } from '../../../lambdas/gateways/bank-feed-row';
import type { FeedWindow } from '../../../lambdas/gateways/feed-reading';
import { BankFaults } from '../../../local/bank/faults';
import { type Bank, startBank } from '../../../local/bank/server';
import type { BankAccount } from '../../../shared/domain/bank-account';
import { type Instant, instant, later } from '../../../shared/domain/instant';

const noon = instant(Date.parse('2026-11-23T12:00:00+03:00'));
const hour: FeedWindow = { from: noon, to: later(noon, 3_600_000) };
const credentials = { username: 'faturakom', password: 'gizli ş' };
const kept: Record<string, string> = {
  'bank/ziraat-1': JSON.stringify(credentials),
  'bank/old': JSON.stringify({ ...credentials, password: 'eski' }),
  'bank/broken': 'gizli',
};
const secrets = { read: async (name: string) => kept[name] ?? '' };

const account: BankAccount = {
  id: 'ziraat-1',
  bank: 'Ziraat Bankası',
  holder: 'FATURAKOM ÖRNEK A.Ş.',
  iban: 'TR690001000064000000000001',
  currency: 'TRY',
  isShown: true,
  feeds: [],
  cutOvers: [],
};

let now: Instant;
let bank: Bank;
let dataDir: string;
let pauses: number[];

beforeEach(async () => {
  now = noon;
  pauses = [];
  dataDir = mkdtempSync(join(tmpdir(), 'faturakom-feed-'));
  const { id, iban, holder } = account;
  bank = await startBank({
    port: 0,
    dataDir,
    accounts: [{ id, iban, holder, layout: 'plain', credentials }],
    now: () => now,
  });
});
afterEach(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

function read({ url = bank.url, secret = 'bank/ziraat-1', window = hour, ...limits }: Partial<Asked> = {}) {
  const sleep = async (ms: number) => pauses.push(ms);
  const feed = openBankFeed(secrets, limits, { sleep, random: () => 0.5 });
  return feed.read(account, { id: 'service', kind: 'activity-service', url, secret }, window);
}

interface Asked extends FeedLimits {
  url: string;
  secret: string;
  window: FeedWindow;
}

/** Why a reading failed. Fails the test when it did not. */
async function failureOf(reading: Promise<unknown>): Promise<FeedFailure> {
  const outcome = await reading.catch((error: unknown) => error);
  if (outcome instanceof FeedFailure) return outcome;
  throw new Error('expected a FeedFailure', { cause: outcome });
}

function bookSome(count: number) {
  return bank.book({ account: 'ziraat-1', amountKurus: 100, description: 'BAKIYE 05321234567', count });
}

function switchOn(faults: Partial<BankFaults>) {
  bank.faults.set('ziraat-1', BankFaults.parse(faults));
}

test('reads a movement in our words', async () => {
  bank.book({ account: 'ziraat-1', amountKurus: 125_005, description: 'BAKIYE', senderName: 'ALİ ÖRNEK', kind: 'EFT' });
  bank.book({ account: 'ziraat-1', amountKurus: -5, description: 'iade', kind: 'OTHER', isReversal: true });
  const { rows, unreadable } = await read();
  expect(unreadable).toEqual([]);
  expect(rows).toEqual([
    {
      account: 'ziraat-1',
      number: '2026112300000001',
      bookedAt: '2026-11-23T09:00:00.000Z',
      amount: 125_005,
      currency: 'TRY',
      kind: 'EFT',
      isReversal: false,
      description: 'BAKIYE',
      senderName: 'ALİ ÖRNEK',
      balanceAfter: 125_005,
      reference: '1007919',
    },
    expect.objectContaining({ amount: -5, kind: 'OTHER', isReversal: true, balanceAfter: 125_000 }),
  ]);
});

test('reads all pages of a window, its beginning included and its end not', async () => {
  const booked = bookSome(25);
  now = hour.to;
  bookSome(1);
  const { rows } = await read({ rowsPerPage: 10 });
  expect(rows.map((row) => row.number)).toEqual(booked.map(({ number }) => number));
});

test('hands on repeated rows as they come: telling them apart is the loader’s duty', async () => {
  bookSome(12);
  switchOn({ timesDelivered: 3, isShuffled: true });
  const { rows } = await read({ rowsPerPage: 10 });
  expect(rows).toHaveLength(36);
  expect(new Set(rows.map((row) => row.number)).size).toBe(12);
});

test('a row nobody can read costs none of the others, and its reason quotes nothing', async () => {
  bookSome(4);
  switchOn({ spoilEvery: 3 });
  const { rows, unreadable } = await read();
  expect(rows.map((row) => row.number?.at(-1))).toEqual(['1', '2', '4']);
  expect(unreadable).toEqual([{ raw: expect.stringContaining('2026112300000003'), reason: 'tutar (invalid_format)' }]);
});

test.each([
  ['errors', { errorEvery: 2 }],
  ['cut connections', { cutEvery: 2 }],
  ['maintenance pages', { garbleEvery: 2 }],
])('gets over %s by asking again after a while', async (_, faults) => {
  const booked = bookSome(25);
  switchOn(faults);
  const { rows } = await read({ rowsPerPage: 10 });
  expect(rows.map((row) => row.number)).toEqual(booked.map(({ number }) => number));
  expect(pauses).toEqual([200, 200]);
});

test.each([
  ['errors', { errorEvery: 1 }, 'unavailable', 'status 500, SISTEM_HATASI'],
  ['cut connections', { cutEvery: 1 }, 'unavailable', 'connection failed'],
  ['maintenance pages', { garbleEvery: 1 }, 'unreadable', 'not as documented: body'],
])('gives up on lasting %s after three attempts, with growing pauses', async (_, faults, kind, reason) => {
  bookSome(1);
  switchOn(faults);
  expect(await failureOf(read())).toMatchObject({ account: 'ziraat-1', kind, reason });
  expect(pauses).toEqual([200, 400]);
});

test('waits for a slow bank only so long, and does not ask it again', async () => {
  switchOn({ slowMs: 1_000 });
  expect(await failureOf(read({ requestTimeoutMs: 100 }))).toMatchObject({ kind: 'timeout' });
  expect(pauses).toEqual([]);
});

test('a window of many slow pages ends too', async () => {
  bookSome(20);
  switchOn({ slowMs: 60 });
  expect(await failureOf(read({ rowsPerPage: 1, readTimeoutMs: 200 }))).toMatchObject({ kind: 'timeout' });
});

test('stops at a bank that never ends', async () => {
  bookSome(5);
  expect(await failureOf(read({ rowsPerPage: 1, maxPages: 4 }))).toMatchObject({ kind: 'unreadable' });
  expect((await read({ rowsPerPage: 1, maxPages: 5 })).rows).toHaveLength(5);
});

test('nobody listening is an unavailable bank', async () => {
  const { url } = bank;
  await bank.close();
  const failure = await failureOf(read({ url }));
  bank = await startBank({ port: 0, dataDir, accounts: [], now: () => now });
  expect(failure.kind).toBe('unavailable');
});

test('a refusal is final', async () => {
  const failure = await failureOf(read({ secret: 'bank/old' }));
  expect(failure).toMatchObject({ kind: 'refused', reason: 'status 401, KIMLIK_HATALI' });
  expect(pauses).toEqual([]);
});

test('refuses a secret it cannot read without quoting it', async () => {
  expect(await failureOf(read({ secret: 'bank/broken' }))).toMatchObject({
    kind: 'refused',
    reason: 'credentials unreadable',
  });
});

describe('a bank that answers strangely', () => {
  let server: Server;
  let respond: { status: number; headers?: Record<string, string>; body: unknown };
  let asked: number;

  beforeEach(async () => {
    asked = 0;
    server = createServer((_, response) => {
      asked += 1;
      response.writeHead(respond.status, respond.headers).end(JSON.stringify(respond.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const readStrangely = () => read({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/servis/` });
  const envelope = { iban: account.iban, sayfa: 1, devamVar: false, hareketler: [] };

  test.each([
    ['for another account', { ...envelope, iban: 'TR140006400000100000000000' }, 'another account answered'],
    ['with another page', { ...envelope, sayfa: 2 }, 'another page answered'],
    ['without saying whether there is more', { ...envelope, devamVar: undefined }, 'not as documented: devamVar'],
  ])('%s is unreadable', async (_, body, reason) => {
    respond = { status: 200, body };
    expect(await failureOf(readStrangely())).toMatchObject({ kind: 'unreadable', reason });
  });

  test('is not followed to another address', async () => {
    respond = { status: 302, headers: { location: `${bank.url}/hesap-hareketleri` }, body: '' };
    expect(await failureOf(readStrangely())).toMatchObject({ kind: 'refused', reason: 'status 302, no code' });
    expect(asked).toBe(1);
  });

  test('is asked again when it has had too many questions', async () => {
    respond = { status: 429, body: { kod: 'ali@ornek.com' } };
    expect(await failureOf(readStrangely())).toMatchObject({ kind: 'unavailable', reason: 'status 429, no code' });
    expect(asked).toBe(3);
  });
});

describe('one row', () => {
  const good = {
    hareketNo: '1',
    islemZamani: '2026-11-23T12:00:00+03:00',
    tutar: '1.00',
    borcAlacak: 'A',
    dovizKodu: 'TL',
    islemTuru: 'FAST',
    aciklama: null,
    iptalMi: false,
  };

  test('amounts are exact to the kuruş, either way', () => {
    const amounts = fc.oneof(fc.nat(100_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
    fc.assert(
      fc.property(amounts, fc.constantFrom('A', 'B'), (amount, borcAlacak) => {
        const tutar = `${BigInt(amount) / 100n}.${String(amount % 100).padStart(2, '0')}`;
        const { rows } = readRows('ziraat-1', [{ ...good, tutar, borcAlacak, bakiye: `-${tutar}` }]);
        expect(rows[0]?.amount).toBe(borcAlacak === 'B' && amount > 0 ? -amount : amount);
        expect(rows[0]?.balanceAfter).toBe(amount > 0 ? -amount : 0);
      }),
    );
  });

  test('fewer decimals and zeros in front mean what they say', () => {
    const amountOf = (tutar: string) => readRows('ziraat-1', [{ ...good, tutar }]).rows[0]?.amount;
    expect([amountOf('12'), amountOf('12.5'), amountOf('00012.50'), amountOf('0')]).toEqual([1200, 1250, 1250, 0]);
  });

  test('TL is TRY; what is blank is left out; what is too long and decides nothing is cut', () => {
    const raw = { ...good, gonderenIban: '  ', gonderenAdi: 'Ö'.repeat(300), yeniAlan: 1 };
    const [row] = readRows('ziraat-1', [raw]).rows;
    expect(row).toMatchObject({ currency: 'TRY', description: '', senderName: 'Ö'.repeat(200) });
    expect(row?.senderIban).toBeUndefined();
  });

  test.each([
    ['a number for the amount', { tutar: 1 }, 'tutar'],
    ['a comma', { tutar: '1,00' }, 'tutar'],
    ['thousands separated', { tutar: '1.000.00' }, 'tutar'],
    ['a third decimal', { tutar: '1.005' }, 'tutar'],
    ['a signed amount', { tutar: '-1.00' }, 'tutar'],
    ['more than a double holds', { tutar: '90071992547409.92' }, 'tutar'],
    ['no direction', { borcAlacak: 'C' }, 'borcAlacak'],
    ['a time without offset', { islemZamani: '2026-11-23T12:00:00' }, 'islemZamani'],
    ['no movement number', { hareketNo: ' ' }, 'hareketNo'],
    ['no word on reversal', { iptalMi: undefined }, 'iptalMi'],
    ['too long a description', { aciklama: 'x'.repeat(1_001) }, 'description'],
  ])('%s is unreadable', (_, spoilt, field) => {
    const { rows, unreadable } = readRows('ziraat-1', [{ ...good, ...spoilt }, null, good]);
    expect(rows).toHaveLength(1);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(`^${field} `),
      expect.stringMatching('^row '),
    ]);
  });
});
