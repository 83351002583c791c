import type { CsvMapping } from '../../shared/domain/statement-csv';

/** A statement file of a size, written piece by piece: what it begins with, one movement after another, its end. */
interface Layout {
  begin(): string;
  movement(seq: number): string;
  end(sumKurus: number): string;
}

const IBAN = 'TR690001000064000000000001';
const AMOUNT_KURUS = 123_456;

/** All movements bring the same amount: the closing balance of any number of them is known. */
const layouts = {
  MT940: {
    begin: () => `:20:BENCH\n:25:${IBAN}\n:28C:1/1\n:60F:C260102TRY0,00\n`,
    movement: (seq) =>
      `:61:2601050105C${write(AMOUNT_KURUS, ',')}NTRFNONREF//${numberOf(seq)}\n` +
      ':86:BAKIYE 05321234567/ORNEK BANKASI A.S.-0134-90001-24795 SORGU NUMARA\nLI ALI ORNEK TARAFINDAN GELEN EFT\n',
    end: (sum) => `:62F:C260105TRY${write(sum, ',')}\n-\n`,
  },
  'camt.053': {
    begin: () =>
      '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\n' +
      `<BkToCstmrStmt><GrpHdr><MsgId>BENCH</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>\n` +
      balance('OPBD', 0),
    movement: (seq) =>
      `<Ntry><Amt Ccy="TRY">${write(AMOUNT_KURUS, '.')}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\n` +
      `<BookgDt><Dt>2026-01-05</Dt></BookgDt><AcctSvcrRef>${numberOf(seq)}</AcctSvcrRef><NtryDtls><TxDtls>\n` +
      `<Refs><EndToEndId>E${seq}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>ALİ ÖRNEK</Nm></Pty></Dbtr></RltdPties>\n` +
      '<RmtInf><Ustrd>BAKİYE YÜKLEME 05321234567</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n',
    end: (sum) => `${balance('CLBD', sum)}</Stmt></BkToCstmrStmt></Document>\n`,
  },
  CSV: {
    begin: () => 'Tarih;Açıklama;Tutar;Bakiye;No\n',
    movement: (seq) =>
      `05.01.2026;BAKİYE YÜKLEME 05321234567;${write(AMOUNT_KURUS, ',')};${write(AMOUNT_KURUS * seq, ',')};${numberOf(seq)}\n`,
    end: () => '',
  },
} as const satisfies Readonly<Record<string, Layout>>;

export type BenchFormat = keyof typeof layouts;

function balance(code: string, kurus: number): string {
  const type = `<Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>`;
  const day = '<Dt><Dt>2026-01-05</Dt></Dt>';
  return `<Bal>${type}<Amt Ccy="TRY">${write(kurus, '.')}</Amt><CdtDbtInd>CRDT</CdtDbtInd>${day}</Bal>\n`;
}

function numberOf(seq: number): string {
  return `20260105${String(seq).padStart(8, '0')}`;
}

function write(kurus: number, mark: string): string {
  const digits = String(kurus).padStart(3, '0');
  return `${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

/** A right file of about so many bytes, in pieces. */
export function* statementFile(format: BenchFormat, bytes: number): Generator<Buffer> {
  const { begin, movement, end } = layouts[format];
  let [written, seq, piece] = [0, 0, begin()];
  while (written < bytes) {
    seq += 1;
    piece += movement(seq);
    if (piece.length < 262_144 && written + piece.length < bytes) continue;
    const made = Buffer.from(piece);
    written += made.length;
    piece = '';
    yield made;
  }
  yield Buffer.from(piece + end(seq * AMOUNT_KURUS));
}

/** How the CSV is to be read. */
export const benchMapping: CsvMapping = {
  ...{ account: IBAN, currency: 'TRY', delimiter: ';', skippedLines: 0, dateFormat: 'dd.mm.yyyy', decimalMark: ',' },
  isNewestFirst: false,
  columns: { bookedOn: 'Tarih', description: 'Açıklama', amount: 'Tutar', balance: 'Bakiye', number: 'No' },
};
