import fc from 'fast-check';
import { formatAmount, formatMoney, formatMovement, readMoney } from '../../web/words/money';

test('writes kuruş as lira with two decimals, a dot for thousands and the ₺ behind a space that never breaks', () => {
  expect(formatMoney(123_456)).toBe('1.234,56\u00a0₺');
  expect(formatMoney(5)).toBe('0,05\u00a0₺');
  expect(formatMoney(0)).toBe('0,00\u00a0₺');
  expect(formatMoney(123_456_789_01)).toBe('123.456.789,01\u00a0₺');
});

test('puts a minus sign before what is below zero, even below one lira', () => {
  expect(formatMoney(-123_456)).toBe('\u22121.234,56\u00a0₺');
  expect(formatAmount(-7)).toBe('\u22120,07');
});

test('says the direction of every movement, and none of nothing', () => {
  expect(formatMovement(500_000)).toBe('+5.000,00\u00a0₺');
  expect(formatMovement(-31_840)).toBe('\u2212318,40\u00a0₺');
  expect(formatMovement(0)).toBe('0,00\u00a0₺');
});

test('loses no kuruş: the digits read back are the amount', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      const written = formatAmount(amount);
      const size = Number(written.replace(/\D/g, ''));
      return (written.startsWith('\u2212') ? -size : size) === amount;
    }),
  );
});

test.each([
  ['1.234,56', 123_456],
  ['1234,5', 123_450],
  ['1234', 123_400],
  ['12.50', 1_250],
  ['1.234', 123_400],
  [' 1.234,56 ₺ ', 123_456],
  ['0,05', 5],
])('reads %s as people write it', (typed, kurus) => {
  expect(readMoney(typed)).toBe(kurus);
});

test.each(['', ',5', '1,234', '1,2,3', '12.34.5', '1.23,4', '-5', '5 lira', '1e3', '99999999999999999'])(
  'reads no amount in %p',
  (typed) => {
    expect(readMoney(typed)).toBeUndefined();
  },
);

test('reads back every amount it writes', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (amount) => readMoney(formatMoney(amount)) === amount));
});
