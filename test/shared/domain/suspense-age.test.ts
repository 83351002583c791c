import { later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { suspenseBands } from '../../../shared/domain/suspense-age';
import { monday } from '../../support/builders';

const MINUTE_MS = 60_000;
const waiting = (minutes: number, amount = 100, currency = 'TRY') => ({
  bookedAt: later(monday, -minutes * MINUTE_MS),
  amount: kurus(amount),
  currency,
});

test('each transfer lies in one band, by how long it has waited', () => {
  const rows = [0, 15, 16, 60, 61, 1_440, 1_441, 4_320, 4_321, 100_000].map((minutes) => waiting(minutes));
  expect(suspenseBands(rows, monday)).toEqual([
    { band: 'quarter-hour', count: 2, amount: 200 },
    { band: 'hour', count: 2, amount: 200 },
    { band: 'day', count: 2, amount: 200 },
    { band: 'three-days', count: 2, amount: 200 },
    { band: 'older', count: 2, amount: 200 },
  ]);
});

test('a bank whose clock runs ahead has sent something new', () => {
  expect(suspenseBands([waiting(-10)], monday)[0]).toMatchObject({ count: 1 });
});

test('what left and what is no lira counts, and adds nothing', () => {
  const [first] = suspenseBands([waiting(1, 500), waiting(1, -300), waiting(1, 900, 'EUR')], monday);
  expect(first).toEqual({ band: 'quarter-hour', count: 3, amount: 500 });
});
