import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { dayOf, later, startOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { crashAt } from '../../support/crashing';
import { openLoadingWorld } from '../../support/loading-world';
import { expected, FAST, makeTraffic, openTwoFeeds, SLOW, type TwoFeeds, type World } from '../../support/two-feeds';

jest.setTimeout(180_000);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Runs the loader every so often until a moment. */
async function runUntil(world: TwoFeeds, hours: number, everyMs: number): Promise<void> {
  const end = later(monday, hours * HOUR_MS);
  while (world.clock.now() < end) {
    world.clock.step(everyMs);
    await world.load();
  }
}

const traffic: World = {
  count: 24,
  from: later(monday, 10 * MINUTE_MS),
  lengthMs: 50 * MINUTE_MS,
  skewMs: 2 * MINUTE_MS,
  lateMs: 20 * MINUTE_MS,
  isNumberShared: false,
};

describe('a second feed that controls', () => {
  test('changes nothing of what is credited, and finds each movement again', async () => {
    const world = await openTwoFeeds();
    const { reals, told } = makeTraffic(1, traffic);
    world.told.push(...told);
    await runUntil(world, 3, 20 * MINUTE_MS);
    expect(await world.outcome()).toEqual(expected(reals));
    expect(await world.findings()).toEqual([]);
    const rows = await world.dependencies.sightings.between('ziraat-1', monday, later(monday, 2 * HOUR_MS));
    const paired = rows.filter(({ feed, transfer }) => feed === SLOW && transfer !== undefined);
    expect(new Set(paired.map(({ transfer }) => transfer)).size).toBe(reals.length);
  });

  test('tells staff once what the crediting feed does not know, and only that', async () => {
    const world = await openTwoFeeds();
    const { reals, told } = makeTraffic(2, traffic);
    const kept = told.filter(({ feed, row }) => feed === SLOW || row.number !== `${FAST}7`);
    world.told.push(...kept);
    await runUntil(world, 4, 10 * MINUTE_MS);
    const lost = reals[7];
    expect(await world.findings()).toMatchObject([
      { kind: 'seen-by-control-only', account: 'ziraat-1', feed: SLOW, theirAmount: lost?.amount, state: 'open' },
    ]);
    expect(await world.outcome()).toEqual(expected(reals.filter((_, index) => index !== 7)));
  });

  test('may use the numbers of the other for movements of its own', async () => {
    const world = await openTwoFeeds();
    const [one, other] = makeTraffic(3, { ...traffic, count: 1 }).told;
    if (one === undefined || other === undefined) throw new Error('nothing told');
    const strange = { ...other.row, number: one.row.number ?? '', bookedAt: later(one.row.bookedAt, HOUR_MS) };
    world.told.push(one, { ...other, row: strange, shownAt: strange.bookedAt });
    await runUntil(world, 5, 10 * MINUTE_MS);
    expect(await world.findings()).toMatchObject([
      { kind: 'seen-by-control-only', reference: `${SLOW}~${one.row.number}` },
    ]);
  });
});

test('open banking beside the bank’s own service controls, and is asked at most twelve times an hour', async () => {
  const world = await openLoadingWorld({ hasOhvps: true });
  const asked: number[] = [];
  let [credited, paired] = [0, 0];
  for (let minute = 0; minute < 75; minute += 1) {
    if (minute < 60 && minute % 5 === 0) world.send('BAKIYE 05321000001', { amountKurus: 100 + minute });
    const loadings = await world.load();
    expect(loadings.filter(({ failed, failure }) => failed > 0 || failure !== undefined)).toEqual([]);
    if (loadings.some(({ feed }) => feed === 'ohvps')) asked.push(minute);
    credited += loadings.reduce((sum, loading) => sum + loading.credited, 0);
    paired += loadings.reduce((sum, loading) => sum + loading.paired, 0);
    world.clock.step(59_000);
  }
  await world.close();
  expect({ credited, paired }).toEqual({ credited: 12, paired: 12 });
  for (const first of asked)
    expect(asked.filter((at) => at >= first && at < first + 60).length).toBeLessThanOrEqual(12);
  expect(asked.length).toBeGreaterThanOrEqual(14);
});

test('what open banking shows an hour late is credited when its last hours are read again', async () => {
  const world = await openLoadingWorld({ hasOhvps: true });
  const bankAccounts = openBankAccounts(world.database);
  const [account] = await bankAccounts.list();
  if (account === undefined) throw new Error('no account');
  await bankAccounts.save({ ...account, feeds: account.feeds.filter(({ kind }) => kind === 'ohvps') });
  const loadFor = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 5) {
      await world.load();
      world.clock.step(299_000);
    }
  };
  await loadFor(30);
  world.switchFaults('ziraat-1', { lateSeconds: 3_600 });
  world.send('BAKIYE 05321000001');
  await loadFor(60);
  expect(await world.balanceOf(1)).toBe(0);
  await loadFor(65);
  expect(await world.balanceOf(1)).toBe(10_000);
  await world.close();
});

