import type { StatementFormat, StatementRefusalReason } from '../../shared/domain/statement';
import { readAccount } from '../../shared/domain/statement-account';
import { readShortDate } from '../../shared/domain/statement-date';
import { joinWrapped, readNarrative } from '../../shared/domain/statement-text';
import { readLetters } from './byte-text';
import { readMtBalance, readMtTotals, refuse } from './mt-balance';
import type { MtField } from './mt-fields';
import { type MtLine, readMtLine } from './mt-line';
import { openDraft, type StatementDraft } from './statement-draft';
import type { Place, StatementFile } from './statement-file';

/** A statement being read: its draft, the fields seen, and the line that still waits for its field 86. */
export interface MtStatement {
  readonly draft: StatementDraft;
  readonly seen: Set<string>;
  /** The closing balance of each account's last statement in this file. */
  readonly pages: Map<string, number>;
  waiting: { readonly line: MtLine; readonly field: MtField } | undefined;
  lastTag: string;
}

type ReadField = (statement: MtStatement, field: MtField, text: string, place: Place) => void;

/** Every field that is known, by its tag. */
const fields: ReadonlyMap<string, ReadField> = new Map<string, ReadField>([
  ['21', () => {}],
  ['NS', () => {}],
  ['25', ({ draft }, _, text, place) => readAccountField(draft, text, place)],
  ['25P', ({ draft }, _, text, place) => readAccountField(draft, text, place)],
  ['28', ({ draft }, _, text, place) => readNumber(draft, text, place)],
  ['28C', ({ draft }, _, text, place) => readNumber(draft, text, place)],
  ['60F', readOpening],
  ['60M', readOpening],
  ['34F', ({ draft }, _, text, place) => readFloor(draft, text, place)],
  ['13', ({ draft }, _, text, place) => readMoment(draft, text, place)],
  ['13D', ({ draft }, _, text, place) => readMoment(draft, text, place)],
  ['61', readLine],
  ['86', readText],
  ['62F', readClosing],
  ['62M', readClosing],
  ['64', ({ draft }, _, text, place) => void readMtBalance(draft, text, place)],
  ['65', ({ draft }, _, text, place) => void readMtBalance(draft, text, place)],
  ['90C', readTotals],
  ['90D', readTotals],
]);

/** Fields that each message has once, without the letter of their variant. */
const ONCE = new Set(['21', '25', '28', '60', '62', '13', '90C', '90D']);
/** Behind these no more lines come. */
const END = ['62', '90C', '90D'];

export function openMtStatement(
  file: StatementFile,
  format: StatementFormat,
  line: number,
  pages: Map<string, number>,
): MtStatement {
  return { draft: openDraft(file, format, line), seen: new Set(), pages, waiting: undefined, lastTag: '20' };
}

/** Reads one field into its statement. Their order is held where it guards money: opening, lines, closing. */
export function readMtField(statement: MtStatement, field: MtField): void {
  const { draft, seen } = statement;
  const { tag, line } = field;
  const read = fields.get(tag);
  const name = tag.startsWith('90') ? tag : tag.replace(/[A-Z]$/, '');
  const reason = outOfPlace(statement, name, read !== undefined);
  if (read === undefined || reason !== undefined) {
    draft.refuse(reason ?? 'unknown-field', { line, column: 1 });
    return;
  }
  if (tag !== '86') tellWaiting(statement, undefined);
  seen.add(name);
  read(statement, field, field.lines[0]?.text ?? '', { line, column: tag.length + 3 });
  statement.lastTag = tag;
}

function outOfPlace({ seen }: MtStatement, name: string, isKnown: boolean): StatementRefusalReason | undefined {
  if (!isKnown) return 'unknown-field';
  if (ONCE.has(name) && seen.has(name)) return 'field-twice';
  const isBegun = seen.has('60') || seen.has('34');
  if (name === '61' && (!isBegun || END.some((end) => seen.has(end)))) return 'field-out-of-place';
  return name === '62' && !seen.has('60') ? 'field-out-of-place' : undefined;
}

