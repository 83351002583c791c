import type { StatementBalance } from '../../shared/domain/statement';
import { readCommaAmount } from '../../shared/domain/statement-amount';
import { readShortDate } from '../../shared/domain/statement-date';
import type { ToldTotal } from '../../shared/domain/statement-totals';
import type { Unreadable } from './mt-line';
import { type StatementDraft, signed } from './statement-draft';
import type { Place } from './statement-file';

const BALANCE = /^([CD])(\d{6})([A-Z]{3})([\d,]+)\s*$/;
const TOTALS = /^(\d{1,5})([A-Z]{3})([\d,]+)\s*$/;

/** Reads `C260105TRY1489,50` (fields 60, 62, 64, 65) in the statement's currency. */
export function readMtBalance(draft: StatementDraft, text: string, place: Place): StatementBalance | undefined {
  const parts = BALANCE.exec(text);
  if (parts === null) return refuse(draft, { reason: 'unreadable-balance', at: 0 }, place);
  const [, mark, date = '', currency = '', written = ''] = parts;
  const on = readShortDate(date);
  if (on === undefined) return refuse(draft, { reason: 'unreadable-date', at: 1 }, place);
  const decimals = draft.agreeOn(currency, { ...place, column: place.column + 7 });
  if (decimals === undefined) return undefined;
  const amount = readCommaAmount(written, decimals);
  if (typeof amount === 'string') return refuse(draft, { reason: amount, at: 10 }, place);
  return { amount: signed(amount, mark === 'C'), on };
}

/** Reads `12TRY1489,50` (fields 90C, 90D): how many lines, and their sum. */
export function readMtTotals(draft: StatementDraft, text: string, place: Place): ToldTotal | undefined {
  const parts = TOTALS.exec(text);
  if (parts === null) return refuse(draft, { reason: 'unreadable-balance', at: 0 }, place);
  const [, count = '', currency = '', written = ''] = parts;
  const decimals = draft.agreeOn(currency, { ...place, column: place.column + count.length });
  if (decimals === undefined) return undefined;
  const sum = readCommaAmount(written, decimals);
  if (typeof sum === 'string') return refuse(draft, { reason: sum, at: count.length + 3 }, place);
  return { count: Number(count), sum };
}

/** Refuses a part of a field whose text begins at `place`. */
export function refuse(draft: StatementDraft, { reason, at }: Unreadable, place: Place): undefined {
  draft.refuse(reason, { ...place, column: place.column + at });
}
