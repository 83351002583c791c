import fc from 'fast-check';
import { readStatement } from '../../../lambdas/statements/read-statement';
import { maySupportCredits } from '../../../shared/domain/statement';
import { CsvMapping } from '../../../shared/domain/statement-csv';
import { inPieces } from '../../support/statements';

const IBAN = 'TR690001000064000000000001';

function read(text: string, options = {}) {
  return readStatement(inPieces(Buffer.from(text)), options);
}

async function refusalsOf(text: string, options = {}): Promise<string[]> {
  const { refusals } = await read(text, options);
  return refusals.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

/** A right MT940 statement with some of its six lines replaced. */
function mt940(lines: Readonly<Record<number, string>> = {}): string {
  const right = [
    ':20:A',
    `:25:${IBAN}`,
    ':28C:1/1',
    ':60F:C260105TRY1000,00',
    ':61:2601050105C250,00NTRFNONREF//1',
    ':86:TEXT',
    ':62F:C260105TRY1250,00',
    '-',
  ];
  return right.map((line, index) => lines[index + 1] ?? line).join('\n');
}

/** A right camt.053 statement, each part replaceable. */
function camt053(
  parts: Partial<Record<'head' | 'namespace' | 'account' | 'amount' | 'closing' | 'more', string>> = {},
) {
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount}<CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
  return [
    parts.head ?? '<?xml version="1.0"?>',
    `<Document xmlns="${parts.namespace ?? 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'}"><BkToCstmrStmt><Stmt>`,
    parts.account ?? `<Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>`,
    balance('OPBD', '<Amt Ccy="TRY">1.00</Amt>'),
    balance('CLBD', parts.closing ?? '<Amt Ccy="TRY">3.00</Amt>'),
    '<Ntry>',
    parts.amount ?? '<Amt Ccy="TRY">2.00</Amt>',
    '<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>',
    parts.more ?? '',
    '</Ntry></Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

test('the right files of these tests are believed', async () => {
  expect(await refusalsOf(mt940())).toEqual([]);
  expect(await refusalsOf(camt053())).toEqual([]);
});

describe('what is not believed of an MT940 is refused where it stands', () => {
  test.each([
    ['an amount without a comma', { 5: ':61:2601050105C25000NTRFNONREF' }, '5:16 amount-without-comma'],
    ['more decimals than kuruş', { 5: ':61:2601050105C250,005NTRFNONREF' }, '5:16 too-many-decimals'],
    ['an amount beyond what is exact', { 5: ':61:2601050105C99999999999999,00NTRF' }, '5:16 amount-too-large'],
    ['an unknown mark', { 5: ':61:2601050105X250,00NTRFNONREF' }, '5:15 unknown-mark'],
    ['a day that no calendar has', { 5: ':61:2602300230C250,00NTRFNONREF' }, '5:5 unreadable-date'],
    ['a booking day that no calendar has', { 5: ':61:2601051305C250,00NTRFNONREF' }, '5:11 unreadable-date'],
    ['a day far from the statement', { 5: ':61:2301050105C250,00NTRFNONREF' }, '5:5 date-out-of-range'],
    ['a type that is none', { 5: ':61:2601050105C250,00XTRFNONREF' }, '5:22 unreadable-line'],
    ['an IBAN with wrong check digits', { 2: `:25:${IBAN.replace('69', '68')}` }, '2:5 unreadable-account'],
    ['an IBAN that lost its first letter', { 2: `:25:${IBAN.slice(1)}` }, '2:5 unreadable-account'],
    ['an account in another currency than its balances', { 2: `:25:${IBAN}USD` }, '4:13 currency-differs'],
    ['an unknown currency', { 4: ':60F:C260105TRX1000,00' }, '4:13 unknown-currency'],
    ['a closing balance in another currency', { 7: ':62F:C260105USD1250,00' }, '7:13 currency-differs'],
    ['a balance that is none', { 4: ':60F:C26015TRY1000,00' }, '4:6 unreadable-balance'],
    ['a closing balance that does not follow', { 7: ':62F:C260105TRY1250,01' }, '8:1 does-not-add-up'],
    ['a closing day before the opening day', { 7: ':62F:C260104TRY1250,00' }, '8:1 date-out-of-range'],
    ['a second closing balance', { 8: ':62F:C260105TRY1250,00' }, '8:1 field-twice'],
    ['a line behind the closing balance', { 8: ':61:260105C1,00NTRF' }, '8:1 field-out-of-place'],
    ['a text before any line', { 5: ':86:TEXT' }, '5:1 field-out-of-place'],
    ['an unknown field', { 3: ':99:WHAT' }, '3:1 unknown-field'],
    ['words that are in no field', { 3: 'WHAT' }, '3:1 text-out-of-place'],
    ['a closing balance that is missing', { 7: ':64:C260105TRY1250,00' }, '8:1 closing-missing'],
    ['an opening balance that is missing', { 4: '' }, '5:1 field-out-of-place'],
    ['a statement number that is none', { 3: ':28C:A' }, '3:6 unknown-value'],
  ])('%s', async (_, lines, refusal) => {
    expect(await refusalsOf(mt940(lines))).toContain(refusal);
  });

  test('a message of another type', async () => {
    const text = `{1:F01X}{2:O9501200260105X}{4:\n${mt940()}}`;
    expect(await refusalsOf(text)).toEqual(['2:1 unknown-message']);
  });

  test('pages that do not follow each other', async () => {
    const second = mt940({ 4: ':60M:C260105TRY1250,01', 7: ':62F:C260105TRY1500,01' });
    expect(await refusalsOf(`${mt940()}\n${second}`)).toEqual(['12:6 balances-disagree']);
  });

  test('a statement that breaks off', async () => {
    expect(await refusalsOf(mt940().split('\n').slice(0, 6).join('\n'))).toEqual(['6:1 closing-missing']);
  });

  test('sums of an interim report that differ', async () => {
    const report = [':20:A', `:25:${IBAN}`, ':34F:TRY0,', ':61:260105C5,NTRF', ':90C:1TRY6,', ':90D:0TRY0,', '-'];
    expect(await refusalsOf(report.join('\n'))).toEqual(['7:1 totals-differ']);
  });
});

test('an unreadable line hides no other line, and marks its statement alone', async () => {
  const broken = mt940({ 5: ':61:2601050105C25000NTRFNONREF//1\n:86:LOST\n:61:2601050105C250,00NTRFNONREF//2' });
  const { statements, refusals } = await read(`${mt940()}\n${broken}\n${mt940()}`);
  expect(refusals.map(({ reason }) => reason)).toEqual(['amount-without-comma']);
  expect(statements.map(({ movements }) => movements.map(({ description }) => description))).toEqual([
    ['TEXT'],
    ['TEXT'],
    ['TEXT'],
  ]);
  expect(statements.map(maySupportCredits)).toEqual([true, false, true]);
});

test('what nothing vouches for may not support credits', async () => {
  const { statements, refusals } = await read(`:20:A\n:25:${IBAN}\n:34F:TRY0,\n:61:260105C5,NTRF\n`);
  expect(refusals).toEqual([]);
  expect(statements.map(maySupportCredits)).toEqual([false]);
});

describe('what is not believed of a camt.053 is refused where it stands', () => {
  test.each([
    [
      'a document type, before anything of it is read',
      { head: '<!DOCTYPE a [<!ENTITY b "c">]>' },
      '1:31 doctype-not-allowed',
    ],
    ['an entity that nobody defined', { more: '<AddtlNtryInf>&b;</AddtlNtryInf>' }, '9:18 unreadable-xml'],
    [
      'a version that is not known',
      { namespace: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.14' },
      '2:81 unknown-message',
    ],
    [
      'a message of another name',
      { namespace: 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08' },
      '2:81 unknown-message',
    ],
    [
      'an IBAN with wrong check digits',
      { account: '<Acct><Id><IBAN>TR680001000064000000000001</IBAN></Id></Acct>' },
      '3:11 unreadable-account',
    ],
    ['an amount that is none', { amount: '<Amt Ccy="TRY">2,00</Amt>' }, '7:1 unreadable-amount'],
    ['an amount without its currency', { amount: '<Amt>2.00</Amt>' }, '7:1 unknown-currency'],
    ['an amount in another currency', { amount: '<Amt Ccy="USD">2.00</Amt>' }, '7:1 currency-differs'],
    ['an amount that is missing', { amount: '' }, '6:1 field-missing'],
    ['an amount that stands twice', { more: '<Amt Ccy="TRY">2.00</Amt>' }, '9:1 field-twice'],
    ['a status that stands twice', { more: '<Sts>BOOK</Sts>' }, '9:1 field-twice'],
    ['an element that the schema does not know there', { more: '<Acct/>' }, '9:1 unknown-field'],
    ['words between elements', { more: 'WORDS' }, '6:1 text-out-of-place'],
    ['a closing balance that does not follow', { closing: '<Amt Ccy="TRY">3.01</Amt>' }, '10:15 does-not-add-up'],
    ['a reversal mark that is none', { more: '<RvslInd>yes</RvslInd>' }, '9:1 unknown-value'],
    [
      'a batch that does not add up',
      {
        more: '<NtryDtls><TxDtls><Amt Ccy="TRY">1.00</Amt></TxDtls><TxDtls><Amt Ccy="TRY">0.50</Amt></TxDtls></NtryDtls>',
      },
      '6:1 batch-does-not-add-up',
    ],
  ])('%s', async (_, parts, refusal) => {
    expect(await refusalsOf(camt053(parts))).toContain(refusal);
  });

  test('another message', async () => {
    expect(await refusalsOf('<Document><CstmrCdtTrfInitn><GrpHdr/></CstmrCdtTrfInitn></Document>')).toEqual([
      '1:29 unknown-message',
    ]);
  });

  test('a document that breaks off keeps what was read', async () => {
    const text = camt053();
    const { statements, refusals } = await read(text.slice(0, text.indexOf('</Stmt>')));
    expect(refusals.map(({ reason }) => reason)).toEqual(['unreadable-xml']);
    expect(statements.map(({ movements, refusals: count }) => [movements.length, count])).toEqual([[1, 1]]);
  });

  test('elements within each other without end, and a text without end', async () => {
    expect(await refusalsOf(`<Document>${'<a>'.repeat(100_000)}`)).toEqual(['1:14 unknown-message']);
    expect(await refusalsOf(camt053({ more: '<AddtlInfInd>'.repeat(100) }))).toContain('9:482 unreadable-xml');
    const [first] = await refusalsOf(camt053({ more: `<AddtlNtryInf>${'A'.repeat(3_000_000)}` }));
    expect(first).toContain('text-too-long');
  });
});

describe('what is not believed of a CSV is refused by line and field', () => {
  const mapping = CsvMapping.parse({
    ...{ account: IBAN, currency: 'TRY', delimiter: ';', dateFormat: 'dd.mm.yyyy', decimalMark: ',' },
    columns: { bookedOn: 'Gün', amount: 'Tutar', balance: 'Bakiye', description: 'Metin' },
  });
  const rows = [
    'Gün;Tutar;Bakiye;Metin',
    '05.01.2026;1,00;11,00;A',
    '05.01.2026;2,00;13,00;B',
    '06.01.2026;-3,00;10,00;C',
  ];
  const csv = (lines: Readonly<Record<number, string>> = {}) =>
    rows.map((row, index) => lines[index + 1] ?? row).join('\n');

  test.each([
    ['a right file', {}, []],
    ['a header without a column', { 1: 'Gün;Tutar;Bakiye;Başka' }, ['1:1 field-missing']],
    ['a column that stands twice', { 1: 'Gün;Tutar;Bakiye;Metin;Tutar' }, ['1:2 field-twice']],
    ['a row with a field too few', { 4: '06.01.2026;-3,00;10,00' }, ['4:3 unreadable-row']],
    ['a day that is none', { 4: '31.02.2026;-3,00;10,00;C' }, ['4:1 unreadable-date']],
    ['an amount without its decimals', { 4: '06.01.2026;-3;10,00;C' }, ['4:2 amount-without-comma']],
    ['an amount grouped wrongly', { 4: '06.01.2026;-3.00,00;10,00;C' }, ['4:2 unreadable-amount']],
    ['a balance that does not follow', { 4: '06.01.2026;-3,00;10,01;C' }, ['4:3 does-not-add-up']],
    ['quotes that never end', { 4: '06.01.2026;-3,00;10,00;"C' }, ['4:4 unreadable-row']],
    ['a quote within a field', { 2: '05.01.2026;1,00;11,00;A "B" C' }, ['2:4 unreadable-row', '3:3 does-not-add-up']],
  ])('%s', async (_, lines, refusals) => {
    const found = await refusalsOf(csv(lines), { csv: mapping });
    if (refusals.length === 0) expect(found).toEqual([]);
    else expect(found).toContain(refusals[0]);
  });

  test('a mapping must say where amounts stand', () => {
    const columns = { bookedOn: 'Gün', description: 'Metin', debit: 'Borç' };
    expect(CsvMapping.safeParse({ ...mapping, columns }).success).toBe(false);
  });
});

test('a file of no known format, and an empty one', async () => {
  expect(await refusalsOf('Tarih;Tutar\n05.01.2026;1,00')).toEqual(['1:1 unknown-format']);
  expect(await refusalsOf(' \n')).toEqual(['1:1 empty-file']);
  expect(await refusalsOf('')).toEqual(['1:1 empty-file']);
  expect(await refusalsOf('%PDF-1.7')).toEqual(['1:1 unknown-format']);
});

test('an account that is not known is refused in every format', async () => {
  const options = { isKnownAccount: (account: string) => account === '1234567' };
  expect(await refusalsOf(mt940(), options)).toEqual(['2:5 unknown-account']);
  expect(await refusalsOf(mt940({ 2: ':25:1234567' }), options)).toEqual([]);
  expect(await refusalsOf(camt053(), options)).toEqual(['3:11 unknown-account']);
});

test('a ruined file is given up after some hundred refusals', async () => {
  const { refusals } = await read(`:20:A\n${'WORDS\n'.repeat(100_000)}`);
  expect(refusals.length).toBe(201);
  expect(refusals.at(-1)?.reason).toBe('too-many-refusals');
});

test('a line without end is refused', async () => {
  expect(await refusalsOf(mt940({ 6: `:86:${'A'.repeat(200_000)}` }))).toEqual(['6:1 text-too-long']);
});

test('whatever bytes come, they are answered', async () => {
  const scrap = fc.constantFrom(
    ...[':20:A\n', `:25:${IBAN}\n`, ':60F:C260105TRY1,00\n', ':61:260105C1,00NTRF\n', ':86:', '{1:', '{4:', '-}', '<'],
    ...[
      '<Document>',
      '<BkToCstmrStmt>',
      '<Stmt>',
      '<Ntry>',
      '<Amt Ccy="TRY">',
      '</Ntry>',
      '</Stmt>',
      '"',
      ';',
      '\r',
      '\0',
    ],
  );
  const bytes = fc
    .array(
      fc.oneof(
        scrap.map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 8 }).map((made) => Buffer.from(made)),
      ),
    )
    .map((parts) => Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (file, size) => {
      const { statements, refusals } = await readStatement(inPieces(file, size));
      expect(statements.length + refusals.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('whatever amounts a statement holds, they are read to the kuruş', async () => {
  const amounts = fc.array(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), { maxLength: 20 });
  const write = (kurus: number) => {
    const digits = String(Math.abs(kurus)).padStart(3, '0');
    return `${digits.slice(0, -2)},${digits.slice(-2)}`;
  };
  const mark = (kurus: number) => (kurus < 0 ? 'D' : 'C');
  await fc.assert(
    fc.asyncProperty(amounts, fc.integer({ min: -1_000_000, max: 1_000_000 }), async (lines, opening) => {
      const closing = lines.reduce((sum, amount) => sum + amount, opening);
      const text = [
        ...[':20:A', `:25:${IBAN}`, ':28C:1', `:60F:${mark(opening)}260105TRY${write(opening)}`],
        ...lines.map((amount, index) => `:61:260105${mark(amount)}${write(amount)}NTRFNONREF//N${index}`),
        `:62F:${mark(closing)}260105TRY${write(closing)}`,
      ].join('\n');
      const { statements, refusals } = await read(text);
      expect(refusals).toEqual([]);
      expect(statements[0]?.movements.map(({ amount }) => amount)).toEqual(lines.map((amount) => amount + 0));
      expect(statements[0]).toMatchObject({ opening: { amount: opening + 0 }, closing: { amount: closing + 0 } });
    }),
    { numRuns: 100 },
  );
});
