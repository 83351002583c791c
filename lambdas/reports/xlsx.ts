import type { CellObject } from 'write-excel-file/node';
import { instant, msOf } from '../../shared/domain/instant';
import type { Cell, ReportTable } from './table';

const LIRA = '#,##0.00 [$₺-41F]';
const ISTANBUL_OFFSET_MS = 3 * 3_600_000;

/**
 * Tables as an Excel workbook, a sheet each: amounts are numbers in lira, days and moments (on Istanbul's clock) are dates,
 * so that they can be added up and sorted. The writer is loaded only here, where it is used.
 */
export async function renderXlsx(...tables: readonly ReportTable[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const sheets = tables.map(({ title, headings, rows }) => {
    const head = headings.map((value): CellObject => ({ type: String, value, fontWeight: 'bold' }));
    const columns = headings.map((heading, column) => ({ width: widthOf(heading, rows, column) }));
    return { data: [head, ...rows.map((row) => row.map(writeCell))], sheet: title, columns, stickyRowsCount: 1 };
  });
  return writeExcelFile(sheets).toBuffer();
}

function writeCell(cell: Cell): CellObject | null {
  if (cell === undefined) return null;
  if ('kurus' in cell) return { type: Number, value: cell.kurus / 100, format: LIRA };
  if ('count' in cell) return { type: Number, value: cell.count };
  if ('day' in cell) return { type: Date, value: new Date(`${cell.day}T00:00:00.000Z`), format: 'dd.mm.yyyy' };
  if ('at' in cell) {
    const clock = instant(msOf(cell.at) + ISTANBUL_OFFSET_MS);
    return { type: Date, value: new Date(clock), format: 'dd.mm.yyyy hh:mm:ss' };
  }
  return cell.text === '' ? null : { type: String, value: cell.text };
}

/** In characters: the longest text of a column, within reason; other cells need no more than a date with its time. */
function widthOf(heading: string, rows: ReportTable['rows'], column: number): number {
  const lengths = rows.map((row) => {
    const cell = row[column];
    return cell !== undefined && 'text' in cell ? cell.text.length : 14;
  });
  const longest = lengths.reduce((most, length) => Math.max(most, length), heading.length);
  return Math.min(longest, 50) + 4;
}
