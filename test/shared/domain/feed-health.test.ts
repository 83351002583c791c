import { feedStateAt, troubleAfter } from '../../../shared/domain/feed-health';
import { later } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';

const MINUTE_MS = 60_000;

test('trouble counts on from its beginning, under its latest name', () => {
  const first = troubleAfter(undefined, 'timeout', monday);
  expect(first).toEqual({ kind: 'timeout', since: monday, at: monday, times: 1 });
  const next = later(monday, MINUTE_MS);
  expect(troubleAfter(first, 'unavailable', next)).toEqual({ kind: 'unavailable', since: monday, at: next, times: 2 });
});

test('a feed that was never asked is unread', () => {
  expect(feedStateAt(undefined, false, monday)).toBe('unread');
});

test.each([
  { minutes: 5, isCounted: false, state: 'fine' },
  { minutes: 6, isCounted: false, state: 'silent' },
  { minutes: 20, isCounted: true, state: 'fine' },
  { minutes: 21, isCounted: true, state: 'silent' },
])('$minutes minutes after its last reading it is $state (counted: $isCounted)', ({ minutes, isCounted, state }) => {
  const cursor = { readTo: later(monday, -3_600_000), readAt: monday };
  expect(feedStateAt(cursor, isCounted, later(monday, minutes * MINUTE_MS))).toBe(state);
});

test('a feed in trouble is failing, however short the time', () => {
  const cursor = { readTo: monday, readAt: monday, trouble: troubleAfter(undefined, 'not-handled', monday) };
  expect(feedStateAt(cursor, false, monday)).toBe('failing');
});
