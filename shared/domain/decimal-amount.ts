import * as z from 'zod';
import type { Kurus } from './kurus';

/**
 * An amount as gateways write it, `1234.05`: not negative, always two decimals. Read digit for digit, never through a
 * float, as whole kuruş to be piped into a schema of `Kurus`.
 */
export const DecimalAmount = z
  .string()
  .regex(/^(0|[1-9]\d{0,12})\.\d{2}$/)
  .transform((written): number => Number(written.replace('.', '')));

/** Whole kuruş (not negative) as `DecimalAmount` reads it. */
export function writeDecimal(amount: Kurus): string {
  if (amount < 0) throw new RangeError(`amounts are written without a sign: ${amount}`);
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
