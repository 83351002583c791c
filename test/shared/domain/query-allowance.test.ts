import { type Instant, later } from '../../../shared/domain/instant';
import { queriesLeft, recentQueries } from '../../../shared/domain/query-allowance';
import { monday } from '../../support/builders';

const MINUTE_MS = 60_000;

test('a feed that was not asked in the last hour may be asked all twelve times', () => {
  expect(queriesLeft([], monday)).toBe(12);
  expect(queriesLeft([later(monday, -60 * MINUTE_MS)], monday)).toBe(12);
});

test('a reading waits five minutes for each page of the one before', () => {
  const onePage = [monday];
  expect(queriesLeft(onePage, later(monday, 5 * MINUTE_MS - 1))).toBe(0);
  expect(queriesLeft(onePage, later(monday, 5 * MINUTE_MS))).toBe(11);
  const threePages = [monday, monday, monday];
  expect(queriesLeft(threePages, later(monday, 15 * MINUTE_MS - 1))).toBe(0);
  expect(queriesLeft(threePages, later(monday, 15 * MINUTE_MS))).toBe(9);
});

test('whatever the readings take, no hour sees more than twelve queries, and none is without one', () => {
  let queried: Instant[] = [];
  const all: Instant[] = [];
  for (let minute = 0; minute < 600; minute += 1) {
    const now = later(monday, minute * MINUTE_MS);
    queried = recentQueries(queried, now);
    const left = queriesLeft(queried, now);
    if (left === 0) continue;
    const pages = Math.min(left, 1 + (minute % 4));
    for (let page = 0; page < pages; page += 1) queried.push(now);
    all.push(...queried.slice(-pages));
    expect(recentQueries(all, now).length).toBeLessThanOrEqual(12);
  }
  expect(all.length).toBeGreaterThan(90);
});
