import type { BankMovement } from '../../local/bank/books';
import { type Day, dayAfter, dayOf } from '../../shared/domain/instant';
import { OPENING_KURUS, simulatedAccounts } from './network';

/** A day's MT940 file of an account, as its bank writes it at night from all it booked since the account was opened. */
export function statementOf(account: string, booked: readonly BankMovement[], day: Day): Uint8Array {
  const iban = simulatedAccounts.find(({ id }) => id === account)?.iban ?? '';
  const opening = booked.findLast(({ bookedAt }) => dayOf(bookedAt) < day)?.balanceKurus ?? OPENING_KURUS;
  const today = booked.filter(({ bookedAt }) => dayOf(bookedAt) === day);
  const closing = today.at(-1)?.balanceKurus ?? opening;
  const lines = today.flatMap(({ amountKurus, number, isReversal, description }) => [
    `:61:${short(day)}${short(day).slice(2)}${markOf(amountKurus, isReversal)}${money(amountKurus)}NTRFNONREF//${number}`,
    `:86:${wrapped(description)}`,
  ]);
  const file = [
    ...[`:20:${short(day)}`, `:25:${iban}`, ':28C:1/1', `:60F:${balance(dayAfter(day, -1), opening)}`],
    ...[...lines, `:62F:${balance(day, closing)}`, '-', ''],
  ];
  return Buffer.from(file.join('\n'));
}

const short = (day: Day) => day.slice(2).replaceAll('-', '');

/** A reversal names what it takes back: of money received it is a debit. */
function markOf(amount: number, isReversal: boolean): string {
  const isDebit = amount < 0;
  return isReversal ? (isDebit ? 'RC' : 'RD') : isDebit ? 'D' : 'C';
}

function balance(day: Day, amount: number): string {
  return `${amount < 0 ? 'D' : 'C'}${short(day)}TRY${money(amount)}`;
}

function money(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** Six lines of 65 characters, of which none begins as a field does. */
function wrapped(description: string): string {
  const text = description.replace(/\s+/g, ' ').replace(/[:-]/g, ' ');
  return (text.match(/.{1,65}/g) ?? []).slice(0, 6).join('\n');
}
