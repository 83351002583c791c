import fc from 'fast-check';
import { allocate, Kurus, kurus, sumKurus } from '../../../shared/domain/kurus';

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(kurus);
const weights = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((one) => one > 0));

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%p is no money', (value) => {
  expect(() => kurus(value)).toThrow(RangeError);
  expect(Kurus.safeParse(value).success).toBe(false);
});

test('a sum beyond what a number holds exactly is refused, not rounded', () => {
  expect(sumKurus([])).toBe(0);
  expect(sumKurus([100, -250])).toBe(-150);
  expect(() => sumKurus([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});

test.each<[number, number[], number[]]>([
  [100, [1, 1, 1], [34, 33, 33]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [5, [0, 1, 0], [0, 5, 0]],
  [1_000, [25, 75], [250, 750]],
  [2, [1, 1, 1], [1, 1, 0]],
])('%i split by %p is %p: the largest remainder first, ties to the earlier', (whole, by, shares) => {
  expect(allocate(kurus(whole), by)).toEqual(shares);
});

test('the shares add up to the amount, and none is a kuruş or more from its exact part', () => {
  fc.assert(
    fc.property(amount, weights, (whole, by) => {
      const shares = allocate(whole, by);
      const total = by.reduce((sum, weight) => sum + weight, 0);
      expect(sumKurus(shares)).toBe(whole + 0);
      for (const [index, share] of shares.entries()) {
        const exact = (whole * (by[index] ?? 0)) / total;
        expect(Math.abs(share - exact)).toBeLessThan(1.001);
      }
    }),
  );
});

test('a debit is split like its credit', () => {
  fc.assert(
    fc.property(amount, weights, (whole, by) => {
      const mirrored = allocate(kurus(0 - whole), by).map((share) => 0 - share);
      expect(mirrored).toEqual(allocate(whole, by).map((share) => share + 0));
    }),
  );
});

test.each([[[]], [[0, 0]], [[1, -1]], [[0.5]]])('weights %p split nothing', (by) => {
  expect(() => allocate(kurus(100), by)).toThrow(RangeError);
});
