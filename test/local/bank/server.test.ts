import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedAccount } from '../../../local/bank/books';
import { BankFaults } from '../../../local/bank/faults';
import { type Bank, startBank } from '../../../local/bank/server';
import { type Instant, instant, later } from '../../../shared/domain/instant';

const ziraat: SimulatedAccount = {
  id: 'ziraat-1',
  iban: 'TR690001000064000000000001',
  holder: 'FATURAKOM ÖRNEK A.Ş.',
  layout: 'plain',
  credentials: { username: 'faturakom', password: 'gizli:1' },
  openingKurus: 1_000,
};
const isbank: SimulatedAccount = {
  ...ziraat,
  id: 'isbank-1',
  iban: 'TR140006400000100000000000',
  layout: 'isbank',
  credentials: { username: 'baska', password: 'gizli2' },
};

const noon = instant(Date.parse('2026-11-23T12:00:00+03:00'));
let now: Instant;
let dataDir: string;
let bank: Bank;

async function start(seed = 'tohum') {
  bank = await startBank({ port: 0, dataDir, accounts: [ziraat, isbank], now: () => now, seed });
}

beforeEach(async () => {
  now = noon;
  dataDir = mkdtempSync(join(tmpdir(), 'faturakom-bank-'));
  await start();
});
afterEach(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

interface Page {
  sayfa: number;
  toplamSayfa: number;
  devamVar: boolean;
  hareketler: Record<string, unknown>[];
}

function ask(query: object = {}, { username, password } = ziraat.credentials): Promise<Response> {
  return fetch(`${bank.url}/hesap-hareketleri`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      iban: ziraat.iban,
      baslangic: '2026-11-23T00:00:00+03:00',
      bitis: '2026-11-24T00:00:00+03:00',
      ...query,
    }),
  });
}

async function page(query: object = {}): Promise<Page> {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}

async function numbers(query: object = {}): Promise<unknown[]> {
  return (await page(query)).hareketler.map(({ hareketNo }) => hareketNo);
}

function control(method: string, path: string, body?: object): Promise<Response> {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return fetch(`${bank.url}/control/${path}`, { method, ...init });
}

function bookSome(count: number, amountKurus = 100) {
  return bank.book({ account: 'ziraat-1', amountKurus, description: 'BAKIYE 05321234567', count });
}

const codeOf = async (response: Response) => ((await response.json()) as { kod: string }).kod;

test('tells a movement in the words of the protocol, with a running balance', async () => {
  bookSome(1, 125_005);
  bank.book({ account: 'ziraat-1', amountKurus: -7, description: 'masraf', kind: 'OTHER' });
  const { hareketler } = await page();
  expect(hareketler).toEqual([
    {
      hareketNo: '2026112300000001',
      islemZamani: '2026-11-23T12:00:00.000+03:00',
      tutar: '1250.05',
      borcAlacak: 'A',
      dovizKodu: 'TRY',
      islemTuru: 'FAST',
      aciklama: 'BAKIYE 05321234567',
      gonderenAdi: null,
      gonderenIban: null,
      bakiye: '1260.05',
      referansNo: '1000104729',
      iptalMi: false,
    },
    expect.objectContaining({ tutar: '0.07', borcAlacak: 'B', islemTuru: 'DIGER', bakiye: '1259.98' }),
  ]);
});

test('the beginning of a window belongs to it, the end does not', async () => {
  const [movement] = bookSome(1);
  const at = movement?.bookedAt ?? noon;
  expect(await numbers({ baslangic: at, bitis: later(at, 1) })).toHaveLength(1);
  expect(await numbers({ baslangic: later(at, -1), bitis: at })).toHaveLength(0);
  expect(await numbers({ baslangic: later(at, 1), bitis: later(at, 2) })).toHaveLength(0);
});

test('lists by booking time, even what was booked with an earlier time', async () => {
  bookSome(1);
  bank.book({ account: 'ziraat-1', amountKurus: 5, description: '', bookedAt: '2026-11-23T09:00:00+03:00' });
  expect(await numbers()).toEqual(['2026112300000002', '2026112300000001']);
});

test('pages hold every row once', async () => {
  const booked = bookSome(25);
  const pages = await Promise.all([1, 2, 3].map((sayfa) => page({ sayfa, satirSayisi: 10 })));
  expect(pages.map(({ devamVar, toplamSayfa }) => [devamVar, toplamSayfa])).toEqual([
    [true, 3],
    [true, 3],
    [false, 3],
  ]);
  expect(pages.flatMap(({ hareketler }) => hareketler.map((row) => row.hareketNo))).toEqual(
    booked.map(({ number }) => number),
  );
});

test('refuses a wrong password, a stranger and a foreign account', async () => {
  for (const wrong of [
    { username: 'faturakom', password: 'gizli' },
    { username: 'yabanci', password: 'gizli:1' },
  ]) {
    const response = await ask({}, wrong);
    expect([response.status, await codeOf(response)]).toEqual([401, 'KIMLIK_HATALI']);
  }
  const foreign = await ask({ iban: isbank.iban });
  expect([foreign.status, await codeOf(foreign)]).toEqual([404, 'HESAP_BULUNAMADI']);
});

test.each([
  ['no time', { baslangic: 'dün' }],
  ['a time without offset', { baslangic: '2026-11-23T00:00:00' }],
  ['an empty window', { bitis: '2026-11-23T00:00:00+03:00' }],
  ['too many rows', { satirSayisi: 101 }],
  ['page 0', { sayfa: 0 }],
])('refuses %s', async (_, query) => {
  const response = await ask(query);
  expect([response.status, await codeOf(response)]).toEqual([400, 'ISTEK_HATALI']);
});

