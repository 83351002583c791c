import * as z from 'zod';

/** Money: whole kuruş (1/100 TL), possibly negative. Never a fraction, never beyond what a double holds exactly. */
export const Kurus = z.int().brand('Kurus');
export type Kurus = z.infer<typeof Kurus>;

/** The integer as money. Throws on a fraction or an unsafe integer: that is a bug, not bad input. */
export function kurus(amount: number): Kurus {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole kuruş: ${amount}`);
  return amount as Kurus;
}

/** The sum of amounts, exact in whole kuruş. */
export function sumKurus(amounts: readonly number[]): Kurus {
  return kurus(amounts.reduce((sum, amount) => sum + amount, 0));
}

/**
 * Splits an amount by weights so that the shares add up to it to the kuruş (largest remainder; ties go to the earlier).
 * Weights are whole, not negative and not all zero.
 */
export function allocate(amount: Kurus, weights: readonly number[]): Kurus[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 || weights.some((weight) => weight < 0 || !Number.isSafeInteger(weight))) {
    throw new RangeError('weights must be whole, not negative, and not all zero');
  }
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const divisor = BigInt(total);
  const shares = exact.map((part) => part / divisor);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: abs(part % divisor) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share, 0n);
  const step = left < 0n ? -1n : 1n;
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + step;
    left -= step;
  }
  return shares.map((share) => kurus(Number(share)));
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
