import { instant } from '../../../shared/domain/instant';
import { istanbulInput, readIstanbul } from '../../../web/office/announcements/istanbul-input';

test('a moment is written and read back as the clocks of Istanbul show it', () => {
  const moment = instant(Date.parse('2026-12-31T21:30:00Z'));
  expect(istanbulInput(Date.parse(moment))).toBe('2027-01-01T00:30');
  expect(readIstanbul('2027-01-01T00:30')).toBe(moment);
  expect(readIstanbul('')).toBeUndefined();
});
