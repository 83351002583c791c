import type { BankAccount } from '../../../shared/domain/bank-account';
import { cutOver, isAtSeam, isSettled, switchNear } from '../../../shared/domain/cut-over';
import { later, startOf } from '../../../shared/domain/instant';
import { aBankAccount, monday } from '../../support/builders';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const polled = (id: string) => ({ id, kind: 'activity-service' as const, url: 'http://127.0.0.1:1', secret: id });
const account = aBankAccount({ feeds: [polled('old'), polled('new'), { id: 'files', kind: 'statement-files' }] });
const position = { since: monday, deepReadAt: monday };
const ready = new Map([
  ['old', position],
  ['new', position],
]);

const attempt = (feed: string, ms: number, on: BankAccount = account, progress = ready) => {
  try {
    return cutOver(on, { feed, from: later(monday, ms) }, progress, monday).cutOvers;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a cut-over may lie at most six hours back', () => {
  expect(attempt('new', -6 * HOUR_MS)).toEqual([{ feed: 'new', from: later(monday, -6 * HOUR_MS), setAt: monday }]);
  expect(attempt('new', -6 * HOUR_MS - 1)).toBe('cut-over-not-possible');
});

test('it is refused for a feed that nobody knows, or that has not run along', () => {
  expect(attempt('other', 0)).toBe('feed-not-ready');
  expect(attempt('new', 0, account, new Map([['old', position]]))).toBe('feed-not-ready');
  const newcomer = { since: later(monday, 1), deepReadAt: monday };
  expect(attempt('new', 0, account, new Map([...ready, ['new', newcomer]]))).toBe('feed-not-ready');
});

test('one that has passed stands, close behind it is no other, and one well ahead is replaced', () => {
  const passed = { ...account, cutOvers: [{ feed: 'new', from: monday, setAt: monday }] };
  expect(attempt('old', 29 * MINUTE_MS, passed)).toBe('cut-over-not-possible');
  expect(attempt('old', 30 * MINUTE_MS, passed)).toHaveLength(2);
  const planned = { ...account, cutOvers: [{ feed: 'new', from: later(monday, HOUR_MS), setAt: monday }] };
  expect(attempt('new', 2 * HOUR_MS, planned)).toEqual([
    { feed: 'new', from: later(monday, 2 * HOUR_MS), setAt: monday },
  ]);
});

test('files take over at the beginning of a day only', () => {
  expect(attempt('files', HOUR_MS)).toBe('cut-over-not-possible');
  const midnight = Date.parse(startOf('2026-11-24' as never)) - Date.parse(monday);
  expect(attempt('files', midnight)).toHaveLength(1);
});

test('around a switch is its zone, close to it its seam, and it is settled when older runs are over', () => {
  const switched = { ...account, cutOvers: [{ feed: 'new', from: monday, setAt: monday }] };
  const near = switchNear(switched, later(monday, -12 * HOUR_MS));
  expect(near).toEqual({ before: 'old', after: 'new', at: monday, setAt: monday });
  expect(switchNear(switched, later(monday, 12 * HOUR_MS + 1))).toBeUndefined();
  if (near === undefined) throw new Error('no switch');
  expect([isAtSeam(near, later(monday, 10 * MINUTE_MS)), isAtSeam(near, later(monday, 10 * MINUTE_MS + 1))]).toEqual([
    true,
    false,
  ]);
  expect([isSettled(near, later(monday, 2 * MINUTE_MS - 1)), isSettled(near, later(monday, 2 * MINUTE_MS))]).toEqual([
    false,
    true,
  ]);
});
