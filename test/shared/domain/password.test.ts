import { weakness } from '../../../shared/domain/password';
import { phoneNumber } from '../../support/builders';

const phone = phoneNumber(1);

test.each([
  ['', 'short'],
  ['abc-123', 'short'],
  ['a1'.repeat(65), 'long'],
  ['12345678', 'common'],
  ['PASSWORD', 'common'],
  ['FATURAKOM', 'common'],
  ['zzzzzzzzzzzz', 'common'],
  ['5321000001', 'own-phone'],
  ['05321000001', 'own-phone'],
  ['+905321000001', 'own-phone'],
  ['532 100 00 01', 'own-phone'],
])('%p is %s', (password, reason) => {
  expect(weakness(password, phone)).toBe(reason);
});

test.each(['dogru at pil zimba', 'kırmızı-kalem', 'a1'.repeat(64), '05321000002', 'ŞİFRE çok uzun', '👍👍👍👍'])(
  '%p will do',
  (password) => {
    expect(weakness(password, phone)).toBeUndefined();
  },
);
