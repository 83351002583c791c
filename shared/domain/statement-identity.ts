import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { openOccurrences } from './occurrences';
import type { StatementMovement } from './statement';

/** A line of a statement before it has its identity; `number` is the bank's own, where the file tells it. */
export interface StatementLine extends Omit<StatementMovement, 'id' | 'isNumbered'> {
  readonly number?: string | undefined;
}

/** Beyond this the bank's number is no number but text. */
const MAX_NUMBER_LENGTH = 64;

/**
 * Gives the lines of one file their identities, in the file's order: the bank's number, or a hash of the fields that a
 * bank repeats unchanged. A number or hash that comes again gets its occurrence behind it: a transfer and its fee often
 * share a number, and twins share everything. The same file read again gives the same identities.
 */
export function openNumbering(): (account: string, currency: string, line: StatementLine) => StatementMovement {
  const countOccurrence = openOccurrences();
  return (account, currency, { number, ...line }) => {
    const isNumbered = number !== undefined && number.length <= MAX_NUMBER_LENGTH;
    const name = isNumbered ? number : contentHash(account, currency, line);
    const occurrence = countOccurrence(`${account} ${name}`);
    const id = isNumbered && occurrence === 1 ? name : `${name}-${occurrence}`;
    return { ...line, id, isNumbered };
  };
}

/** SHA-256 as hex; JSON keeps neighbouring fields apart. The balance after is left out: banks restate it. */
function contentHash(account: string, currency: string, line: Omit<StatementLine, 'number'>): string {
  const fields = [
    ...[account, currency, line.bookedOn, line.amount, line.isReversal, line.description],
    ...[line.counterparty ?? null, line.counterpartyIban ?? null, line.reference ?? null],
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(fields))));
}