describe('a cut-over in the middle of traffic', () => {
  const at = later(monday, 35 * MINUTE_MS);

  /** Longer campaigns by `FEED_SEEDS=50`. */
  const seeds = Array.from({ length: Number(process.env.FEED_SEEDS ?? 1) }, (_, index) => 11 + index);
  const cases = seeds.flatMap((seed) => [
    { seed, isNumberShared: seed % 2 === 0, setAfterMs: 0, how: 'set before it' },
    { seed: seed + 1_000, isNumberShared: seed % 2 === 1, setAfterMs: 80 * MINUTE_MS, how: 'set an hour behind it' },
  ]);

  test.each(cases)('loses and doubles nothing: $how, seed $seed', async ({ seed, isNumberShared, setAfterMs }) => {
    const world = await openTwoFeeds();
    const { reals, told, random } = makeTraffic(seed, { ...traffic, isNumberShared });
    world.told.push(...told);
    world.tell({ random, timesDelivered: 2 });
    await world.load();
    let isSet = false;
    while (world.clock.now() < later(monday, 2.5 * HOUR_MS)) {
      if (!isSet && world.clock.now() >= later(monday, setAfterMs)) {
        await world.cutOver([{ feed: SLOW, from: at }]);
        isSet = true;
      }
      world.clock.step(15 * MINUTE_MS);
      await Promise.all([world.load(), world.load()]);
    }
    expect(await world.outcome()).toEqual(expected(reals));
    expect(await world.findings()).toEqual([]);
  });

  test('from a feed that has fallen silent: what it had told is known, the rest comes from the other', async () => {
    const world = await openTwoFeeds();
    const { reals, told } = makeTraffic(15, traffic);
    const silentFrom = later(monday, 25 * MINUTE_MS);
    world.told.push(...told.filter(({ feed, row }) => feed === SLOW || row.bookedAt < silentFrom));
    await runUntil(world, 1.5, 5 * MINUTE_MS);
    await world.cutOver([{ feed: SLOW, from: later(silentFrom, -5 * MINUTE_MS) }]);
    await runUntil(world, 4, 10 * MINUTE_MS);
    expect(await world.outcome()).toEqual(expected(reals));
  });

  test('whichever step fails or is the last: the next runs decide what is missing and nothing twice', async () => {
    let steps = 0;
    for (let nth = 1; ; nth += 1) {
      const isForGood = nth % 2 === 0;
      const world = await openTwoFeeds();
      const { reals, told } = makeTraffic(16, { ...traffic, count: 2, lengthMs: 20 * MINUTE_MS, lateMs: 0 });
      world.told.push(...told);
      await world.load();
      await world.cutOver([{ feed: SLOW, from: later(monday, 20 * MINUTE_MS) }]);
      world.clock.step(HOUR_MS);
      const crash = crashAt(nth, { isAfterEffect: nth % 3 === 0, isForGood }, world.dependencies);
      await world.load(crash.dependencies).catch((error: Error) => expect(error.message).toMatch('crashed'));
      await runUntil(world, 2, 60 * MINUTE_MS);
      expect({ nth, ...(await world.outcome()) }).toEqual({ nth, ...expected(reals) });
      if (!crash.hasCrashed()) break;
      steps = nth;
    }
    expect(steps).toBeGreaterThan(20);
  });
});

test('ten thousand deliveries of a day through two feeds: each movement is decided once, and nothing is found missing', async () => {
  const start = startOf(dayOf(monday));
  const world = await openTwoFeeds({ start });
  const { reals, told, random } = makeTraffic(2_026, {
    ...{ count: 60, from: later(start, HOUR_MS / 4), lengthMs: 23 * HOUR_MS },
    ...{ skewMs: 2 * MINUTE_MS, lateMs: HOUR_MS / 3, isNumberShared: false },
  });
  world.told.push(...told);
  world.tell({ random, timesDelivered: 6 });
  while (world.clock.now() < later(start, 26 * HOUR_MS)) {
    world.clock.step(HOUR_MS / 2);
    await world.load();
  }
  expect(world.delivered()).toBeGreaterThan(10_000);
  expect(await world.outcome()).toEqual(expected(reals));
  expect(await world.findings()).toEqual([]);
});
