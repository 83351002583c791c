import * as fc from 'fast-check';
import { readDay } from '../../web/paging/day';
import { maySee, reports } from '../../web/reports/catalogue';
import { bytesOf } from '../../web/reports/file';
import { previousMonth, reportRange, thisMonth } from '../../web/reports/ranges';
import { readChoice } from '../../web/reports/read-choice';

const NOON = Date.parse('2026-11-23T09:00:00.000Z');

test('takes the month so far where an address names no days', () => {
  expect(reportRange(new URLSearchParams(''), NOON)).toEqual({ from: '2026-11-01', to: '2026-11-23' });
  expect(reportRange(new URLSearchParams('from=dun'), NOON)).toEqual({ from: '2026-11-01', to: '2026-11-23' });
});

test('takes one day where an address names only one end', () => {
  const day = { from: '2026-11-05', to: '2026-11-05' };
  expect(reportRange(new URLSearchParams('from=2026-11-05'), NOON)).toEqual(day);
  expect(reportRange(new URLSearchParams('to=2026-11-05'), NOON)).toEqual(day);
});

test('counts months as Istanbul does', () => {
  const newYear = Date.parse('2026-12-31T21:30:00.000Z');
  expect(thisMonth(newYear)).toEqual({ from: '2027-01-01', to: '2027-01-01' });
  expect(previousMonth(newYear)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(previousMonth(Date.parse('2028-03-31T12:00:00.000Z'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});

test('takes today where an address names no day, none that exists, or one to come', () => {
  const dayOf = (day: string) => readDay(new URLSearchParams({ day }), NOON);
  expect(dayOf('2026-11-20')).toBe('2026-11-20');
  for (const wrong of ['', 'dun', '2026-02-30', '2026-13-01', '2026-11-24']) expect(dayOf(wrong)).toBe('2026-11-23');
});

test('chooses only what there is to choose', () => {
  expect(readChoice(new URLSearchParams('by=user'), 'by', ['day', 'user'])).toBe('user');
  expect(readChoice(new URLSearchParams('by=constructor'), 'by', ['day', 'user'])).toBeUndefined();
});

test('shows a cashier the day end and nothing of a range', () => {
  expect(reports.filter(({ name }) => maySee(name, 'cashier')).map(({ path }) => path)).toEqual(['gun-sonu']);
  expect(reports.filter(({ name }) => maySee(name, 'owner'))).toEqual(reports);
});

test('gives back the bytes of any file', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(Buffer.from(bytesOf(Buffer.from(bytes).toString('base64')))).toEqual(Buffer.from(bytes));
    }),
  );
});
