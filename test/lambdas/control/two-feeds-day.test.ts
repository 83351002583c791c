import { type Day, dayAfter, dayOf, later, startOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { FILES, type Line, lineOf, openControlWorld } from '../../support/control-world';
import { expected, FAST, makeTraffic, polledFeed, SLOW, type ToldRow } from '../../support/two-feeds';

const HOUR_MS = 3_600_000;
const day = dayOf(monday);
const next = dayAfter(day);

const traffic = { lengthMs: 23 * HOUR_MS, skewMs: 2 * 60_000, lateMs: HOUR_MS / 3, isNumberShared: false };

test('a day told by two feeds in disorder, with twins, is proved; each injected difference is one finding, and nothing else is', async () => {
  const world = await openControlWorld([FAST, SLOW].map(polledFeed).concat(FILES));
  const today = trafficOf(day);
  const tomorrow = trafficOf(next);
  world.clock.set(startOf(day));
  world.told.push(...today.told, ...tomorrow.told);
  world.answering({ random: today.random, timesDelivered: 2 });
  while (world.clock.now() < later(startOf(dayAfter(next)), HOUR_MS / 3)) {
    world.clock.step(HOUR_MS / 2);
    await world.load();
    if (world.clock.now() === later(startOf(next), HOUR_MS / 2)) await world.night(day);
  }
  expect(await world.outcome()).toEqual(expected([...today.reals, ...tomorrow.reals]));

  await world.statement({ day, opening: 5_000_000, lines: linesOf(today.told) });
  const { credited, waiting } = expected(today.reals);
  const sum = credited.reduce((total, one) => total + one.sum, 0);
  expect(await world.control(day)).toMatchObject({
    ...{ state: 'proved', difference: 0, lines: { count: today.reals.length, amount: sum + waiting.sum } },
    ours: { credited: { amount: sum }, suspense: { count: waiting.count, amount: waiting.sum } },
    books: { ledger: sum, transfers: sum },
  });
  expect(await world.open()).toEqual([]);

  const known = tomorrow.reals.findIndex(({ shop }) => shop > 0);
  const lines = linesOf(tomorrow.told).map((line, index) => (index === known ? { ...line, amount: 1_23 } : line));
  const [lost] = lines.splice(lines.length - 1, 1);
  lines.push({ amount: 77_777, text: 'KİMSENİN BİLMEDİĞİ', number: 'YABANCI' });
  await world.statement({ day: next, opening: 5_000_001 + sum + waiting.sum, lines });
  await world.night(next);
  const found = (await world.open()).map(({ kind, ourAmount, theirAmount }) => ({ kind, ourAmount, theirAmount }));
  expect(found).toHaveLength(4);
  expect(found).toEqual(
    expect.arrayContaining([
      { kind: 'missing-in-statement', ourAmount: lost?.amount, theirAmount: undefined },
      { kind: 'amount-differs', ourAmount: tomorrow.reals[known]?.amount, theirAmount: 1_23 },
      { kind: 'seen-by-control-only', ourAmount: undefined, theirAmount: 77_777 },
      { kind: 'statement-gap', ourAmount: 5_000_000 + sum + waiting.sum, theirAmount: 5_000_001 + sum + waiting.sum },
    ]),
  );
}, 120_000);

/** A day's movements, whose numbers are of this day only. */
function trafficOf(on: Day) {
  const made = makeTraffic(Number(on.slice(-2)), { ...traffic, count: 50, from: later(startOf(on), HOUR_MS / 4) });
  return {
    ...made,
    told: made.told.map((one) => ({ ...one, row: { ...one.row, number: `${on} ${one.row.number}` } })),
  };
}

/** A day's lines, as the bank numbers and words them in its statement. */
function linesOf(told: readonly ToldRow[]): Line[] {
  return told.filter(({ feed }) => feed === SLOW).map((row, index) => lineOf(row, { number: `satir${index}` }));
}
