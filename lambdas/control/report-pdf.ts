import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type Day, type Instant, msOf } from '../../shared/domain/instant';
import { formatAmount } from '../../shared/domain/lira';
import { network } from '../../shared/domain/network';
import { writeDay, writeMoment } from '../../shared/domain/written-day';
import { colour } from '../documents/colour';
import { printPdf } from '../documents/pdf-printer';
import type { Cell, ReportTable } from '../reports/table';
import { reportWords } from './report-words';

/** A reference longer than this is a hash, which nobody reads off paper to its end. */
const LONGEST_REFERENCE = 34;

/** The daily control report on A4 across. The same day's report made at the same moment always gives the same bytes. */
export async function renderReport(
  day: Day,
  tables: readonly ReportTable[],
  language: keyof typeof reportWords,
  now: Instant,
): Promise<Uint8Array> {
  const words = reportWords[language];
  const title = `${words.title} ${writeDay(day)}`;
  const isControlled = (tables[1]?.rows.length ?? 0) > 0;
  const layout: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [40, 40, 40, 44],
    language,
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 8.5, color: colour.ink, lineHeight: 1.15 },
    info: {
      ...{ title, author: network.legalName, creator: network.name, producer: network.name },
      creationDate: new Date(msOf(now)),
    },
    footer: (page, pages) => ({
      columns: [{ text: words.made(writeMoment(now)) }, { text: `${page} / ${pages}`, alignment: 'right' }],
      ...{ margin: [40, 12, 40, 0], color: colour.ink3, fontSize: 7.5 },
    }),
    content: [
      { text: network.legalName, color: colour.ink2 },
      { text: title, fontSize: 17, bold: true, margin: [0, 2, 0, 14] },
      ...(isControlled ? tables.flatMap((table) => section(table, words.none)) : [{ text: words.notControlled }]),
    ],
  };
  return printPdf(layout);
}

function section({ title, headings, rows }: ReportTable, none: string): Content[] {
  const heading: Content = { text: title, fontSize: 11, bold: true, margin: [0, 6, 0, 4], headlineLevel: 1 };
  if (rows.length === 0) return [heading, { text: none, color: colour.ink2, margin: [0, 0, 0, 8] }];
  const numeric = headings.map((_, column) => rows.some((row) => isNumber(row[column])));
  const align = (column: number) => (numeric[column] ? ('right' as const) : ('left' as const));
  return [
    heading,
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: headings.map((_, column) => (column === 0 ? '*' : 'auto')),
        body: [
          headings.map((text, column): TableCell => ({ text, color: colour.ink3, alignment: align(column) })),
          ...rows.map((row) =>
            headings.map((_, column): TableCell => ({ text: write(row[column]), alignment: align(column) })),
          ),
        ],
      },
      layout: {
        hLineWidth: (line) => (line === 0 ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => colour.line,
        paddingLeft: (column) => (column === 0 ? 0 : 6),
        paddingRight: () => 6,
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
      margin: [0, 0, 0, 10],
    },
  ];
}

function isNumber(cell: Cell): boolean {
  return cell !== undefined && ('kurus' in cell || 'count' in cell);
}

function write(cell: Cell): string {
  if (cell === undefined) return '';
  if ('kurus' in cell) return formatAmount(cell.kurus);
  if ('count' in cell) return String(cell.count);
  if ('day' in cell) return writeDay(cell.day);
  if ('at' in cell) return writeMoment(cell.at);
  return cell.text.length > LONGEST_REFERENCE && !cell.text.includes(' ')
    ? `${cell.text.slice(0, LONGEST_REFERENCE)}…`
    : cell.text;
}
