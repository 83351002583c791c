import { toCardinal } from 'n2words/tr-TR';
import type { Kurus } from './kurus';

/**
 * An amount as a Turkish receipt spells it, so that nobody adds a digit: `Yalnız yediyüzyirmibir TL onbeş kuruş`. Numbers
 * are written together, as the spelling guide of the Turkish Language Association asks on commercial papers. Throws on a
 * negative amount: no receipt has one.
 */
export function amountInWords(amount: Kurus): string {
  if (amount < 0) throw new RangeError(`a negative amount is not spelled: ${amount}`);
  const lira = Math.trunc(amount / 100);
  const kurus = amount % 100;
  const parts = [
    lira > 0 || kurus === 0 ? `${spell(lira)} TL` : undefined,
    kurus > 0 ? `${spell(kurus)} kuruş` : undefined,
  ];
  return ['Yalnız', ...parts.filter((part) => part !== undefined)].join(' ');
}

function spell(number: number): string {
  return toCardinal(number, { dropSpaces: true });
}
