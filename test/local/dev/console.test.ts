import { devConsole } from '../../../local/dev/console';
import { type LoopbackServer, listenOnLoopback, readBody } from '../../../local/loopback-server';
import type { Scheduler } from '../../../local/scheduler';
import type { SmsBox } from '../../../local/sms-box';

const message = { to: '+905321234567', text: 'kodunuz: 123456', type: 'Transactional', at: '2026-11-23T14:00:00.000Z' };
const sms: SmsBox = { endpoint: '', messages: () => [message], close: async () => {} };
const outcome = { name: 'load-balances', isDone: true, startedAtMs: 1, tookMs: 2, result: [] } as const;
const scheduler: Scheduler = {
  async runNow(name) {
    if (name !== outcome.name) throw new RangeError(`no schedule is named ${name}`);
    return { ...outcome, startedAtMs: 9 };
  },
  outcomes: () => [outcome],
  stop: async () => {},
};

const servers: LoopbackServer[] = [];
let heard: { party: string; call: string; body: string }[];
let booked: unknown[];

/** A party that notes what it hears: it lists what is booked, refuses the account `unknown`, and repeats the rest. */
async function startParty(party: string): Promise<string> {
  const server = await listenOnLoopback(async (request, response) => {
    const body = String(await readBody(request, 1_000));
    heard.push({ party, call: `${request.method} ${request.url}`, body });
    response.statusCode = body.includes('unknown') ? 404 : request.method === 'POST' ? 201 : 200;
    response.end(body === '' ? JSON.stringify({ movements: booked }) : body);
  });
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
}

async function startConsole(): Promise<string> {
  const [bankUrl, collectionUrl] = [await startParty('bank'), await startParty('collection')];
  const server = await listenOnLoopback(devConsole({ bankUrl, collectionUrl, sms, scheduler }));
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
}

let url: string;
const get = async (path: string) => (await fetch(url + path)).json();
const post = (path: string, body: unknown, headers = {}) =>
  fetch(url + path, { method: 'POST', body: JSON.stringify(body), headers });

beforeEach(async () => {
  heard = [];
  booked = [];
  url = await startConsole();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

test.each([
  [
    { bankAccount: 'ziraat-1', sender: 'ALİ ÖRNEK', kind: 'havale' },
    { account: 'ziraat-1', senderName: 'ALİ ÖRNEK', kind: 'HAVALE' },
  ],
  [
    { account: 'TR69 0001 0000 6400 0000 0000 01', sender: { name: 'ALİ', iban: 'TR140006400000100000000000' } },
    { account: 'ziraat-1', senderName: 'ALİ', senderIban: 'TR140006400000100000000000' },
  ],
])('a transfer may be written as people do: %j', async (written, order) => {
  await post('/dev/api/transfers', { amountKurus: 100, description: 'x', ...written });
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ amountKurus: 100, description: 'x', ...order });
});

test('what is no JSON is refused before the bank hears of it', async () => {
  const answer = await fetch(`${url}/dev/api/transfers`, { method: 'POST', body: '{' });
  expect([answer.status, heard]).toEqual([400, []]);
});

test('hands a transfer on to the bank and answers as the bank does, refusals too', async () => {
  const order = { account: 'ziraat-1', amountKurus: 125_000, description: 'BAKİYE 05321234567' };
  const answer = await post('/dev/api/transfers', order);
  expect([answer.status, await answer.json()]).toEqual([201, order]);
  expect(heard).toEqual([{ party: 'bank', call: 'POST /control/transfers', body: JSON.stringify(order) }]);
  expect((await post('/dev/api/transfers', { account: 'unknown' })).status).toBe(404);
});

test('the latest movements come newest first, over all accounts', async () => {
  const at = (second: number, account: string, seq: number) => ({
    account,
    seq,
    recordedAt: `2026-11-23T14:00:0${second}.000Z`,
  });
  booked = [at(1, 'a', 1), at(4, 'a', 2), at(4, 'a', 3), at(2, 'b', 1), at(3, 'b', 2)];
  const { movements } = await get('/dev/api/movements?latest=4');
  expect(movements).toEqual([at(4, 'a', 3), at(4, 'a', 2), at(3, 'b', 2), at(2, 'b', 1)]);
});

test('movements come as the bank lists them when no number is asked for, of the account asked for', async () => {
  booked = [{ account: 'b', seq: 2 }, { seq: 1 }];
  expect(await get('/dev/api/movements?account=b')).toEqual({ movements: booked });
  expect(heard.map(({ call }) => call)).toEqual(['GET /control/movements?account=b']);
});

