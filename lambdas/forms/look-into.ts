import { type FormDefinition, type FormKind, formKinds } from '../../shared/domain/form';
import { findFormCodes, readFormCode } from '../../shared/domain/form-code';
import type { FieldReading, UnreadReason } from '../../shared/domain/form-reading';
import { findDefinition, formDefinitions } from '../../shared/domain/forms/definitions';
import { readAcroFields } from './acro-fields';
import { openPdf } from './open-pdf';
import { type Piece, readPieces } from './page-text';
import { scanCodes } from './scan-codes';
import { readTextFields } from './text-fields';

/** What a file shows to somebody without keys: whether a code is ours is decided elsewhere. */
export interface Looked {
  /** What may be codes of forms, as written. */
  readonly codes: readonly string[];
  /** The form whose words are printed on a page, also where no code is readable. */
  readonly printed?: { readonly kind: FormKind; readonly version: number };
  readonly fields: readonly FieldReading[];
  readonly reason?: UnreadReason;
}

/** A form has one page; with what people scan along with it, ten are plenty. */
const MOST_PAGES = 10;

/** Looks through a PDF or a photograph for a form. May take any time and memory: see `reading-room`. */
export async function lookInto(content: Uint8Array): Promise<Looked> {
  const pdf = await openPdf(content);
  if (pdf === undefined) return { codes: [], fields: [], reason: 'unknown-type' };
  try {
    const fields = await readAcroFields(pdf, content);
    const pages = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      pages.push(await pdf.getPage(number));
    }
    const texts: Piece[][] = [];
    for (const page of pages) texts.push(await readPieces(page));
    const codes = texts.flatMap(codesIn);
    if (fields.length > 0) return { codes, fields, ...printedOn(texts) };

    const scans: Awaited<ReturnType<typeof scanCodes>>[] = [];
    for (const page of pages) scans.push(await scanCodes(page));
    codes.push(...scans.flatMap((scan) => scan.codes));
    // Text over a picture was put there by somebody's recogniser: it is a guess.
    const written = texts.filter((_, index) => !scans[index]?.hasPicture);
    return readPrinted(
      written,
      codes,
      scans.some(({ hasPicture }) => hasPicture),
    );
  } finally {
    await pdf.destroy();
  }
}

function readPrinted(texts: readonly (readonly Piece[])[], codes: readonly string[], isScan: boolean): Looked {
  const { printed } = printedOn(texts);
  const definition = printed && findDefinition(printed.kind, printed.version);
  const read = definition && firstRead(definition, texts);
  if (printed && read) {
    return { codes, printed, fields: read.fields, ...(read.hasMarks ? { reason: 'marks-unread' as const } : {}) };
  }
  if (codes.length > 0) return { codes, fields: [], reason: isScan ? 'only-code' : 'unknown-layout' };
  return { codes, fields: [], reason: isScan ? 'no-code' : 'no-fields' };
}

function codesIn(pieces: readonly Piece[]): string[] {
  const text = pieces.map((piece) => piece.text).join('\n');
  return findFormCodes(text).filter((written) => readFormCode(written, []) !== undefined);
}

/** The form whose labels stand on one of the pages as they do on its sheet. */
function printedOn(texts: readonly (readonly Piece[])[]): Pick<Looked, 'printed'> {
  const kind = formKinds.find((each) => firstRead(formDefinitions[each], texts) !== undefined);
  return kind === undefined ? {} : { printed: { kind, version: formDefinitions[kind].version } };
}

function firstRead(definition: FormDefinition, texts: readonly (readonly Piece[])[]) {
  for (const pieces of texts) {
    const read = readTextFields(definition, pieces);
    if (read) return read;
  }
  return undefined;
}
