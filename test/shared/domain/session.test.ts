import { later } from '../../../shared/domain/instant';
import { ABSOLUTE_MS, IDLE_MS, isLive, needsTouch, TOUCH_MS } from '../../../shared/domain/session';
import { aSession, monday } from '../../support/builders';

test('a session lives two quiet hours and not a millisecond more', () => {
  expect(isLive(aSession(), later(monday, IDLE_MS - 1))).toBe(true);
  expect(isLive(aSession(), later(monday, IDLE_MS))).toBe(false);
});

test('a session in use lives twelve hours and not a millisecond more', () => {
  const inUse = aSession({ seenAt: later(monday, ABSOLUTE_MS - 1) });
  expect(isLive(inUse, later(monday, ABSOLUTE_MS - 1))).toBe(true);
  expect(isLive(inUse, later(monday, ABSOLUTE_MS))).toBe(false);
});

test('its use is written down at most every ten minutes', () => {
  expect(needsTouch(aSession(), later(monday, TOUCH_MS - 1))).toBe(false);
  expect(needsTouch(aSession(), later(monday, TOUCH_MS))).toBe(true);
});
