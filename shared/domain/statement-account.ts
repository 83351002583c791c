import { isValidBIC, isValidIBAN } from 'ibantools';
import { currencyDecimals } from './currency';

export interface StatementAccount {
  /** IBAN without blanks, or the bank's own number as written. */
  readonly account: string;
  /** Where the bank writes it behind the account. */
  readonly currency?: string;
}

/** A number of the bank's own: digits in groups. A letter in it would be an IBAN gone wrong, and so would more digits. */
const LOCAL_NUMBER = /^\d[\d/. -]{2,24}\d$/;
const MAX_LOCAL_DIGITS = 20;

/**
 * The account a statement is about, as `:25:` or camt's `Acct` writes it: an IBAN (its check digits are proved), or the
 * bank's own number, which carries no proof of itself; before either perhaps a BIC and `/`, behind it perhaps the
 * currency. Undefined where it is neither.
 */
export function readAccount(written: string): StatementAccount | undefined {
  const trimmed = written.trim();
  const slash = trimmed.indexOf('/');
  const number = slash > 0 && isValidBIC(trimmed.slice(0, slash)) ? trimmed.slice(slash + 1) : trimmed;
  const account = readNumber(number);
  if (account !== undefined) return { account };
  const currency = number.slice(-3);
  const bare = currencyDecimals(currency) === undefined ? undefined : readNumber(number.slice(0, -3).trimEnd());
  return bare === undefined ? undefined : { account: bare, currency };
}

function readNumber(written: string): string | undefined {
  const isLocal = LOCAL_NUMBER.test(written) && written.replace(/\D/g, '').length <= MAX_LOCAL_DIGITS;
  return readIban(written) ?? (isLocal ? written : undefined);
}

/** The IBAN without blanks if its length and check digits are right, else undefined. */
export function readIban(written: string): string | undefined {
  const solid = written.replaceAll(' ', '');
  return isValidIBAN(solid) ? solid : undefined;
}
