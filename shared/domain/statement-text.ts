import { readIban } from './statement-account';

/** What the text of a statement's line says. */
export interface Narrative {
  readonly description: string;
  readonly counterparty?: string;
  readonly counterpartyIban?: string;
  readonly reference?: string;
}

/** SWIFT's lines of field 86 are 65 characters wide, its subfields `?20` to `?29` 27. */
const LINE_WIDTH = 65;
const SUBFIELD_WIDTH = 27;
/** Shorter lines of equal length are lines of a list, not a wrapped text. */
const MIN_WRAP_WIDTH = 20;

/** One line of a wrapped field: its text and how wide it stood in the file, in bytes, tag included. */
export interface WrappedLine {
  readonly text: string;
  readonly width: number;
}

/**
 * The lines of a wrapped field as one text (still in bytes, one character each, so that a letter of several bytes that
 * the wrap cut is whole again). Banks cut at the full width in mid-word: a full line is joined to the next without a
 * blank, a shorter one ended where a word ends, unless it ends inside a phone number.
 */
export function joinWrapped(lines: readonly WrappedLine[]): string {
  const width = commonWidth(lines.map(({ text }) => text.length));
  let joined = '';
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.text;
    joined += line.text;
    if (next !== undefined && !isFull(line, width) && !beginsSubfield(next) && !isCutPhone(line.text, next))
      joined += ' ';
  }
  return joined.trim();
}

function isFull({ text, width }: WrappedLine, common: number | undefined): boolean {
  const characters = text.length - (text.match(/[\x80-\xBF]/g)?.length ?? 0);
  return (
    [text.length, width].includes(LINE_WIDTH) || characters >= LINE_WIDTH || text.length === common || endsCut(text)
  );
}

/** Whether the break stands inside the digits of one phone number: `… 0532123` and `4567 …`. */
function isCutPhone(line: string, next: string): boolean {
  const [before] = /\d{1,11}$/.exec(line) ?? [];
  const [behind] = /^\d{1,9}(?!\d)/.exec(next) ?? [];
  return before !== undefined && behind !== undefined && /^(?:0|90|0090)5\d{9}$/.test(before + behind);
}

/** The last byte begins a UTF-8 letter whose rest is on the next line. */
function endsCut(text: string): boolean {
  return /[\xC3-\xC5]$/.test(text);
}

/** The width of a bank that wraps at its own: at least two lines of the same length, and none longer. */
function commonWidth(lengths: readonly number[]): number | undefined {
  const [first = 0, ...others] = lengths;
  const last = others.pop() ?? first;
  const isWrapped = others.length > 0 && others.every((length) => length === first) && last <= first;
  return isWrapped && first >= MIN_WRAP_WIDTH ? first : undefined;
}

function beginsSubfield(line: string): boolean {
  return /^(?:[?~^<]\d\d|\/[A-Z]{4}\/)/.test(line);
}

/** Only what the layout defines: a `?` may also stand for a lost letter before a number. */
const SUBFIELD = '(?:00|10|2\\d|3[0-8]|6[0-3])';
const NUMBERED = new RegExp(`^(?:\\d{3})?([?~^<])${SUBFIELD}`);
const PURPOSE = '20 21 22 23 24 25 26 27 28 29 60 61 62 63'.split(' ');
const TAGS =
  'EREF|KREF|PREF|IREF|CREF|MARF|MREF|CSID|CRED|ORDP|BENM|CNTP|NAME|IBAN|BIC|ADDR|REMI|SVWZ|ULTD|ULTC|ULTB|PURP|TRTP|RTRN|OCMT|CHGS|CHGT|EXCH|BUSP|TRCD|ACCW|TYPE|CODE';
const TAGGED = new RegExp(`^/(?:${TAGS})/`);

/**
 * Reads a joined and decoded field 86: subfields by number (`166?20…?32…`), subfields by name (`/EREF/…/REMI/…`), or
 * free text, which is the description as it stands.
 */
export function readNarrative(text: string): Narrative {
  const mark = NUMBERED.exec(text)?.[1];
  if (mark !== undefined) return readNumbered(text, mark);
  return TAGGED.test(text) ? readTagged(text) : { description: text };
}

function readNumbered(text: string, mark: string): Narrative {
  const subfields = new Map<string, string>();
  const pieces = text.split(new RegExp(`\\${mark}(?=${SUBFIELD})`)).slice(1);
  for (const piece of pieces) {
    const code = piece.slice(0, 2);
    subfields.set(code, `${subfields.get(code) ?? ''}${piece.slice(2)}`);
  }
  const purposes = PURPOSE.flatMap((code) => subfields.get(code) ?? []);
  const purpose = purposes
    .map((piece, index) => (index === purposes.length - 1 || piece.length >= SUBFIELD_WIDTH ? piece : `${piece} `))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
  const named = readPlusTags(purpose);
  return narrative(named.get('SVWZ') ?? (purpose || subfields.get('00')?.trim() || ''), {
    counterparty: `${subfields.get('32') ?? ''}${subfields.get('33') ?? ''}`,
    iban: subfields.get('38') ?? subfields.get('31') ?? named.get('IBAN'),
    reference: named.get('EREF') ?? named.get('KREF'),
  });
}

/** `EREF+…KREF+…SVWZ+…` within the purpose. */
function readPlusTags(purpose: string): Map<string, string> {
  const parts = purpose.split(new RegExp(`(${TAGS})\\+`));
  return pairUp(parts);
}

function readTagged(text: string): Narrative {
  const named = pairUp(text.split(new RegExp(`/(${TAGS})/`)));
  const [iban, , name] = (named.get('CNTP') ?? '').split('/');
  const remittance = named.get('REMI') ?? named.get('SVWZ');
  return narrative(remittance?.replace(/^(?:USTD|STRD)\/+/, '') ?? text, {
    counterparty: named.get('NAME') ?? (named.get('ORDP') || named.get('BENM') || name),
    iban: named.get('IBAN') ?? iban,
    reference: named.get('EREF') ?? named.get('KREF') ?? named.get('PREF'),
  });
}

/** What a split at captured names gives (`before, name, value, name, value …`) by name; the first value counts. */
function pairUp(parts: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? '';
    if (!named.has(name)) named.set(name, (parts[at + 1] ?? '').replace(/^\/+|\/+$/g, '').trim());
  }
  return named;
}

interface Found {
  readonly counterparty: string | undefined;
  readonly iban: string | undefined;
  readonly reference: string | undefined;
}

function narrative(description: string, { counterparty, iban, reference }: Found): Narrative {
  const counterpartyIban = readIban(iban ?? '');
  return {
    description,
    ...(counterparty?.trim() ? { counterparty: counterparty.trim() } : {}),
    ...(counterpartyIban === undefined ? {} : { counterpartyIban }),
    ...(reference?.trim() && reference.trim() !== 'NOTPROVIDED' ? { reference: reference.trim() } : {}),
  };
}
