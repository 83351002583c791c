import type { Day } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import type { StatementRefusalReason } from '../../shared/domain/statement';
import { readIban } from '../../shared/domain/statement-account';
import { minorUnits } from '../../shared/domain/statement-amount';
import type { CsvMapping } from '../../shared/domain/statement-csv';
import { dayFrom } from '../../shared/domain/statement-date';
import { readLetters } from './byte-text';
import { openDraft, signed } from './statement-draft';
import type { StatementFile } from './statement-file';

type ColumnName = keyof CsvMapping['columns'];

/** Why a cell is not believed, and whose it is. */
interface Bad {
  readonly reason: StatementRefusalReason;
  readonly column: ColumnName;
}

/** A row's amount and the balance behind it. */
interface Step {
  readonly amount: Kurus;
  readonly balance: Kurus;
}

/** Takes the records of a CSV, the header first, and makes a statement of them. */
export function openCsvRows(file: StatementFile, mapping: CsvMapping) {
  const draft = openDraft(file, 'CSV', 1);
  let width = 0;
  let places: ReadonlyMap<ColumnName, number> | undefined;
  let isUnusable = false;
  /** What stands above the header. */
  const above: { readonly record: readonly string[]; readonly line: number }[] = [];
  let first: Step | undefined;
  let last: Step | undefined;
  draft.setAccount(mapping.account, { line: 1, column: 1 });
  const decimals = draft.agreeOn(mapping.currency, { line: 1, column: 1 }) ?? 0;

  return {
    read(record: readonly string[], line: number): void {
      if (isUnusable || (places !== undefined && isBlank(record))) return;
      if (line <= mapping.skippedLines) above.push({ record, line });
      else if (places === undefined) readHeader(record, line);
      else if (record.length !== width) draft.refuse('unreadable-row', { line, column: record.length });
      else readRow(record, line);
    },
    end(line: number): void {
      if (places === undefined && !isUnusable) draft.refuse('field-missing', { line, column: 1 });
      const [oldest, newest] = mapping.isNewestFirst ? [last, first] : [first, last];
      if (oldest !== undefined && newest !== undefined) {
        draft.opening = { amount: kurus(oldest.balance - oldest.amount) };
        draft.closing = { amount: newest.balance };
      }
      draft.finish({ line, column: 1 }, false);
    },
  };

  function readHeader(record: readonly string[], line: number): void {
    const header = record.map((cell) => readLetters(cell).trim());
    width = header.length;
    const found = Object.entries(mapping.columns).map(([name, title = '']) => {
      const at = header.indexOf(title);
      const isRight = at >= 0 && header.lastIndexOf(title) === at;
      if (!isRight) draft.refuse(at < 0 ? 'field-missing' : 'field-twice', { line, column: Math.max(at, 0) + 1 });
      isUnusable ||= !isRight;
      return [name as ColumnName, at] as const;
    });
    places = new Map(found);
    for (const row of above) holdAside(row.record, row.line);
  }

  /** A row that strayed above the header would be lost. */
  function holdAside(record: readonly string[], line: number): void {
    const date = record[places?.get('bookedOn') ?? -1] ?? '';
    const isRow = record.length === width && readDay(date.trim(), mapping.dateFormat) !== undefined;
    if (isRow) draft.refuse('field-out-of-place', { line, column: 1 });
  }

  function readRow(record: readonly string[], line: number): void {
    const cell = (name: ColumnName) => readLetters(record[places?.get(name) ?? -1] ?? '').trim();
    const refuse = ({ reason, column }: Bad) => draft.refuse(reason, { line, column: (places?.get(column) ?? 0) + 1 });
    const money = readMoney(cell, mapping, decimals);
    if ('reason' in money) {
      refuse(money);
      return;
    }
    const { bookedOn, amount, balance } = money;
    if (balance !== undefined && !follows({ amount, balance }))
      refuse({ reason: 'does-not-add-up', column: 'balance' });
    const counterpartyIban = readIban(cell('counterpartyIban'));
    draft.tally(amount, false);
    draft.add(
      {
        ...{ bookedOn, amount, isReversal: false, isBatch: false, description: cell('description'), line },
        ...(balance === undefined ? {} : { balanceAfter: balance }),
        ...(cell('counterparty') === '' ? {} : { counterparty: cell('counterparty') }),
        ...(counterpartyIban === undefined ? {} : { counterpartyIban }),
        ...(cell('reference') === '' ? {} : { reference: cell('reference') }),
        number: cell('number') || undefined,
      },
      { line, column: 1 },
      false,
    );
  }

  /** Whether a row's balance is that of its neighbour before it (in time) and its amount. */
  function follows(step: Step): boolean {
    const neighbour = last;
    first ??= step;
    last = step;
    if (neighbour === undefined) return true;
    const [before, after] = mapping.isNewestFirst ? [step, neighbour] : [neighbour, step];
    return before.balance + after.amount === after.balance;
  }
}

