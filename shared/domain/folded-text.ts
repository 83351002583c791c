import { MOJIBAKE } from './mojibake';

/** Text made comparable, one character for each that counts, with the way back to where each stood in the original. */
export interface FoldedText {
  readonly text: string;
  /** `starts[i]`, `ends[i]`: the original characters (UTF-16 offsets) the folded character `i` was made of. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands for a numeral we cannot read as a decimal digit (`²`, `½`, `Ⅷ`): it lengthens a run of digits, never completes one. */
export const ODD_NUMERAL = 'N';
/** Stands for a letter lost in a wrong encoding (U+FFFD, or the `?` some banks put). */
export const LOST_LETTER = '?';

const INVISIBLE = /^[\p{M}\p{Cf}]$/u;
const BLANK = /^[\s\p{Zs}]$/u;
const DASH = /^[\p{Pd}\u2212]$/u;
const NUMERAL = /^\p{N}$/u;
const LETTER_OR_WIDE = /^[\p{L}\uFF01-\uFF5E]$/u;
/** Stands for a character beyond the basic plane that is no letter: an emoji. */
const OTHER = '\uFFFC';
/** The zeros of the decimal digits that phone keyboards write: ASCII (also full width, by NFKD), Arabic, Persian. */
const ZEROS = [0x30, 0x660, 0x6f0];

const seen = new Map<string, string>();

/**
 * Folds case (by Turkish rules), Turkish letters and their mojibake to plain `a`–`z`; full-width and Arabic digits to
 * `0`–`9`; every blank to one space, every dash to `-`, a line break (LF or CRLF) to one `\n`. Characters without a
 * width (soft hyphens, joiners, combining marks) are left out. What it makes of a text is never longer than the text.
 */
export function foldText(original: string): FoldedText {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let start = 0; start < original.length; ) {
    const pair = original.slice(start, start + 2);
    const fromPair = pair === '\r\n' ? '\n' : MOJIBAKE.get(pair);
    const character = fromPair === undefined ? String.fromCodePoint(original.codePointAt(start) ?? 0) : pair;
    const made = fromPair ?? foldCharacter(character);
    const end = start + character.length;
    if (made !== '') {
      folded.push(made);
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { text: folded.join(''), starts, ends };
}

function foldCharacter(character: string): string {
  const known = seen.get(character);
  if (known !== undefined) return known;
  const made = readCharacter(character);
  // Keeps the table small whatever characters arrive: Turkish texts use far fewer than this.
  if (seen.size < 1_000) seen.set(character, made);
  return made;
}

function readCharacter(character: string): string {
  if (character === '\n' || character === '\r') return '\n';
  if (character === '\uFFFD') return LOST_LETTER;
  const mojibake = MOJIBAKE.get(character);
  if (mojibake !== undefined) return mojibake;
  if (INVISIBLE.test(character)) return '';
  if (BLANK.test(character)) return ' ';
  if (DASH.test(character)) return '-';
  if (NUMERAL.test(character)) return readNumeral(character);
  if (!LETTER_OR_WIDE.test(character)) return character.length > 1 ? OTHER : character;
  // 'ı' has no decomposition; every other Turkish letter is a Latin letter with a mark.
  const plain = character.toLocaleLowerCase('tr').replace('ı', 'i').normalize('NFKD');
  return /^[\uD800-\uDFFF]/.test(plain) ? OTHER : plain.charAt(0);
}

function readNumeral(numeral: string): string {
  const wide = /^[０-９]$/.test(numeral) ? numeral.normalize('NFKD') : numeral;
  const zero = ZEROS.find((code) => wide.charCodeAt(0) >= code && wide.charCodeAt(0) <= code + 9);
  return zero === undefined ? ODD_NUMERAL : String(wide.charCodeAt(0) - zero);
}
