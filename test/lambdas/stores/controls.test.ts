import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { openClearings } from '../../../lambdas/stores/clearings';
import { type Controls, openControls } from '../../../lambdas/stores/controls';
import type { Database } from '../../../lambdas/stores/database';
import { DayControl } from '../../../shared/domain/control';
import { dayAfter, dayOf, later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';
import { meterOf } from '../../support/meter';

const day = dayOf(monday);
const none = { count: 0, amount: 0 };
let database: Database;
let controls: Controls;

beforeEach(async () => {
  database = await freshDatabase();
  controls = openControls(database);
});

function aControl(fields: Partial<DayControl> = {}): DayControl {
  return DayControl.parse({
    ...{ account: 'ziraat-1', bank: 'Ziraat Bankası', day, state: 'proved', waitsFor: [], at: monday },
    ...{ opening: 1_000_000_00, closing: 1_250_000_00, lines: { count: 420, amount: 250_000_00 } },
    ours: { credited: none, suspense: none, returned: none, ignored: none, outgoing: none },
    ...{ aroundMidnight: 0, difference: 0, books: { ledger: 0, transfers: 0, upTo: day } },
    ...{ isContinuous: true, differenceCount: 0, differences: [] },
    ...fields,
  });
}

test('the newest control of a day stands, also when an older one is written later', async () => {
  expect(await controls.record(aControl({ state: 'waiting' }))).toBe(true);
  const newer = aControl({ at: later(monday, 1_000) });
  expect(await controls.record(newer)).toBe(true);
  expect(await controls.record(aControl({ state: 'differing', at: later(monday, 500) }))).toBe(false);
  expect(await controls.find('ziraat-1', day)).toEqual(newer);
  expect(await controls.ofDay(day)).toMatchObject([{ state: 'proved' }]);
});

test('the same control again is no trouble, and a range holds both its days', async () => {
  for (const days of [-1, 0, 1, 0]) expect(await controls.record(aControl({ day: dayAfter(day, days) }))).toBe(true);
  expect((await controls.list('ziraat-1', day, dayAfter(day))).map((control) => control.day)).toEqual([
    day,
    dayAfter(day),
  ]);
  expect(await controls.find('ziraat-1', dayAfter(day, 2))).toBeUndefined();
});

test('a day controlled before gaps were noted with it is read as one without', async () => {
  const { isContinuous: _, ...before } = aControl();
  const Item = { pk: `CONTROLS#${day}`, sk: 'ziraat-1', ...before };
  await database.client.send(new PutCommand({ TableName: database.tables.Office, Item }));
  expect(await controls.ofDay(day)).toMatchObject([{ account: 'ziraat-1', isContinuous: true }]);
});

test('a day of a dozen accounts costs at most two read units in one round trip, however many differences there are', async () => {
  const differences = Array.from({ length: 50 }, (_, index) => {
    return { kind: 'missing-in-statement' as const, reference: `2026112300000000000${index}`, ourAmount: kurus(1) };
  });
  for (let index = 1; index <= 12; index += 1) {
    await controls.record(aControl({ account: `banka-${index}`, differences, differenceCount: 50 }));
  }
  const { result, cost } = await meterOf(database).measure(() => controls.ofDay(day));
  expect(result).toHaveLength(12);
  expect(cost.readUnits).toBeLessThanOrEqual(2);
  expect(cost.roundTrips).toBe(1);
});

test('clearing is kept by day, and the latest day is known', async () => {
  const clearings = openClearings(database);
  expect(await clearings.latest()).toBeUndefined();
  const nothing = { count: 0, amount: kurus(0) };
  const totals = [
    {
      account: 'ziraat-1',
      bookedOn: day,
      credited: { count: 1, amount: kurus(5) },
      takenBack: nothing,
      byHand: nothing,
    },
  ];
  for (const days of [0, 1, 1]) await clearings.record({ day: dayAfter(day, days), totals });
  expect(await clearings.latest()).toBe(dayAfter(day));
  expect(await clearings.list(day, day)).toEqual([{ day, totals }]);
});
