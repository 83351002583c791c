import type { BankAccount } from './bank-account';

/** Shorter numbers could be anybody's. */
const SHORTEST_NUMBER = 6;

/**
 * Which of our accounts a statement means: by its IBAN, or by a bank's own account number, which stands at the end of the
 * IBAN (its last 16 digits; TS 13298). Undefined where none or several fit.
 */
export function accountNamed<A extends Pick<BankAccount, 'iban'>>(
  accounts: readonly A[],
  named: string,
): A | undefined {
  const written = named.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  const byIban = accounts.find(({ iban }) => iban === written);
  if (byIban !== undefined) return byIban;
  const number = written.replace(/^0+/, '');
  if (number.length < SHORTEST_NUMBER || !/^\d+$/.test(number)) return undefined;
  const fitting = accounts.filter(({ iban }) => iban.slice(-16).endsWith(number));
  return fitting.length === 1 ? fitting[0] : undefined;
}