export function finishMtStatement(statement: MtStatement, line: number): void {
  const { draft, pages } = statement;
  tellWaiting(statement, undefined);
  // An interim report need not tell balances, but one that opens with a balance closes with one.
  draft.finish({ line, column: 1 }, draft.format === 'MT940' || statement.seen.has('60'));
  if (draft.account !== undefined && draft.closing !== undefined) pages.set(draft.account, draft.closing.amount);
}

function readAccountField(draft: StatementDraft, text: string, place: Place): void {
  const found = readAccount(readLetters(text));
  if (found === undefined) {
    draft.refuse('unreadable-account', place);
    return;
  }
  draft.setAccount(found.account, place);
  if (found.currency !== undefined) draft.agreeOn(found.currency, place);
}

function readNumber(draft: StatementDraft, text: string, place: Place): void {
  const number = text.trim();
  if (/^\d+(?:\/\d+){0,2}$/.test(number)) draft.number = number;
  else draft.refuse('unknown-value', place);
}

/** The floor limit tells the currency of an interim report. */
function readFloor(draft: StatementDraft, text: string, place: Place): void {
  draft.format = 'MT942';
  draft.agreeOn(text.slice(0, 3), place);
}

function readMoment(draft: StatementDraft, text: string, place: Place): void {
  draft.format = 'MT942';
  draft.day = readShortDate(text);
  if (draft.day === undefined) draft.refuse('unreadable-date', place);
}

/** The opening balance; on a page that goes on (60M) it is the closing balance of the page before. */
function readOpening({ draft, pages }: MtStatement, { tag }: MtField, text: string, place: Place): void {
  draft.opening = readMtBalance(draft, text, place);
  draft.day ??= draft.opening?.on;
  const before = tag === '60M' ? pages.get(draft.account ?? '') : undefined;
  const isTorn = before !== undefined && draft.opening !== undefined && draft.opening.amount !== before;
  if (isTorn) draft.refuse('balances-disagree', place);
}

function readClosing({ draft }: MtStatement, _: MtField, text: string, place: Place): void {
  draft.closing = readMtBalance(draft, text, place);
}

function readTotals({ draft }: MtStatement, { tag }: MtField, text: string, place: Place): void {
  draft.totals[tag === '90C' ? 'credits' : 'debits'] = readMtTotals(draft, text, place);
}

function readLine(statement: MtStatement, field: MtField, text: string, place: Place): void {
  const { draft } = statement;
  // An unreadable currency was refused where it stands; amounts in it cannot be read.
  if (draft.currency === undefined) return;
  const line = readMtLine(readLetters(text), draft.agreeOn(draft.currency, place) ?? 0);
  if ('reason' in line) refuse(draft, line, place);
  else statement.waiting = { line, field };
}

/** Field 86 belongs to the line before it, or, behind the end, to the whole statement. */
function readText(statement: MtStatement, field: MtField, _: string, { line }: Place): void {
  const { waiting, seen, lastTag, draft } = statement;
  const isExplained = END.some((end) => seen.has(end)) || lastTag === '61';
  if (waiting !== undefined) tellWaiting(statement, field);
  else if (!isExplained) draft.refuse('field-out-of-place', { line, column: 1 });
}

/** Takes the waiting line into the statement, with its text where it has one. */
function tellWaiting(statement: MtStatement, text: MtField | undefined): void {
  const { waiting, draft } = statement;
  if (waiting === undefined) return;
  statement.waiting = undefined;
  const { line, field } = waiting;
  const { isExpected, reference, ...facts } = line;
  const details = readLetters(joinWrapped(field.lines.slice(1)));
  const said = readNarrative(text === undefined ? details : readLetters(joinWrapped(text.lines)));
  const known = reference ?? said.reference;
  draft.tally(facts.amount, isExpected);
  draft.add(
    {
      ...facts,
      ...said,
      isBatch: false,
      ...(text === undefined || details === '' ? {} : { details }),
      ...(known === undefined ? {} : { reference: known }),
      line: field.line,
    },
    { line: field.line, column: 5 },
    isExpected,
  );
}
