import { createReadStream, readFileSync } from 'node:fs';
import * as z from 'zod';
import { readStatement } from '../../lambdas/statements/read-statement';
import { currencyDecimals } from '../../shared/domain/currency';
import {
  maySupportCredits,
  type ParsedStatement,
  type ReadStatement,
  type StatementBalance,
  type StatementMovement,
} from '../../shared/domain/statement';
import { CsvMapping } from '../../shared/domain/statement-csv';
import { writeDay } from '../../shared/domain/written-day';

export interface StatementQuestion {
  /** A JSON file with the `CsvMapping` of the account's bank. */
  readonly csv?: string;
  /** The accounts the file may be about. */
  readonly account?: readonly string[];
}

/** How a mapping is written, for `--help`. */
export const CSV_MAPPING = `
A CSV is read by a mapping, since every bank has columns of its own:
  {
    "account": "TR330006100519786457841326", "currency": "TRY",
    "delimiter": ";",                      , ; | or a tab
    "decimalMark": ",",                    , or .
    "dateFormat": "dd.mm.yyyy",            also dd/mm/yyyy dd-mm-yyyy yyyy-mm-dd yyyymmdd ddmmyyyy
    "skippedLines": 0,                     lines above the line with the columns' names
    "isNewestFirst": false,
    "columns": {"bookedOn": "Tarih", "description": "Açıklama", "amount": "Tutar", "balance": "Bakiye"}
  }
Amounts stand in one signed column ("amount"), in one with a mark beside it ("amount" and "side", with
"sides": {"credit": "A", "debit": "B"}), or in two ("debit" and "credit"). Further columns: "balance" (proves the
lines), "currency", "counterparty", "counterpartyIban", "reference", "number" (the bank's number of the movement).`;

/** Reads a statement file as it would be understood. Nothing is stored. */
export function readStatementFile(path: string, { csv, account }: StatementQuestion): Promise<ReadStatement> {
  return readStatement(createReadStream(path), {
    csv: csv === undefined ? undefined : readMapping(csv),
    isKnownAccount: account === undefined ? undefined : (known) => account.includes(known),
  });
}

/** Throws, saying what is wrong with it, for a file that holds no mapping. */
function readMapping(path: string): CsvMapping {
  const mapping = CsvMapping.safeParse(parseJson(path));
  if (!mapping.success) throw new Error(`${path} is no mapping of a CSV:\n${z.prettifyError(mapping.error)}`);
  return mapping.data;
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is no mapping of a CSV: ${(cause as Error).message}`, { cause });
  }
}

/** What `--json` prints: amounts in minor units of the statement's currency (kuruş for TRY). */
export function statementJson({ format, statements, refusals }: ReadStatement) {
  return {
    format: format ?? null,
    statements: statements.map(({ account, currency, opening, closing, proof, movements }) => ({
      account: account ?? null,
      currency: currency ?? null,
      openingKurus: opening?.amount ?? null,
      closingKurus: closing?.amount ?? null,
      proof,
      movements: movements.map(({ id, bookedOn, amount, description, counterparty, reference }) => ({
        ...{ id, bookedOn, amountKurus: amount, description, counterparty, reference },
      })),
    })),
    refusals,
  };
}

/** The file for people: each statement with its lines, then what was refused and where. */
export function describeStatement({ statements, refusals }: ReadStatement): string {
  const refused = refusals.map(({ line, column, reason }) => `REFUSED line ${line}, column ${column}: ${reason}`);
  return [...statements.map(describe), ...refused].join('\n') || 'nothing in it';
}

function describe(statement: ParsedStatement): string {
  const { format, account = 'account unreadable', currency = '', opening, closing, proof } = statement;
  const write = (balance: StatementBalance | undefined) =>
    balance === undefined ? '?' : money(balance.amount, currency);
  const proved = proof === 'none' ? 'nothing proves the amounts' : `held against ${proof}`;
  const use = maySupportCredits(statement) ? 'may credit' : 'may only control';
  return [
    `${format} ${account} ${currency}: ${write(opening)} → ${write(closing)}, ${proved}, ${use}`,
    ...statement.movements.map((movement) => describeLine(movement, currency)),
    ...statement.pending.map((movement) => `${describeLine(movement, currency)} (announced, not booked)`),
  ].join('\n');
}

function describeLine(movement: StatementMovement, currency: string): string {
  const { bookedOn, amount, description, counterparty, reference, isReversal, isBatch, id } = movement;
  const facts = [description, counterparty, reference, isReversal && 'reversal', isBatch && 'batch', id.slice(0, 20)];
  return `  ${writeDay(bookedOn)} ${money(amount, currency).padStart(16)}  ${facts.filter(Boolean).join(' · ')}`;
}

/** Minor units with their point, exact whatever the currency's decimals: `-1.234,56`. */
function money(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency) ?? 0;
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `,${digits.slice(-decimals)}`}`;
}