interface Money {
  readonly bookedOn: Day;
  readonly amount: Kurus;
  readonly balance: Kurus | undefined;
}

/** Day, amount and balance of a row, or the first cell of them that is not believed. */
function readMoney(cell: (name: ColumnName) => string, mapping: CsvMapping, decimals: number): Money | Bad {
  const currency = cell('currency') === 'TL' ? 'TRY' : cell('currency');
  if (currency !== '' && currency !== mapping.currency) return { reason: 'currency-differs', column: 'currency' };
  const bookedOn = readDay(cell('bookedOn'), mapping.dateFormat);
  if (bookedOn === undefined) return { reason: 'unreadable-date', column: 'bookedOn' };
  const amount = readCsvAmount(cell, mapping, decimals);
  if (typeof amount === 'object') return amount;
  const balance = mapping.columns.balance === undefined ? undefined : readDecimal(cell('balance'), mapping, decimals);
  return typeof balance === 'string' ? { reason: balance, column: 'balance' } : { bookedOn, amount, balance };
}

function readCsvAmount(cell: (name: ColumnName) => string, mapping: CsvMapping, decimals: number): Kurus | Bad {
  if (mapping.columns.amount !== undefined) return readOneColumn(cell, mapping, decimals);
  const debit = cell('debit') === '' ? 0 : readDecimal(cell('debit'), mapping, decimals);
  const credit = cell('credit') === '' ? 0 : readDecimal(cell('credit'), mapping, decimals);
  if (typeof debit === 'string') return { reason: debit, column: 'debit' };
  if (typeof credit === 'string') return { reason: credit, column: 'credit' };
  if (credit < 0 || (credit === 0) === (debit === 0)) return { reason: 'unreadable-amount', column: 'credit' };
  // Some banks write debits with a minus in their own column.
  return kurus(credit > 0 ? credit : 0 - Math.abs(debit));
}

function readOneColumn(cell: (name: ColumnName) => string, mapping: CsvMapping, decimals: number): Kurus | Bad {
  const amount = readDecimal(cell('amount'), mapping, decimals);
  if (typeof amount === 'string') return { reason: amount, column: 'amount' };
  if (mapping.sides === undefined) return amount;
  if (amount < 0) return { reason: 'unreadable-amount', column: 'amount' };
  const side = cell('side');
  if (side !== mapping.sides.credit && side !== mapping.sides.debit) return { reason: 'unknown-mark', column: 'side' };
  return signed(amount, side === mapping.sides.credit);
}

/** `-1.234,56` and `-1,234.56`: grouped in threes or not at all. */
const DECIMALS = {
  ',': /^([+-]?)(\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,(\d+))?$/,
  '.': /^([+-]?)(\d{1,3}(?:[, \u00a0]\d{3})+|\d+)(?:\.(\d+))?$/,
};

/** An amount, always with its decimals where the currency has them. */
function readDecimal(written: string, { decimalMark }: CsvMapping, decimals: number): Kurus | StatementRefusalReason {
  const parts = DECIMALS[decimalMark].exec(written);
  if (parts === null) return 'unreadable-amount';
  const [, sign, whole = '', fraction] = parts;
  if (fraction === undefined && decimals > 0) return 'amount-without-comma';
  const amount = minorUnits(whole.replace(/\D/g, ''), fraction ?? '', decimals);
  return typeof amount === 'string' ? amount : signed(amount, sign !== '-');
}

const DATES: Readonly<Record<CsvMapping['dateFormat'], RegExp>> = {
  'dd.mm.yyyy': /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})$/,
  'dd/mm/yyyy': /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})$/,
  'dd-mm-yyyy': /^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})$/,
  'yyyy-mm-dd': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  yyyymmdd: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  ddmmyyyy: /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/,
};

/** A day by its format; a time behind it is left aside. */
function readDay(written: string, format: CsvMapping['dateFormat']): Day | undefined {
  const { year = '', month = '', day = '' } = DATES[format].exec(written.split(/[ T]/)[0] ?? '')?.groups ?? {};
  return dayFrom(year, month, day);
}

/** A row of nothing but separators: spreadsheets leave them below what they export. */
function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}
