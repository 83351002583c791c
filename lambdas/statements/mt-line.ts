import type { Day } from '../../shared/domain/instant';
import type { Kurus } from '../../shared/domain/kurus';
import type { StatementRefusalReason } from '../../shared/domain/statement';
import { readCommaAmount } from '../../shared/domain/statement-amount';
import { nearestDay, readShortDate } from '../../shared/domain/statement-date';
import { signed } from './statement-draft';

/** What field 61 says of a movement (SWIFT Standards MT, Category 9). */
export interface MtLine {
  readonly bookedOn: Day;
  readonly amount: Kurus;
  readonly isReversal: boolean;
  /** EC, ED: announced, not booked. */
  readonly isExpected: boolean;
  readonly reference: string | undefined;
  /** The bank's own reference behind `//`. */
  readonly number: string | undefined;
}

/** Why a field was not read, and at which of its characters, from 0. */
export interface Unreadable {
  readonly reason: StatementRefusalReason;
  readonly at: number;
}

const DATES = /(\d{6})(\d{4})?(?!\d)/y;
/** Credit, debit, their reversals and (MT942) expectations; then perhaps a letter of the currency, the funds code. */
const MARK = /([RE]?)([CD])[A-Z]?(?=\d|,)/y;
const AMOUNT = /[\d,]+/y;
const TYPE = /[NSF][A-Z0-9]{3}/y;

/** References that say that there is none. */
const NO_REFERENCE = /^(?:NONREF|NOREF|NOTPROVIDED|0*)$/;

/**
 * Reads `260105` `0106` `C` `R` `1489,50` `NTRF` `NONREF` `//` `2026010500000017`. The booking date (the second) may be
 * missing: then the value date stands for it. RC takes a credit back and RD a debit, so their signs are the opposite.
 */
export function readMtLine(text: string, decimals: number): MtLine | Unreadable {
  const dates = matchAt(DATES, text, 0);
  const valueOn = dates === null ? undefined : readShortDate(dates[1] ?? '');
  if (dates === null || valueOn === undefined) return { reason: 'unreadable-date', at: 0 };
  const bookedOn = dates[2] === undefined ? valueOn : nearestDay(dates[2], valueOn);
  if (bookedOn === undefined) return { reason: 'unreadable-date', at: 6 };
  const mark = matchAt(MARK, text, DATES.lastIndex);
  if (mark === null) return { reason: 'unknown-mark', at: dates[0].length };
  const amountAt = MARK.lastIndex;
  const written = matchAt(AMOUNT, text, amountAt)?.[0] ?? '';
  const amount = readCommaAmount(written, decimals);
  if (typeof amount === 'string') return { reason: amount, at: amountAt };
  const typeAt = amountAt + written.length;
  if (matchAt(TYPE, text, typeAt) === null) return { reason: 'unreadable-line', at: typeAt };
  const [own = '', ...banks] = text.slice(typeAt + 4).split('//');
  const isReversal = mark[1] === 'R';
  return {
    bookedOn,
    amount: signed(amount, (mark[2] === 'C') !== isReversal),
    isReversal,
    isExpected: mark[1] === 'E',
    reference: referenceIn(own) ?? referenceIn(banks.join('//')),
    number: referenceIn(banks.join('//')),
  };
}

function referenceIn(written: string): string | undefined {
  const reference = written.trim();
  return NO_REFERENCE.test(reference) ? undefined : reference;
}

/** The match of a sticky pattern at a place. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
