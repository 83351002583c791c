import fc from 'fast-check';
import { Day, dayAfter, dayOf, Instant, instant, later, msOf, startOf } from '../../../shared/domain/instant';

const moment = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }).map(instant);

test.each([
  ['2026-11-23T20:59:59.999Z', '2026-11-23'],
  ['2026-11-23T21:00:00.000Z', '2026-11-24'],
  ['2026-12-31T21:00:00.000Z', '2027-01-01'],
  ['2028-02-28T21:00:00.000Z', '2028-02-29'],
])('%s is on %s in Istanbul', (at, day) => {
  expect(dayOf(Instant.parse(at))).toBe(day);
});

test('a day begins at midnight in Istanbul, in summer as in winter', () => {
  expect(startOf(Day.parse('2026-07-01'))).toBe('2026-06-30T21:00:00.000Z');
  expect(startOf(Day.parse('2026-12-01'))).toBe('2026-11-30T21:00:00.000Z');
});

test('every moment lies on its own day and before the next', () => {
  fc.assert(
    fc.property(moment, (at) => {
      const day = dayOf(at);
      expect(startOf(day) <= at && at < startOf(dayAfter(day))).toBe(true);
      expect(dayAfter(dayAfter(day, 40), -40)).toBe(day);
    }),
  );
});

test('instants sort as text as they do in time', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 10 ** 12 }), (at, ms) => {
      expect(at < later(at, ms) && later(at, -ms) < at).toBe(true);
      expect(msOf(later(at, ms)) - msOf(at)).toBe(ms);
    }),
  );
});

test.each(['2026-11-23', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00.000+03:00', '2026-02-30T12:00:00.000Z'])(
  '%p is not how an instant is written',
  (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  },
);
