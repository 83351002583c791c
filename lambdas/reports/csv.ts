import { writeDay, writeMoment } from '../../shared/domain/written-day';
import type { Cell, ReportTable } from './table';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as Turkish Excel opens it by a double click: UTF-8 with its mark, semicolons, decimal commas, CRLF
 * (https://www.rfc-editor.org/rfc/rfc4180). Text that a spreadsheet would take for a formula is disarmed
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function renderCsv({ headings, rows }: ReportTable): string {
  const lines = [headings.map((text) => ({ text })), ...rows].map((row) => row.map(writeCell).join(';'));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === undefined) return '';
  if ('kurus' in cell) return writeAmount(cell.kurus);
  if ('count' in cell) return String(cell.count);
  if ('day' in cell) return writeDay(cell.day);
  if ('at' in cell) return writeMoment(cell.at);
  return quote(disarm(cell.text));
}

/** Kuruş as `-1234,56`, without the dots of thousands, which would make it text to some. */
function writeAmount(kurus: number): string {
  const digits = String(Math.abs(kurus)).padStart(3, '0');
  return `${kurus < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

function disarm(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
  return !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
