import { operations } from '../../../lambdas/api/overview';
import { serve } from '../../../lambdas/runtime/serve';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openControls } from '../../../lambdas/stores/controls';
import { openFeeds } from '../../../lambdas/stores/feeds';
import { openFindings } from '../../../lambdas/stores/findings';
import { openLoadingDays } from '../../../lambdas/stores/loading-days';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { openStatementBalances } from '../../../lambdas/stores/statement-balances';
import { openWaiting } from '../../../lambdas/stores/waiting';
import { api } from '../../../shared/api';
import { dayAfter, dayOf, later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { loadingTime, timesOf } from '../../../shared/domain/loading-times';
import { plainPhone } from '../../../shared/domain/phone';
import { aBankAccount, monday, phoneNumber } from '../../support/builders';
import { type LoadingWorld, openLoadingWorld } from '../../support/loading-world';
import { expectExactly, notePartitions } from '../../support/noted-partitions';
import { staffCalls } from '../../support/staff-calls';

const today = dayOf(monday);
const text = (shop: number) => `BAKIYE ${plainPhone(phoneNumber(shop))}`;
const MINUTE_MS = 60_000;

let world: LoadingWorld;
let look: (role?: 'finance' | 'support') => Promise<{ status: number; body: Record<string, unknown> }>;

beforeEach(async () => {
  world = await openLoadingWorld({ accounts: 2 });
  const { database } = world;
  const handler = serve(api.overview, operations, {
    staffSessions: openStaffSessions(database),
    bankAccounts: openBankAccounts(database),
    feeds: openFeeds(database),
    loadingDays: openLoadingDays(database),
    controls: openControls(database),
    statementBalances: openStatementBalances(database),
    waiting: openWaiting(database),
    now: world.clock.now,
  });
  look = async (role = 'finance') => {
    const calls = await staffCalls(database, { group: api.overview, handler, now: world.clock.now() }, role);
    return calls('overview') as Promise<{ status: number; body: Record<string, unknown> }>;
  };
});
afterEach(() => world.close());

test('a network on its first day has nothing to show, and says so', async () => {
  const { status, body } = await look();
  expect(status).toBe(200);
  const none = { count: 0, withinPromise: 0, atNight: 0 };
  expect(body).toMatchObject({ today: none, month: none, suspense: { count: 0, isMore: false, amount: 0 } });
  expect(body.days).toHaveLength(30);
  expect(body).toMatchObject({
    accounts: [
      { id: 'isbank-1', feeds: [{ feed: 'service', credits: true, state: 'unread' }] },
      { id: 'ziraat-1', feeds: [{ feed: 'service', credits: true, state: 'unread' }] },
    ],
    waiting: { findings: { count: 0, isMore: false }, pendingPayments: { count: 0, isMore: false } },
  });
});

test('today is the running figures of every account, earlier days are as they were closed', async () => {
  world.send(text(1), { count: 2 });
  world.send(text(2), { account: 'isbank-1' });
  world.clock.step(400_000);
  await world.load();
  world.send(text(1));
  await world.load();
  const yesterday = dayAfter(today, -1);
  const closed = timesOf([loadingTime('ziraat-1', later(monday, -24 * 3_600_000), later(monday, -23 * 3_600_000))]);
  await openLoadingDays(world.database).close({ day: yesterday, times: closed });
  const { body } = await look();
  expect(body.today).toMatchObject({ count: 4, withinPromise: 1, slowest: { ms: 401_000 } });
  expect(body.month).toMatchObject({ count: 5, withinPromise: 1, p50Ms: 420_000, slowest: { ms: 3_600_000 } });
  expect((body.days as unknown[]).slice(-2)).toMatchObject([
    { day: yesterday, isClosed: true, count: 1, p95Ms: 3_600_000 },
    { day: today, isClosed: false, count: 4 },
  ]);
});

test('suspense is counted, summed and told by age', async () => {
  world.send('no phone', { amountKurus: 5_000 });
  world.clock.step(70 * MINUTE_MS);
  world.send('nor here', { amountKurus: 2_000 });
  world.send('nor here', { amountKurus: 1_000, account: 'isbank-1' });
  await world.load();
  expect((await look()).body.suspense).toEqual({
    count: 3,
    isMore: false,
    amount: 8_000,
    oldestAt: monday,
    bands: [
      { band: 'quarter-hour', count: 2, amount: 3_000 },
      { band: 'hour', count: 0, amount: 0 },
      { band: 'day', count: 1, amount: 5_000 },
      { band: 'three-days', count: 0, amount: 0 },
      { band: 'older', count: 0, amount: 0 },
    ],
  });
});

test('a feed in trouble says what, since when and how often; others go on', async () => {
  await world.load();
  world.switchFaults('isbank-1', { errorEvery: 1 });
  await world.load();
  const since = world.clock.now();
  await world.load();
  const trouble = { kind: 'unavailable', since, at: world.clock.now(), times: 2 };
  expect((await look()).body).toMatchObject({
    accounts: [
      { id: 'isbank-1', feeds: [{ state: 'failing', trouble }] },
      { id: 'ziraat-1', feeds: [{ state: 'fine', readAt: world.clock.now() }] },
    ],
  });
  world.clock.step(6 * MINUTE_MS);
  expect((await look()).body).toMatchObject({ accounts: [{}, { feeds: [{ state: 'silent' }] }] });
});

test('counted queries and statement files are shown of the feeds that have them', async () => {
  const ohvps = { id: 'ohvps', kind: 'ohvps' as const, url: 'https://bank.example', secret: 'ohvps' };
  const files = { id: 'files', kind: 'statement-files' as const };
  await openBankAccounts(world.database).save(aBankAccount({ id: 'vakifbank-1', feeds: [ohvps, files] }));
  const at = world.clock.now();
  await openFeeds(world.database).advance('vakifbank-1', 'ohvps', {
    ...{ readTo: at, deepReadAt: at, readAt: at },
    queriedAt: [later(at, -61 * MINUTE_MS), later(at, -30 * MINUTE_MS), at],
  });
  const statements = openStatementBalances(world.database);
  for (const on of [dayAfter(today, -2), dayAfter(today, -1)]) {
    await statements.keep({ account: 'vakifbank-1', on, opening: kurus(0), closing: kurus(100) });
  }
  expect((await look()).body).toMatchObject({
    accounts: [
      {},
      {
        id: 'vakifbank-1',
        feeds: [
          { kind: 'ohvps', credits: true, queries: { used: 2, allowed: 12 } },
          { kind: 'statement-files', credits: false, state: 'fine', statementOn: dayAfter(today, -1) },
        ],
      },
      {},
    ],
  });
});

test('open findings are counted up to a hundred', async () => {
  const findings = openFindings(world.database);
  const told = (reference: string) =>
    ({ day: today, kind: 'unreadable-row', account: 'ziraat-1', reference, foundAt: monday, state: 'open' }) as const;
  for (let index = 0; index < 3; index += 1) await findings.add(told(`row ${index}`));
  expect((await look()).body).toMatchObject({ waiting: { findings: { count: 3, isMore: false } } });
  await Promise.all(Array.from({ length: 100 }, (_, index) => findings.add(told(`more ${index}`))));
  expect((await look()).body).toMatchObject({ waiting: { findings: { count: 100, isMore: true } } });
});

test('the last day that is over shows how each account was proved', async () => {
  const day = dayAfter(today, -1);
  const none = { count: 0, amount: kurus(0) };
  const ours = { credited: none, suspense: none, returned: none, ignored: none, outgoing: none };
  const told = {
    day,
    bank: 'Ziraat',
    lines: none,
    ours,
    aroundMidnight: kurus(0),
    isContinuous: true,
    differences: [],
    at: monday,
  };
  const controls = openControls(world.database);
  await controls.record({ ...told, account: 'ziraat-1', state: 'proved', waitsFor: [], differenceCount: 0 });
  const differing = { account: 'isbank-1', state: 'differing', difference: kurus(-300), differenceCount: 2 } as const;
  await controls.record({ ...told, ...differing, waitsFor: [] });
  expect((await look()).body.control).toMatchObject({
    day,
    accounts: [differing, { account: 'ziraat-1', state: 'proved', differenceCount: 0 }],
  });
});

test('it looks where its group may, and nowhere else', async () => {
  const files = { id: 'files', kind: 'statement-files' as const };
  const [account] = await openBankAccounts(world.database).list();
  await openBankAccounts(world.database).save(aBankAccount({ ...account, feeds: [...(account?.feeds ?? []), files] }));
  const noted = notePartitions(world.database);
  await look();
  expectExactly(
    noted,
    Object.entries(api.overview.tables).flatMap(([table, { partitions }]) =>
      partitions.map((partition) => `${table} ${partition}`),
    ),
  );
});

test('it is for accounting, not for customer services', async () => {
  expect(await look('support')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});
