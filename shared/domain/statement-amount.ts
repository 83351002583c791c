import { type Kurus, kurus } from './kurus';

export type UnreadableAmount = 'unreadable-amount' | 'amount-without-comma' | 'too-many-decimals' | 'amount-too-large';

/**
 * An amount of SWIFT's kind (`1489,`, `0000000001489,50`): digits, one comma, at most the currency's decimals. Without a
 * comma it is refused: a lost comma would be a hundredfold.
 */
export function readCommaAmount(written: string, decimals: number): Kurus | UnreadableAmount {
  if (!/^\d+(?:,\d*)?$/.test(written)) return 'unreadable-amount';
  const comma = written.indexOf(',');
  if (comma < 0) return 'amount-without-comma';
  return minorUnits(written.slice(0, comma), written.slice(comma + 1), decimals);
}

/** An amount of ISO 20022's kind (`1489`, `1489.5`): an XML decimal without a sign. */
export function readPointAmount(written: string, decimals: number): Kurus | UnreadableAmount {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(written);
  if (parts === null) return 'unreadable-amount';
  return minorUnits(parts[1] ?? '', parts[2] ?? '', decimals);
}

/** Digit for digit, never through a float. Decimals beyond the currency's are refused unless they are zeros. */
export function minorUnits(whole: string, fraction: string, decimals: number): Kurus | UnreadableAmount {
  const significant = fraction.slice(0, decimals).padEnd(decimals, '0');
  if (!/^0*$/.test(fraction.slice(decimals))) return 'too-many-decimals';
  const amount = Number(`${whole}${significant}`);
  return Number.isSafeInteger(amount) ? kurus(amount) : 'amount-too-large';
}