test('after a restart in the middle of a line nothing confirmed is lost and numbers go on', async () => {
  bookSome(3);
  const before = await page();
  await bank.close();
  appendFileSync(join(dataDir, 'bank-journal.jsonl'), '{"account":"ziraat-1","seq":4,"num');
  await start();
  expect(await page()).toEqual(before);
  const [next] = bookSome(1);
  expect([next?.seq, next?.balanceKurus]).toEqual([4, 1_400]);
});

test('several things wrong at once: repeated, shuffled and late', async () => {
  bookSome(20);
  now = later(noon, 60_000);
  bookSome(1);
  bank.faults.set('ziraat-1', BankFaults.parse({ timesDelivered: 3, isShuffled: true, lateSeconds: 30 }));
  const listed = await numbers();
  expect(listed).toHaveLength(60);
  expect(new Set(listed).size).toBe(20);
  const firsts = [...new Set(listed)];
  expect(firsts).not.toEqual([...firsts].sort());
  expect(await numbers()).toEqual(listed);
  now = later(noon, 90_000);
  expect(new Set(await numbers()).size).toBe(21);
});

test('repeats stand in one page and over the edge of two', async () => {
  bookSome(20);
  bank.faults.set('ziraat-1', BankFaults.parse({ timesDelivered: 2 }));
  const [first, second] = await Promise.all([1, 2].map((sayfa) => numbers({ sayfa, satirSayisi: 20 })));
  expect(new Set(first).size).toBeLessThan(20);
  expect(first?.some((number) => second?.includes(number))).toBe(true);
});

test('another seed shuffles otherwise', async () => {
  bookSome(20);
  const shuffled = BankFaults.parse({ isShuffled: true });
  bank.faults.set('ziraat-1', shuffled);
  const listed = await numbers();
  await bank.close();
  await start('başka');
  bank.faults.set('ziraat-1', shuffled);
  expect(await numbers()).not.toEqual(listed);
});

test('every second request fails, of this account only', async () => {
  bank.faults.set('ziraat-1', BankFaults.parse({ errorEvery: 2 }));
  const statuses: number[] = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await ask()).status);
  expect(statuses).toEqual([200, 500, 200, 500]);
  bank.faults.set('ziraat-1', BankFaults.parse({ errorEvery: 1 }));
  expect((await ask({ iban: isbank.iban }, isbank.credentials)).status).toBe(200);
});

test('cuts the connection in mid-body, garbles an answer, spoils an amount', async () => {
  bookSome(4);
  bank.faults.set('ziraat-1', BankFaults.parse({ cutEvery: 1 }));
  await expect(ask().then((response) => response.text())).rejects.toThrow();
  bank.faults.set('ziraat-1', BankFaults.parse({ garbleEvery: 1 }));
  expect(await (await ask()).text()).toMatch(/^<html>/);
  bank.faults.set('ziraat-1', BankFaults.parse({ spoilEvery: 3 }));
  const amounts = (await page()).hareketler.map(({ tutar }) => tutar);
  expect(amounts).toEqual(['1.00', '1.00', '**,**', '1.00']);
});

test('books by the control interface, in the layout of the account, as often as wanted', async () => {
  const order = {
    account: 'isbank-1',
    amountKurus: 5_000,
    description: '0532 123 45 67',
    senderName: 'ALİ ÖRNEK',
    count: 2,
  };
  const response = await control('POST', 'transfers', order);
  expect(response.status).toBe(201);
  const { movements } = (await response.json()) as { movements: { description: string; balanceKurus: number }[] };
  expect(movements.map(({ balanceKurus }) => balanceKurus)).toEqual([6_000, 11_000]);
  expect(movements[0]?.description).toMatch(/^ALİ ÖRNEK\*0111\*0532 123 45 67\*\d{10}\*FAST$/);
  expect(await (await control('GET', 'movements?account=isbank-1')).json()).toEqual({ movements });
  expect(await (await control('GET', 'movements?account=ziraat-1')).json()).toEqual({ movements: [] });
});

test('switches faults by the control interface and leaves other accounts alone', async () => {
  await control('PUT', 'faults', { 'isbank-1': { slowMs: 5 } });
  const answer = await control('PUT', 'faults', { 'ziraat-1': { errorEvery: 1, lateSeconds: 3 } });
  const off = BankFaults.parse({});
  const expected = { 'ziraat-1': { ...off, errorEvery: 1, lateSeconds: 3 }, 'isbank-1': { ...off, slowMs: 5 } };
  expect(await answer.json()).toEqual(expected);
  expect(await (await control('GET', 'faults')).json()).toEqual(expected);
  expect((await ask()).status).toBe(500);
});

test.each([
  ['an unknown account', 404, { account: 'yok', amountKurus: 1, description: '' }],
  ['nothing', 400, { account: 'ziraat-1', amountKurus: 0, description: '' }],
  ['half a kuruş', 400, { account: 'ziraat-1', amountKurus: 0.5, description: '' }],
  ['an unknown field', 400, { account: 'ziraat-1', amountKurus: 1, description: '', fee: 1 }],
])('books no transfer of %s', async (_, status, order) => {
  expect((await control('POST', 'transfers', order)).status).toBe(status);
  expect(await numbers()).toEqual([]);
});

test('refuses bodies a foreign page could send without asking, unknown faults and unknown addresses', async () => {
  const order = JSON.stringify({ account: 'ziraat-1', amountKurus: 1, description: '' });
  expect((await fetch(`${bank.url}/control/transfers`, { method: 'POST', body: order })).status).toBe(415);
  expect((await control('PUT', 'faults', { yok: {} })).status).toBe(404);
  expect((await control('PUT', 'faults', { 'ziraat-1': { slow: 1 } })).status).toBe(400);
  expect((await control('DELETE', 'movements')).status).toBe(404);
});
