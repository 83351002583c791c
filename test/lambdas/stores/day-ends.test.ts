import { type DayEnds, openDayEnds } from '../../../lambdas/stores/day-ends';
import { type DayEnd, endDay, foldDays } from '../../../shared/domain/day-end';
import { Day, dayAfter, dayOf, startOf } from '../../../shared/domain/instant';
import { emptyHead, nextEntry } from '../../../shared/domain/ledger';
import { agentNumber, anEntryDraft, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let dayEnds: DayEnds;

beforeEach(async () => {
  dayEnds = openDayEnds(await freshDatabase());
});

const today = dayOf(monday);

/** The end of a day on which an agent's first 100 TL came. */
async function aDayEnd(day = today, agent = agentNumber()): Promise<DayEnd> {
  const entry = nextEntry(emptyHead(agent), anEntryDraft(10_000), startOf(day));
  for await (const folded of foldDays(agent, undefined, [entry])) return endDay(folded, undefined, monday);
  throw new Error('no day');
}

test('a day is closed once, and stays as it was first closed', async () => {
  const first = await aDayEnd();
  expect(await dayEnds.close(first)).toBe('closed');
  expect(await dayEnds.close({ ...first, closedAt: startOf(dayAfter(today, 5)) })).toBe('known');
  expect(await dayEnds.latest(agentNumber())).toEqual(first);
});

test('the latest is the newest day, or the newest up to one; every agent has its own', async () => {
  const ends = await Promise.all([0, 3, 7].map((days) => aDayEnd(dayAfter(today, days))));
  for (const end of ends) await dayEnds.close(end);
  await dayEnds.close(await aDayEnd(dayAfter(today, 9), agentNumber(2)));
  const latest = async (days?: number) =>
    (await dayEnds.latest(agentNumber(), days === undefined ? undefined : dayAfter(today, days)))?.day;
  expect(await latest()).toBe(dayAfter(today, 7));
  expect(await latest(6)).toBe(dayAfter(today, 3));
  expect(await latest(3)).toBe(dayAfter(today, 3));
  expect(await latest(-1)).toBeUndefined();
});

test('a range holds both its ends, oldest first', async () => {
  for (const days of [3, 0, 7, 1]) await dayEnds.close(await aDayEnd(dayAfter(today, days)));
  const listed = await dayEnds.list(agentNumber(), dayAfter(today, 1), dayAfter(today, 7));
  expect(listed.map(({ day }) => day)).toEqual([1, 3, 7].map((days) => dayAfter(today, days)));
  expect(await dayEnds.list(agentNumber(), Day.parse('2020-01-01'), Day.parse('2020-12-31'))).toEqual([]);
});

test('the network is closed to the day it was last marked with', async () => {
  expect(await dayEnds.closedTo()).toBeUndefined();
  await dayEnds.markClosedTo(today);
  await dayEnds.markClosedTo(dayAfter(today));
  expect(await dayEnds.closedTo()).toBe(dayAfter(today));
});
