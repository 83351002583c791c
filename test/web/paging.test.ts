import { lastDays, readRange, searchOf } from '../../web/paging/range';
import { newerStep, olderStep, readTrail } from '../../web/paging/trail';

test('reads the days of an address and writes them back', () => {
  const search = '?from=2026-11-01&to=2026-11-23';
  expect(searchOf(readRange(new URLSearchParams(search)))).toBe(search);
  expect(searchOf({})).toBe('');
});

test('turns a range that is the wrong way round and leaves out what is no day', () => {
  expect(readRange(new URLSearchParams('from=2026-11-23&to=2026-11-01'))).toEqual({
    from: '2026-11-01',
    to: '2026-11-23',
  });
  expect(readRange(new URLSearchParams('from=yesterday&to='))).toEqual({});
});

test('counts days as Istanbul does, today among them', () => {
  const nowMs = Date.parse('2026-11-30T21:30:00.000Z');
  expect(lastDays(1, nowMs)).toEqual({ from: '2026-12-01', to: '2026-12-01' });
  expect(lastDays(7, nowMs)).toEqual({ from: '2026-11-25', to: '2026-12-01' });
});

test('finds the way back through every page it went', () => {
  const first = { page: undefined, trail: [] };
  const second = olderStep(first, 'b');
  const third = olderStep(second, 'c');
  expect(newerStep(third)).toEqual(second);
  expect(newerStep(second)).toEqual(first);
  expect(newerStep(first)).toBeUndefined();
});

test('goes to the newest page where a bookmark left no trail', () => {
  expect(newerStep({ page: 'c', trail: readTrail(null) })).toEqual({ page: undefined, trail: [] });
  expect(readTrail({ trail: 'forged' })).toEqual([]);
});
