import fc from 'fast-check';
import { renderCsv } from '../../../lambdas/reports/csv';
import type { Cell } from '../../../lambdas/reports/table';
import { Day, Instant } from '../../../shared/domain/instant';

/** Reads a file back as a spreadsheet does: the mark, quotes, semicolons and line ends. */
function parse(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy;
  field.lastIndex = 1;
  for (let match = field.exec(csv); match !== null; match = field.exec(csv)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    if (field.lastIndex === csv.length) return rows;
  }
  throw new Error('unreadable');
}

const csvOf = (...rows: Cell[][]) => parse(renderCsv({ title: 'Rapor', headings: ['Gün', 'Tutar (₺)'], rows }));

test('writes amounts with a decimal comma, days and moments as Turkey does, and Turkish letters', () => {
  const rows = csvOf(
    [{ day: Day.parse('2026-11-23') }, { kurus: 123_456_789 }],
    [{ at: Instant.parse('2026-11-23T21:00:05.000Z') }, { kurus: -5 }],
    [{ text: 'Işık İnternet; şube "2"\nek' }, { count: 12 }],
    [undefined, { kurus: 0 }],
  );
  expect(rows).toEqual([
    ['Gün', 'Tutar (₺)'],
    ['23.11.2026', '1234567,89'],
    ['24.11.2026 00:00:05', '-0,05'],
    ['Işık İnternet; şube "2"\nek', '12'],
    ['', '0,00'],
  ]);
});

test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x";"y")'])(
  'the text %j cannot become a formula',
  (text) => {
    expect(csvOf([{ text }, undefined])[1]).toEqual([`'${text}`, '']);
  },
);

test.each(['-15', '+905321234567', '-1,5', 'a=b', '2026-10'])('the text %j stays as it is', (text) => {
  expect(csvOf([{ text }, undefined])[1]?.[0]).toBe(text);
});

test('any text comes back as it was, but for the mark that disarms it, and any amount to the kuruş', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), (text, kurus) => {
      const [, row = []] = csvOf([{ text }, { kurus }]);
      expect([text, `'${text}`]).toContain(row[0]);
      expect(Number(row[1]?.replace(',', ''))).toBe(kurus);
    }),
  );
});
