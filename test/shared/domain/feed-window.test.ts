import fc from 'fast-check';
import { positionAfter, widenAfter, widenAfterFailure, windowAt } from '../../../shared/domain/feed-window';
import { later, msOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

test('the first reading takes the last days whole', () => {
  expect(windowAt(undefined, monday)).toEqual({ from: '2026-11-19T21:00:00.000Z', to: monday, isDeep: true });
});

test('a further reading begins half an hour before the last one ended', () => {
  const position = { readTo: monday, deepReadAt: monday };
  const now = later(monday, MINUTE_MS);
  expect(windowAt(position, now)).toEqual({ from: later(monday, -30 * MINUTE_MS), to: now, isDeep: false });
});

test('the last days are read again once an hour', () => {
  const position = { readTo: later(monday, HOUR_MS - MINUTE_MS), deepReadAt: monday };
  expect(windowAt(position, later(monday, HOUR_MS - 1)).isDeep).toBe(false);
  const deep = windowAt(position, later(monday, HOUR_MS));
  expect(deep).toMatchObject({ from: '2026-11-19T21:00:00.000Z', isDeep: true });
  expect(positionAfter(deep, position)).toEqual({ readTo: deep.to, deepReadAt: deep.to });
});

describe('where the bank counts queries', () => {
  const position = { readTo: monday, deepReadAt: monday, widenAt: later(monday, HOUR_MS) };

  test('the last four hours are read again once an hour, with four queries at most', () => {
    expect(windowAt(undefined, monday, true)).toMatchObject({ from: later(monday, -30 * MINUTE_MS) });
    const plain = windowAt(position, later(monday, 5 * MINUTE_MS), true);
    expect(plain).toEqual({ from: later(monday, -30 * MINUTE_MS), to: plain.to, isDeep: false });
    expect(widenAfter(plain, undefined)).toBe(later(plain.to, HOUR_MS));
    expect(widenAfter(plain, position)).toBe(position.widenAt);
    const wide = windowAt(position, later(monday, HOUR_MS), true);
    expect(wide).toMatchObject({ from: later(monday, -3 * HOUR_MS), mostQueries: 4 });
    expect(widenAfter(wide, position)).toBe(later(monday, 2 * HOUR_MS));
  });

  test('a look back that told too much is left for a day, one that was not answered is tried again', () => {
    const wide = windowAt(position, later(monday, HOUR_MS), true);
    expect(widenAfterFailure(wide, position, 4)).toBe(later(monday, 25 * HOUR_MS));
    expect(widenAfterFailure(wide, position, 0)).toBe(position.widenAt);
  });

  test('a long silence is read from where it began', () => {
    const late = windowAt(position, later(monday, 10 * HOUR_MS), true);
    expect(late).toEqual({ from: later(monday, -30 * MINUTE_MS), to: late.to, isDeep: false });
  });
});

test('whatever the pauses between readings, nothing between them is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 * 24 * HOUR_MS }), { minLength: 2, maxLength: 30 }), (pauses) => {
      let now = monday;
      let position: ReturnType<typeof positionAfter> | undefined;
      for (const pauseMs of pauses) {
        now = later(now, pauseMs);
        const window = windowAt(position, now);
        if (position !== undefined) {
          expect(msOf(position.readTo) - msOf(window.from)).toBeGreaterThanOrEqual(30 * MINUTE_MS);
        }
        expect(window.from < window.to).toBe(true);
        position = positionAfter(window, position);
        expect(position.readTo).toBe(now);
      }
    }),
  );
});