test('tells who can sign in with what, and which accounts take transfers', async () => {
  expect((await get('/dev/api/people'))[0]).toEqual({
    number: '63104821',
    title: 'Örnek İletişim',
    state: 'active',
    name: 'Ayşe Örnek',
    phone: '0532 123 45 67',
    plainPhone: '05321234567',
    password: 'temsilci-2026',
  });
  const accounts = await get('/dev/api/accounts');
  expect(accounts.map(({ id }: { id: string }) => id)).toEqual(['ziraat-1', 'isbank-1', 'vakifbank-1']);
});

test('reads the SMS that were sent', async () => {
  expect(await get('/dev/api/sms')).toEqual([message]);
});

test('runs a schedule now and tells the last outcomes; an unknown one is refused in words', async () => {
  expect(await get('/dev/api/schedules')).toEqual([outcome]);
  expect(await (await post('/dev/api/schedules/load-balances/run', {})).json()).toMatchObject({ startedAtMs: 9 });
  const refused = await post('/dev/api/schedules/no-such/run', {});
  expect([refused.status, await refused.json()]).toEqual([400, { error: 'no schedule is named no-such' }]);
});

test.each([
  ['/dev/api/faults', 'bank'],
  ['/dev/api/faults/collection', 'collection'],
])('faults set at %s go to the %s', async (path, party) => {
  const answer = await fetch(url + path, { method: 'PUT', body: '{"x":{}}' });
  expect([answer.status, await answer.json()]).toEqual([200, { x: {} }]);
  expect(heard).toEqual([{ party, call: 'PUT /control/faults', body: '{"x":{}}' }]);
});

test('every fault that can be switched is told with its type, its harmless value and a hint', async () => {
  const sources = await get('/dev/api/fault-sources');
  expect(sources.map(({ title, path }: { title: string; path: string }) => [title, path])).toEqual([
    ['Bank', '/dev/api/faults'],
    ['Collection', '/dev/api/faults/collection'],
  ]);
  for (const field of sources.flatMap(({ fields }: { fields: unknown[] }) => fields)) {
    expect(field).toEqual(
      expect.objectContaining({ name: expect.any(String), type: expect.any(String), hint: expect.any(String) }),
    );
    expect(field).toHaveProperty('default');
  }
  expect(sources[0].fields).toContainEqual({
    name: 'slowMs',
    type: 'integer',
    minimum: 0,
    maximum: 120_000,
    default: 0,
    hint: 'Each answer waits this long.',
  });
});

test('a page of another site reaches nothing, the own page does', async () => {
  const refused = await post('/dev/api/transfers', {}, { origin: 'https://example.com' });
  expect([refused.status, heard]).toEqual([403, []]);
  expect((await post('/dev/api/transfers', {}, { origin: url })).status).toBe(201);
});

test('unknown calls and bodies above a megabyte are refused', async () => {
  expect((await post('/dev/api/no-such', {})).status).toBe(404);
  expect((await post('/dev/api/transfers', 'x'.repeat(1024 * 1024))).status).toBe(413);
});

/** The page with every script and style sheet it names, by path. */
async function loadPage(): Promise<Map<string, string>> {
  const loaded = new Map<string, string>();
  const load = async (path: string): Promise<void> => {
    if (loaded.has(path)) return;
    const answer = await fetch(url + path);
    expect([path, answer.status]).toEqual([path, 200]);
    const text = await answer.text();
    loaded.set(path, text);
    const named = path.endsWith('.js') ? /from '\.(\/[^']+)'/g : /(?:href|src)="\/dev(\/[^"]+)"/g;
    for (const [, name] of text.matchAll(named)) await load(`/dev${name}`);
  };
  await load('/dev');
  return loaded;
}

test('the page and everything it names is there, allowed from this site only', async () => {
  expect((await fetch(`${url}/dev`)).headers.get('content-security-policy')).toContain("default-src 'self'");
  const paths = [...(await loadPage()).keys()];
  expect(paths).toEqual(expect.arrayContaining(['/dev/icon.svg', '/dev/console.css', '/dev/transfer.js']));
});

test('every class on the page is styled by a sheet it links, though some are the portal’s', async () => {
  const loaded = [...(await loadPage())];
  const sheets = loaded.filter(([path]) => path.endsWith('.css')).map(([, text]) => text);
  const used = loaded
    .flatMap(([, text]) => [...text.matchAll(/class(?:Name: '|=")([a-z -]+)['"]/g)])
    .flatMap(([, classes = '']) => classes.split(' '));
  expect(used).toContain('btn');
  const styled = new Set(sheets.flatMap((text) => [...text.matchAll(/\.([a-z-]+)/g)].map(([, name]) => name)));
  expect(used.filter((name) => !styled.has(name))).toEqual([]);
});
