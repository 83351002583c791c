import fc from 'fast-check';
import type { Day } from '../../../shared/domain/instant';
import { type Kurus, kurus } from '../../../shared/domain/kurus';
import { CommissionTariff, commissionOn, FeeTariff, feeOn } from '../../../shared/domain/tariff';

const fees = FeeTariff.parse([
  { from: '2026-01-01', amount: 300 },
  { from: '2026-07-01', amount: 350 },
]);

test.each([
  ['2025-12-31', 0],
  ['2026-01-01', 300],
  ['2026-06-30', 300],
  ['2026-07-01', 350],
  ['2030-01-01', 350],
])('the fee on %s is %i kuruş', (day, expected) => {
  expect(feeOn(fees, day as Day)).toBe(expected);
});

const commissions = CommissionTariff.parse([
  { from: '2026-01-01', to: '2026-03-31', rateBasisPoints: 75, minimum: 100, maximum: 1_000 },
  { from: '2026-05-01', flat: 175 },
  { from: '2026-07-01', rateBasisPoints: 50, flat: 25 },
]);

test.each([
  ['before the first term', '2025-12-31', 100_000, 0],
  ['on its first day', '2026-01-01', 100_000, 750],
  ['on its last day', '2026-03-31', 100_000, 750],
  ['in the gap after it', '2026-04-30', 100_000, 0],
  ['at least the minimum', '2026-02-01', 200, 100],
  ['at most the maximum', '2026-02-01', 10_000_000, 1_000],
  ['flat, until the next term', '2026-06-30', 100_000, 175],
  ['rate and flat together', '2026-07-01', 100_000, 525],
  ['a half kuruş rounded up', '2026-07-01', 100, 26],
  ['less than half a kuruş rounded down', '2026-07-01', 99, 25],
])('the commission %s', (_when, day, amount, expected) => {
  expect(commissionOn(commissions, kurus(amount), day as Day)).toBe(expected);
});

test.each([
  ['terms that overlap', [{ from: '2026-01-01', to: '2026-03-31' }, { from: '2026-03-31' }]],
  ['terms out of order', [{ from: '2026-02-01' }, { from: '2026-01-01' }]],
  ['a term that ends before it begins', [{ from: '2026-02-01', to: '2026-01-31' }]],
  ['a minimum above the maximum', [{ from: '2026-02-01', minimum: 2, maximum: 1 }]],
  ['more than everything', [{ from: '2026-02-01', rateBasisPoints: 10_001 }]],
])('refuses %s', (_what, terms) => {
  expect(CommissionTariff.safeParse(terms).success).toBe(false);
});

test('a negative amount earns nothing but an error', () => {
  expect(() => commissionOn(commissions, kurus(-1), '2026-02-01' as Day)).toThrow(RangeError);
});

test('the rate never errs by more than half a kuruş, and more is never paid for less', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.integer({ min: 0, max: 10 ** 6 }),
      (rate, amount, more) => {
        const tariff = CommissionTariff.parse([{ from: '2026-01-01', rateBasisPoints: rate }]);
        const earned = (of: number): Kurus => commissionOn(tariff, kurus(of), '2026-01-01' as Day);
        const doubled = 2n * BigInt(earned(amount)) * 10_000n - 2n * BigInt(amount) * BigInt(rate);
        expect(doubled > -10_000n && doubled <= 10_000n).toBe(true);
        expect(earned(amount + more)).toBeGreaterThanOrEqual(earned(amount));
      },
    ),
  );
});
