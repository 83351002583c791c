import { strFromU8, unzipSync } from 'fflate';
import type { ReportTable } from '../../../lambdas/reports/table';
import { renderXlsx } from '../../../lambdas/reports/xlsx';
import { Day, Instant } from '../../../shared/domain/instant';

/** The parts of a workbook, unzipped. */
async function open(...rows: ReportTable['rows'][number][]) {
  const files = unzipSync(await renderXlsx({ title: 'Gün sonu', headings: ['Ad', 'Tutar'], rows }));
  const text = (name: string) => {
    const file = files[name];
    if (file === undefined) throw new Error(`no ${name} among ${Object.keys(files)}`);
    return strFromU8(file);
  };
  const sheet = text('xl/worksheets/sheet1.xml');
  return {
    workbook: text('xl/workbook.xml'),
    sheet,
    strings: [...text('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, found]) => found),
    styles: text('xl/styles.xml'),
    cell: (name: string) => new RegExp(`<c r="${name}"([^>]*)>(.*?)</c>`).exec(sheet) ?? [],
  };
}

/** The number format of a cell, by its style. */
function formatOf({ styles }: { styles: string }, attributes = ''): string | undefined {
  const style = Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0);
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  const id = /numFmtId="(\d+)"/.exec(formats[style] ?? '')?.[1];
  return new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1];
}

test('amounts are numbers in lira, days and Istanbul moments are dates', async () => {
  const book = await open(
    [{ text: 'Işık İnternet' }, { kurus: 123_456 }],
    [{ day: Day.parse('2026-11-23') }, { kurus: -5 }],
    [{ at: Instant.parse('2026-11-23T21:00:00.000Z') }, { count: 3 }],
  );
  expect(book.workbook).toContain('name="Gün sonu"');
  expect(book.strings).toEqual(expect.arrayContaining(['Ad', 'Tutar', 'Işık İnternet']));
  const [, lira, value] = book.cell('B2');
  expect(lira).not.toContain('t="s"');
  expect(value).toBe('<v>1234.56</v>');
  expect(formatOf(book, lira)).toBe('#,##0.00 [$₺-41F]');
  expect(book.cell('B3')[2]).toBe('<v>-0.05</v>');
  const [, day, dayValue] = book.cell('A3');
  expect([formatOf(book, day), dayValue]).toEqual(['dd.mm.yyyy', '<v>46349</v>']);
  const [, moment, momentValue] = book.cell('A4');
  expect([formatOf(book, moment), momentValue]).toEqual(['dd.mm.yyyy hh:mm:ss', '<v>46350</v>']);
  expect(book.cell('B4')[2]).toBe('<v>3</v>');
});

test('text that looks like a formula is text', async () => {
  const book = await open([{ text: '=1+1' }, undefined]);
  expect(book.cell('A2')[1]).toContain('t="s"');
  expect(book.sheet).not.toContain('<f>');
  expect(book.strings).toContain('=1+1');
});
