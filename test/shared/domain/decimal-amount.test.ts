import fc from 'fast-check';
import { DecimalAmount, writeDecimal } from '../../../shared/domain/decimal-amount';
import { kurus } from '../../../shared/domain/kurus';

test('what is written is read back to the kuruş', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (amount) => {
      const written = writeDecimal(kurus(amount));
      expect(written).toMatch(/^\d+\.\d{2}$/);
      expect(DecimalAmount.parse(written)).toBe(amount);
    }),
  );
});

test.each([
  ['0.00', 0],
  ['0.05', 5],
  ['1234.05', 123_405],
  ['9999999999999.99', 999_999_999_999_999],
])('reads %s', (written, amount) => {
  expect(DecimalAmount.parse(written)).toBe(amount);
});

test.each([
  '1',
  '1.0',
  '1.000',
  '1,00',
  '01.00',
  '-1.00',
  '+1.00',
  ' 1.00',
  '1.00 ',
  '1e3',
  '.50',
  '',
  '10000000000000.00',
  '١.٠٠',
])('does not read %p', (written) => {
  expect(DecimalAmount.safeParse(written).success).toBe(false);
});

test('an amount with a sign is not written', () => {
  expect(() => writeDecimal(kurus(-1))).toThrow(RangeError);
});
