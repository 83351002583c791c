import type { FeedReading } from '../../../lambdas/gateways/feed-reading';
import { openFindings } from '../../../lambdas/stores/findings';
import { openTransfers } from '../../../lambdas/stores/transfers';
import type { Finding } from '../../../shared/domain/finding';
import { dayAfter, dayOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import type { MovementRow } from '../../../shared/domain/movement-identity';
import { plainPhone } from '../../../shared/domain/phone';
import { agentNumber, aMovement, aShop, phoneNumber } from '../../support/builders';
import { type LoadingWorld, openLoadingWorld } from '../../support/loading-world';

let world: LoadingWorld;

beforeEach(async () => {
  world = await openLoadingWorld();
});
afterEach(() => world.close());

const HOUR_MS = 3_600_000;
const text = (...shops: number[]) => `BAKIYE ${shops.map((index) => plainPhone(phoneNumber(index))).join(' ')}`;

async function suspense() {
  const transfers = openTransfers(world.database);
  const waiting = (await transfers.suspense(undefined, 100)).transfers;
  return Promise.all(waiting.map((row) => transfers.find(row)));
}

test('a transfer becomes balance, with an entry that tells where it came from', async () => {
  world.send(text(1), { amountKurus: 12_345, kind: 'HAVALE' });
  const [loading] = await world.load();
  expect(loading).toMatchObject({
    account: 'ziraat-1',
    credited: 1,
    suspended: 0,
    failed: 0,
    times: [{ account: 'ziraat-1', ms: 1_000 }],
  });
  expect(await world.balanceOf(1)).toBe(12_345);
  expect(await world.dependencies.ledger.newest(agentNumber(1))).toMatchObject({
    kind: 'transfer',
    contra: [{ account: 'bank:ziraat-1', amount: -12_345 }],
    reference: 'transfer:ziraat-1:2026112300000001',
    note: 'Ziraat Bankası HAVALE',
  });
});

describe('credits each movement once', () => {
  test('although the bank repeats every row ten times, in one answer and over many pages', async () => {
    world.switchFaults('ziraat-1', { timesDelivered: 10 });
    for (const shop of [1, 2, 3]) world.send(text(shop), { count: 10 });
    expect(await world.load()).toMatchObject([{ credited: 30, failed: 0 }]);
    expect([await world.balanceOf(1), await world.balanceOf(2), await world.balanceOf(3)]).toEqual([
      100_000, 100_000, 100_000,
    ]);
  });

  test('although rows come in no order', async () => {
    world.switchFaults('ziraat-1', { isShuffled: true, timesDelivered: 2 });
    for (let amount = 1; amount <= 25; amount += 1) world.send(text(1), { amountKurus: amount });
    await world.load();
    await world.load();
    expect(await world.balanceOf(1)).toBe(325);
  });

  test('although readings overlap again and again', async () => {
    world.send(text(1));
    for (let times = 0; times < 5; times += 1) {
      await world.load();
      world.clock.step(60_000);
    }
    expect(await world.balanceOf(1)).toBe(10_000);
  });

  test('although two loaders read at the same moment', async () => {
    for (const shop of [1, 1, 2, 3, 1]) world.send(text(shop));
    world.send('no phone at all');
    const both = (await Promise.all([world.load(), world.load(), world.load()])).flat();
    expect(both.reduce((sum, { credited }) => sum + credited, 0)).toBe(5);
    expect(both.reduce((sum, { suspended }) => sum + suspended, 0)).toBe(1);
    expect(both.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
    expect(await world.balanceOf(1)).toBe(30_000);
  });

  test('and takes genuine twins for what they are: as many transfers as there are', async () => {
    world.send(text(1), { count: 3, senderName: 'ALİ ÖRNEK' });
    await world.load();
    expect(await world.balanceOf(1)).toBe(30_000);
  });

  test('when it shows up twenty minutes late under its old time', async () => {
    world.switchFaults('ziraat-1', { lateSeconds: 1_200 });
    world.send(text(1));
    for (let minutes = 0; minutes < 21; minutes += 1) {
      await world.load();
      world.clock.step(59_000);
    }
    await world.load();
    expect(await world.balanceOf(1)).toBe(10_000);
  });

  test('when it shows up a day late: the last days are read again every hour', async () => {
    await world.load();
    world.switchFaults('ziraat-1', { lateSeconds: 24 * 3_600 });
    world.send(text(1));
    for (let hours = 0; hours < 26; hours += 1) {
      await world.load();
      world.clock.step(HOUR_MS);
    }
    expect(await world.balanceOf(1)).toBe(10_000);
  });
});

describe("one account's trouble", () => {
  beforeEach(async () => {
    await world.close();
    world = await openLoadingWorld({ accounts: 3 });
    for (const account of ['ziraat-1', 'isbank-1', 'vakifbank-1']) world.send(text(1), { account });
  });

  test.each([
    ['answers with errors', { errorEvery: 1 }, 'unavailable'],
    ['breaks its answers off', { cutEvery: 1 }, 'unavailable'],
    ['answers with a maintenance page', { garbleEvery: 1 }, 'unreadable'],
  ])('never stops the others: a bank that %s', async (_, faults, failure) => {
    world.switchFaults('isbank-1', faults);
    const loadings = await world.load();
    expect(loadings).toMatchObject([
      { account: 'isbank-1', credited: 0, failure },
      { account: 'vakifbank-1', credited: 1 },
      { account: 'ziraat-1', credited: 1 },
    ]);
    world.switchFaults('isbank-1', {});
    await world.load();
    expect(await world.balanceOf(1)).toBe(30_000);
  });

  test('never stops the others: a bug that only this account meets', async () => {
    const { feed } = world.dependencies;
    const broken = {
      read: (...[account, ...rest]: Parameters<typeof feed.read>) => {
        if (account.id === 'ziraat-1') throw new TypeError('met only here');
        return feed.read(account, ...rest);
      },
    };
    expect(await world.load({ feed: broken })).toMatchObject([
      { credited: 1 },
      { credited: 1 },
      { account: 'ziraat-1', failure: 'bug' },
    ]);
  });

  test('lasting longer and longer is told by how long', async () => {
    await world.load();
    world.switchFaults('isbank-1', { errorEvery: 1 });
    world.clock.step(10 * 60_000 - 2_000);
    await world.load();
    const [loading] = await world.load();
    expect(loading).toMatchObject({ account: 'isbank-1', waitingMs: 10 * 60_000 });
  });

  test('heals with retries when the bank fails only now and then', async () => {
    world.switchFaults('isbank-1', { errorEvery: 2, garbleEvery: 3 });
    await world.load();
    await world.load();
    expect(await world.balanceOf(1)).toBe(30_000);
  });
});

describe('a row that cannot be read', () => {
  async function findings() {
    const found: Finding[] = [];
    const today = dayOf(world.clock.now());
    for await (const finding of openFindings(world.database).list(dayAfter(today, -5), today)) found.push(finding);
    return found;
  }

  test('is told to staff once, with what the bank sent, and holds nothing up', async () => {
    await world.load();
    world.switchFaults('ziraat-1', { spoilEvery: 2 });
    world.send(text(1), { count: 3 });
    expect(await world.load()).toMatchObject([{ account: 'ziraat-1', credited: 2, failed: 0, unreadable: 1 }]);
    expect(await world.dependencies.feeds.cursor('ziraat-1', 'service')).toMatchObject({ readTo: world.clock.now() });
    const [finding] = await findings();
    expect(finding).toMatchObject({ kind: 'unreadable-row', account: 'ziraat-1', state: 'open' });
    expect(finding?.raw).toContain(text(1));
    expect(finding?.reason).not.toContain(text(1));
    for (let hours = 0; hours < 32; hours += 4) {
      world.clock.step(4 * HOUR_MS);
      expect(await world.load()).toMatchObject([{ credited: 0, failed: 0, unreadable: 0 }]);
    }
    expect(await findings()).toHaveLength(1);
  });

  test('becomes balance when the bank mends it within the days that are read again', async () => {
    world.switchFaults('ziraat-1', { spoilEvery: 1 });
    world.send(text(1));
    expect(await world.load()).toMatchObject([{ credited: 0, unreadable: 1 }]);
    world.switchFaults('ziraat-1', {});
    world.clock.step(2 * HOUR_MS);
    expect(await world.load()).toMatchObject([{ credited: 1, unreadable: 0 }]);
    expect(await world.balanceOf(1)).toBe(10_000);
  });

  test('among many such means that the bank changed its answers: none is passed over until they can be read', async () => {
    await world.load();
    const before = await world.dependencies.feeds.cursor('ziraat-1', 'service');
    world.switchFaults('ziraat-1', { spoilEvery: 1 });
    world.send(text(1), { count: 21 });
    expect(await world.load()).toMatchObject([{ credited: 0, failed: 21, unreadable: 0 }]);
    world.clock.step(2 * HOUR_MS);
    expect(await world.load()).toMatchObject([{ failed: 21, waitingMs: 2 * HOUR_MS + 2_000 }]);
    const { readTo, deepReadAt } = before ?? {};
    const trouble = { kind: 'odd-rows', times: 2 };
    expect(await world.dependencies.feeds.cursor('ziraat-1', 'service')).toMatchObject({ readTo, deepReadAt, trouble });
    world.switchFaults('ziraat-1', {});
    expect(await world.load()).toMatchObject([{ credited: 21, failed: 0 }]);
    expect(await findings()).toEqual([]);
  });

  test('holds the feed up when it cannot be told', async () => {
    await world.load();
    const before = await world.dependencies.feeds.cursor('ziraat-1', 'service');
    world.switchFaults('ziraat-1', { spoilEvery: 1 });
    world.send(text(1));
    const add = async () => Promise.reject(new Error('the database is out of order'));
    const untold = await world.load({ findings: { ...world.dependencies.findings, add } });
    expect(untold).toMatchObject([{ failure: 'bug' }]);
    const trouble = { kind: 'bug', since: world.clock.now(), at: world.clock.now(), times: 1 };
    expect(await world.dependencies.feeds.cursor('ziraat-1', 'service')).toEqual({ ...before, trouble });
    expect(await world.load()).toMatchObject([{ unreadable: 1 }]);
  });
});

describe('never credits', () => {
  test.each(['frozen', 'closed'] as const)('a %s agent', async (state) => {
    await world.dependencies.agents.setState(aShop(1).agent, state);
    world.send(text(1));
    await world.load();
    expect(await suspense()).toMatchObject([{ state: 'suspense', reason: 'agent-inactive' }]);
    expect(await world.balanceOf(1)).toBe(0);
  });

  test.each([
    ['two agents', text(1, 2), 'several-agents'],
    ['no phone', 'BAKIYE YUKLEME', 'no-phone'],
    ['a phone nobody registered', `BAKIYE ${plainPhone(phoneNumber(77))}`, 'unknown-phone'],
  ])('a description that names %s', async (_, description, reason) => {
    world.send(description);
    await world.load();
    expect(await suspense()).toMatchObject([{ reason, description }]);
    expect([await world.balanceOf(1), await world.balanceOf(2)]).toEqual([0, 0]);
  });

  test('a movement the bank takes back', async () => {
    world.send(text(1), { isReversal: true });
    await world.load();
    expect(await suspense()).toMatchObject([{ reason: 'reversal' }]);
  });

  test('money that leaves the account, and does not bother staff with it', async () => {
    world.send(text(1), { amountKurus: -10_000 });
    expect((await world.load()).at(-1)).toMatchObject({ credited: 0, suspended: 0, ignored: 1 });
    expect([await suspense(), await world.balanceOf(1)]).toEqual([[], 0]);
  });

  test('a foreign currency', async () => {
    await world.close();
    world = await openLoadingWorld({ currency: 'USD' });
    world.send(text(1));
    await world.load();
    expect(await suspense()).toMatchObject([{ reason: 'foreign-currency', currency: 'USD' }]);
  });
});

describe('a feed that contradicts itself', () => {
  const { id: number, ...fields } = aMovement({ description: text(1) });
  const numbered: MovementRow = { ...fields, number };
  const feedOf = (...rows: MovementRow[]) => ({
    feed: { read: async (): Promise<FeedReading> => ({ rows, unreadable: [] }) },
  });

  test('by two contents under one number leaves it to staff', async () => {
    await world.load(feedOf(numbered, { ...numbered, amount: kurus(99_900) }));
    expect(await suspense()).toMatchObject([{ id: number, reason: 'possible-repeat' }]);
    expect(await world.balanceOf(1)).toBe(0);
  });

  test('only in a restated balance is not contradicting', async () => {
    await world.load(feedOf({ ...numbered, balanceAfter: kurus(1) }, { ...numbered, balanceAfter: kurus(2) }));
    expect(await world.balanceOf(1)).toBe(10_000);
  });

  test('by rows without numbers that nothing tells apart credits one and asks staff about the others', async () => {
    await world.load(feedOf(fields, fields, fields));
    expect(await suspense()).toMatchObject([{ reason: 'possible-repeat' }, { reason: 'possible-repeat' }]);
    expect(await world.balanceOf(1)).toBe(10_000);
  });

  test('not at all, where balances tell twins without numbers apart', async () => {
    await world.load(feedOf({ ...fields, balanceAfter: kurus(10_000) }, { ...fields, balanceAfter: kurus(20_000) }));
    expect(await world.balanceOf(1)).toBe(20_000);
  });
});

describe('an SMS on loading', () => {
  const wantSms = (index: number) =>
    world.dependencies.agents.setLoadingSms({ id: aShop(index).owner.id, phone: phoneNumber(index) }, true);

  test('comes once to the phone that wants it, and to no other', async () => {
    await wantSms(1);
    world.send(text(1), { amountKurus: 123_450 });
    world.send(text(2));
    await world.load();
    await world.load();
    expect(world.sms.sent).toEqual([{ to: phoneNumber(1), text: 'Faturakom: bakiyenize 1.234,50 TL yüklendi.' }]);
  });

  test('that cannot be sent keeps no balance back', async () => {
    await wantSms(1);
    world.send(text(1));
    const send = async () => Promise.reject(new Error('no SMS today'));
    expect(await world.load({ sms: { send } })).toMatchObject([{ credited: 1, failed: 0 }]);
    expect(await world.balanceOf(1)).toBe(10_000);
    await world.load();
    expect(world.sms.sent).toEqual([]);
  });
});

describe('beside the cursor stands', () => {
  const cursor = () => world.dependencies.feeds.cursor('ziraat-1', 'service');

  test('when the bank last answered, and when the newest movement was booked', async () => {
    world.send(text(1));
    const bookedAt = world.clock.now();
    await world.load();
    world.clock.step(60_000);
    await world.load();
    expect(await cursor()).toMatchObject({ readAt: world.clock.now(), newestAt: bookedAt });
  });

  test('what goes wrong and since when, until it is read again', async () => {
    await world.load();
    const readAt = world.clock.now();
    world.switchFaults('ziraat-1', { errorEvery: 1 });
    await world.load();
    const since = world.clock.now();
    await world.load();
    const trouble = { kind: 'unavailable', since, at: world.clock.now(), times: 2 };
    expect(await cursor()).toMatchObject({ readTo: readAt, readAt, trouble });
    world.switchFaults('ziraat-1', {});
    await world.load();
    expect(await cursor()).not.toHaveProperty('trouble');
  });

  test('also of a bank that never answered; it is silent since it was first asked', async () => {
    world.switchFaults('ziraat-1', { errorEvery: 1 });
    expect(await world.load()).toMatchObject([{ failure: 'unavailable', waitingMs: 0 }]);
    world.clock.step(9_000);
    expect(await world.load()).toMatchObject([{ failure: 'unavailable', waitingMs: 10_000 }]);
    expect(await cursor()).toMatchObject({ trouble: { kind: 'unavailable', times: 2 } });
  });

  test('how long what was credited took, each credit once, whatever else could not be handled', async () => {
    world.send(text(1), { count: 2 });
    await world.load();
    world.send(text(2));
    world.clock.step(400_000);
    const { ledger } = world.dependencies;
    world.send(text(3));
    const failing: typeof ledger.append = (agent, ...rest) =>
      agent === agentNumber(3) ? Promise.reject(new Error('not now')) : ledger.append(agent, ...rest);
    expect(await world.load({ ledger: { ...ledger, append: failing } })).toMatchObject([{ credited: 1, failed: 1 }]);
    await world.load();
    const [day, ...others] = (await cursor())?.loaded ?? [];
    expect(others).toEqual([]);
    expect(day).toMatchObject({
      day: '2026-11-23',
      times: { counts: { 10: 3, 420: 1 }, atNight: 0, slowest: { account: 'ziraat-1', ms: 401_000 } },
    });
  });
});
