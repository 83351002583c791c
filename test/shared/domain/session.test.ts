import { later } from '../../../shared/domain/instant';
import { isLive, needsTouch, sessionLimits, TOUCH_MS } from '../../../shared/domain/session';
import { aSession, monday } from '../../support/builders';

test('a session lives two quiet hours and not a millisecond more', () => {
  expect(isLive(aSession(), later(monday, sessionLimits.idleMs - 1))).toBe(true);
  expect(isLive(aSession(), later(monday, sessionLimits.idleMs))).toBe(false);
});

test('a session in use lives twelve hours and not a millisecond more', () => {
  const inUse = aSession({ seenAt: later(monday, sessionLimits.absoluteMs - 1) });
  expect(isLive(inUse, later(monday, sessionLimits.absoluteMs - 1))).toBe(true);
  expect(isLive(inUse, later(monday, sessionLimits.absoluteMs))).toBe(false);
});

test('its use is written down at most every ten minutes', () => {
  expect(needsTouch(aSession(), later(monday, TOUCH_MS - 1))).toBe(false);
  expect(needsTouch(aSession(), later(monday, TOUCH_MS))).toBe(true);
});
