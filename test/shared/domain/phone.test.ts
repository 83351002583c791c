import fc from 'fast-check';
import { formatPhone, maskPhone, Phone, parsePhone, plainPhone } from '../../../shared/domain/phone';
import { WRITINGS } from '../../support/descriptions';

const digits = fc.stringMatching(/^5\d{9}$/);

test('any number is read in any usual writing', () => {
  fc.assert(
    fc.property(digits, fc.constantFrom(...WRITINGS), (ten, write) => {
      expect(parsePhone(write(ten))).toBe(`+90${ten}`);
    }),
  );
});

test('what is shown to people and written into descriptions is read back as the same number', () => {
  fc.assert(
    fc.property(digits, (ten) => {
      const phone = Phone.parse(`+90${ten}`);
      expect([parsePhone(formatPhone(phone)), parsePhone(plainPhone(phone))]).toEqual([phone, phone]);
    }),
  );
});

test('a prefix that number libraries do not know is accepted', () => {
  expect(parsePhone('0561 234 56 78')).toBe('+905612345678');
});

test.each([
  '',
  '0312 955 09 55',
  '532 123 45 6',
  '532 123 45 678',
  '+1 532 123 4567',
  '0090 0532 123 45 67',
  '05321234567x',
])('%p is no mobile number', (written) => {
  expect(parsePhone(written)).toBeUndefined();
});

test('is shown in groups, and masked where others can see it', () => {
  const phone = Phone.parse('+905321234567');
  expect([formatPhone(phone), maskPhone(phone), plainPhone(phone)]).toEqual([
    '0532 123 45 67',
    '0532 *** ** 67',
    '05321234567',
  ]);
});
