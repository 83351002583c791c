import { Instant } from '../../../shared/domain/instant';
import { cancellationDeadline, Holiday } from '../../../shared/domain/working-day';

const holidays = [
  Holiday.parse({ day: '2026-10-28', extent: 'half', name: 'Cumhuriyet Bayramı arifesi' }),
  Holiday.parse({ day: '2026-10-29', extent: 'full', name: 'Cumhuriyet Bayramı' }),
  Holiday.parse({ day: '2026-11-21', extent: 'half', name: 'Cumartesiye denk gelen yarım gün' }),
];
const deadline = (at: string) => cancellationDeadline(Instant.parse(at), holidays);

test.each([
  ['early in the morning', '2026-11-22T21:00:00.000Z'],
  ['a millisecond before the hour', '2026-11-23T13:59:59.999Z'],
  ['at the hour', '2026-11-23T14:00:00.000Z'],
  ['late at night', '2026-11-23T20:59:59.999Z'],
])('a payment made on a Monday %s can be reported until 17:00 that day', (_, at) => {
  expect(deadline(at)).toBe('2026-11-23T14:00:00.000Z');
});

test('the moment before 17:00 is in time and 17:00 is not', () => {
  const until = deadline('2026-11-23T06:00:00.000Z') ?? '';
  expect('2026-11-23T13:59:59.999Z' < until).toBe(true);
  expect('2026-11-23T14:00:00.000Z' < until).toBe(false);
});

test('half days end at noon', () => {
  expect(deadline('2026-10-28T06:00:00.000Z')).toBe('2026-10-28T09:00:00.000Z');
});

test.each([
  ['a holiday', '2026-10-29T09:00:00.000Z'],
  ['a Saturday', '2026-11-28T09:00:00.000Z'],
  ['a Sunday', '2026-11-29T09:00:00.000Z'],
  ['a half holiday on a Saturday', '2026-11-21T08:00:00.000Z'],
  ['a Saturday in Istanbul that is still Friday in UTC', '2026-11-27T21:00:00.000Z'],
])('on %s nothing can be passed to the bank', (_, at) => {
  expect(deadline(at)).toBeUndefined();
});

test('the last hours of a Friday belong to it in Istanbul', () => {
  expect(deadline('2026-11-27T20:59:59.999Z')).toBe('2026-11-27T14:00:00.000Z');
});
