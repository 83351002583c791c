import * as z from 'zod';
import { kurus } from '../../shared/domain/kurus';
import type { BankMovement } from './books';
import type { DayStatement } from './statement';

export const StatementFormatName = z.enum(['mt940', 'camt053', 'csv']);
export type StatementFormatName = z.infer<typeof StatementFormatName>;

/** Writes a day's statement as a bank's file, with the ending its name has. */
export const statementFormats: Readonly<
  Record<StatementFormatName, { readonly ending: string; readonly write: (statement: DayStatement) => Uint8Array }>
> = {
  mt940: { ending: 'sta', write: writeMt940 },
  camt053: { ending: 'xml', write: writeCamt053 },
  csv: { ending: 'csv', write: writeCsv },
};

/** The columns of the CSV, in their order; the account's mapping names the same. */
export const csvColumns = ['Tarih', 'Açıklama', 'Tutar', 'Bakiye', 'Gönderen', 'Gönderen IBAN', 'Dekont No'] as const;

const unsigned = (amount: number) => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return [digits.slice(0, -2), digits.slice(-2)] as const;
};
const comma = (amount: number) => unsigned(amount).join(',');
const sign = (amount: number) => (amount < 0 ? '-' : '');
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** SWIFT MT940, cp1254 as Turkish banks send it: the text of a line wraps in mid-word after 65 characters. */
function writeMt940({ account, day, currency, opening, closing, lines }: DayStatement): Uint8Array {
  const short = day.replaceAll('-', '').slice(2);
  const balance = (amount: number) => `${amount < 0 ? 'D' : 'C'}${short}${currency}${comma(amount)}`;
  const fields = [
    `:20:${account.id.toUpperCase()}`,
    `:25:${account.iban}`,
    `:28C:${dayNumber(day)}/1`,
    `:60F:${balance(opening)}`,
    ...lines.flatMap((line) => {
      const mark = `${line.isReversal ? 'R' : ''}${line.amountKurus < 0 ? 'D' : 'C'}`;
      const text = oneLine(`${line.description}${line.senderName === undefined ? '' : ` ${line.senderName}`}`);
      return [
        `:61:${short}${short.slice(2)}${mark}${comma(line.amountKurus)}NTRFNONREF//${line.number}`,
        `:86:${wrap(text).join('\r\n')}`,
      ];
    }),
    `:62F:${balance(closing)}`,
    '-',
  ];
  return encodeTurkish(`${fields.join('\r\n')}\r\n`);
}

/** Lines of at most 65 characters, six at most, none of which looks like the beginning of a field or the end. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (let rest = text; rest !== '' && lines.length < 6; ) {
    let end = Math.min(65, rest.length);
    while (end > 1 && /^[:-]/.test(rest.slice(end))) end -= 1;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines.length === 0 ? ['-'.padStart(2)] : lines;
}

/** The day of the year, which numbers a bank's daily statements. */
function dayNumber(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
}

/** ISO 20022 camt.053, version 8. */
function writeCamt053({ account, day, currency, opening, closing, lines }: DayStatement): Uint8Array {
  const money = (amount: number) =>
    `<Amt Ccy="${currency}">${unsigned(amount).join('.')}</Amt>${tag('CdtDbtInd', amount < 0 ? 'DBIT' : 'CRDT')}`;
  const balance = (code: string, amount: number) =>
    within('Bal', within('Tp', within('CdOrPrtry', tag('Cd', code))), money(amount), within('Dt', tag('Dt', day)));
  const entry = (line: BankMovement) =>
    within(
      'Ntry',
      money(line.amountKurus),
      line.isReversal ? tag('RvslInd', 'true') : '',
      within('Sts', tag('Cd', 'BOOK')),
      within('BookgDt', tag('DtTm', line.bookedAt)),
      within('ValDt', tag('Dt', day)),
      tag('AcctSvcrRef', line.number),
      within('BkTxCd', within('Prtry', tag('Cd', line.kind))),
      within('NtryDtls', within('TxDtls', ...detailsOf(line))),
    );
  const created = tag('CreDtTm', `${day}T23:59:59+03:00`);
  const id = `${account.id}-${day}`;
  const statement = within(
    'Stmt',
    tag('Id', id),
    tag('ElctrncSeqNb', String(dayNumber(day))),
    created,
    within('Acct', within('Id', tag('IBAN', account.iban)), tag('Ccy', currency)),
    balance('OPBD', opening),
    balance('CLBD', closing),
    ...lines.map(entry),
  );
  const content = within('BkToCstmrStmt', within('GrpHdr', tag('MsgId', id), created), statement);
  const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${content}</Document>\n`,
  );
}

/** The other side is the debtor of money received, and the creditor of money sent. */
function detailsOf({ amountKurus, senderName, senderIban, number, reference, description }: BankMovement): string[] {
  const party = amountKurus < 0 ? 'Cdtr' : 'Dbtr';
  const parties = [
    senderName === undefined ? '' : within(party, within('Pty', tag('Nm', senderName))),
    senderIban === undefined ? '' : within(`${party}Acct`, within('Id', tag('IBAN', senderIban))),
  ];
  return [
    within('Refs', tag('AcctSvcrRef', number), tag('EndToEndId', reference)),
    parties.join('') === '' ? '' : within('RltdPties', ...parties),
    within('RmtInf', tag('Ustrd', oneLine(description))),
  ];
}

const within = (name: string, ...parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`;
const tag = (name: string, text: string) =>
  within(
    name,
    text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  );

/** CSV for Turkish Excel: UTF-8 with its mark, semicolons, a balance at each line. */
function writeCsv({ day, opening, closing, lines }: DayStatement): Uint8Array {
  const [year, month, date] = day.split('-');
  const quote = (text: string) => `"${oneLine(text).replaceAll('"', '""')}"`;
  let balance = opening;
  const rows = lines.map((line, index) => {
    balance = index === lines.length - 1 ? closing : kurus(balance + line.amountKurus);
    const { amountKurus, description, senderName = '', senderIban = '', number } = line;
    return [
      `${date}.${month}.${year}`,
      quote(description),
      `${sign(amountKurus)}${comma(amountKurus)}`,
      `${sign(balance)}${comma(balance)}`,
      quote(senderName),
      senderIban,
      number,
    ].join(';');
  });
  return new TextEncoder().encode(`\uFEFF${[csvColumns.join(';'), ...rows].join('\r\n')}\r\n`);
}

const cp1254 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1254').decode(Uint8Array.of(byte)), byte]),
);

/** What the charset does not have becomes a question mark, as banks do it. */
function encodeTurkish(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => cp1254.get(letter) ?? 0x3f);
}
