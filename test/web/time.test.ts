import { formatCountdown, formatDay, formatHour, formatMoment, formatPeriod, partOfDay } from '../../web/words/time';

test('shows moments as Istanbul reads them, wherever the browser is', () => {
  expect(formatMoment('2026-11-23T14:00:00.000Z')).toBe('23.11.2026 17:00');
  expect(formatDay('2026-12-31T21:30:00.000Z')).toBe('01.01.2027');
  expect(formatHour('2026-12-31T21:05:00.000Z')).toBe('00:05');
});

test('keeps the same offset in summer', () => {
  expect(formatMoment('2026-07-01T20:59:00.000Z')).toBe('01.07.2026 23:59');
});

test('counts down in minutes and seconds and stops at zero', () => {
  expect(formatCountdown(180_000)).toBe('3:00');
  expect(formatCountdown(64_001)).toBe('1:05');
  expect(formatCountdown(-5)).toBe('0:00');
});

test.each([
  ['01:59', 'evening'],
  ['02:00', 'morning'],
  ['08:59', 'morning'],
  ['09:00', 'day'],
  ['14:59', 'day'],
  ['15:00', 'evening'],
  ['21:30', 'evening'],
])('at %s UTC greets for the %s of Istanbul', (hour, part) => {
  expect(partOfDay(Date.parse(`2026-11-23T${hour}:00Z`))).toBe(part);
});

test('names the month of a bill, and leaves an institution its own words', () => {
  expect(formatPeriod('2026-10', 'tr')).toBe('Ekim 2026');
  expect(formatPeriod('2026-01', 'en')).toBe('January 2026');
  expect(formatPeriod('2026-13', 'tr')).toBe('2026-13');
  expect(formatPeriod('2026/3. taksit', 'tr')).toBe('2026/3. taksit');
});
