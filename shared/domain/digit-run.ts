import { ODD_NUMERAL } from './folded-text';
import { type DigitGroup, type PhoneWriting, readPhoneWriting } from './phone-writing';

/**
 * A stretch of a digit run read as one thing: a telephone number, something `evident` that cannot be part of one (a
 * date, a time, an amount of money), or a `bare` group of digits that could belong to anything beside it.
 */
export interface Tile {
  readonly kind: 'phone' | 'evident' | 'bare';
  readonly writing?: PhoneWriting;
  readonly start: number;
  readonly end: number;
  /** What stands between this tile and the one before it in the run. */
  readonly gap: string;
}

const GROUP = new RegExp(`[0-9${ODD_NUMERAL}]+`, 'g');
/** What may stand between digits that are to be judged together; a letter, a star or five blanks separate for good. */
const GAP = /^[ .,:/()_\n-]{1,4}$/;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '20\\d\\d';
const EVIDENT = [
  `${DAY}([./-])${MONTH}\\1(?:${YEAR}|\\d\\d)`,
  `${YEAR}([./-])${MONTH}\\2${DAY}`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
  `(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])${YEAR}`,
  '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?',
  '[1-9]\\d{0,2}(?:\\.\\d{3}){0,5},\\d\\d',
  '[1-9]\\d{0,15},\\d\\d',
  '[1-9]\\d{0,2}(?:\\.\\d{3}){0,5}(?:,\\d\\d)?(?= ?(?:tl|try|lira|₺)(?![a-z]))',
  '[1-9]\\d{0,15}(?:[.,]\\d\\d)?(?= ?(?:tl|try|lira|₺)(?![a-z]))',
].map((pattern) => new RegExp(`${pattern}(?![0-9${ODD_NUMERAL}]|[.,/:_-][0-9${ODD_NUMERAL}])`, 'y'));

/** In groups of digits: `1.000.000.000.000.000,00`. */
const LONGEST_EVIDENT = 7;

/** The runs of digit groups in folded text: what must be judged together, because it may be one number. */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  let lastEnd = 0;
  for (const match of text.matchAll(GROUP)) {
    const gap = text.slice(lastEnd, match.index);
    const isSameRun = run.length > 0 && gap.length <= 4 && GAP.test(gap);
    if (!isSameRun) {
      run = [];
      runs.push(run);
    }
    lastEnd = match.index + match[0].length;
    run.push({ digits: match[0], start: match.index, end: lastEnd, gap: isSameRun ? gap : '' });
  }
  return runs;
}

/** Reads a run from left to right. Every group belongs to exactly one tile. */
export function tileRun(text: string, run: readonly DigitGroup[]): Tile[] {
  const tiles: Tile[] = [];
  for (let at = 0; at < run.length; ) {
    const first = run[at];
    if (first === undefined) break;
    const evident = countEvident(text, run, at);
    const writing = evident > 0 ? undefined : readPhoneWriting(run, at, text[first.start - 1] === '+');
    const count = Math.max(1, evident, writing?.groupCount ?? 0);
    const place = { start: first.start, end: run[at + count - 1]?.end ?? first.end, gap: first.gap };
    if (writing !== undefined) tiles.push({ kind: writing.phone ? 'phone' : 'evident', writing, ...place });
    else tiles.push({ kind: evident > 0 ? 'evident' : 'bare', ...place });
    at += count;
  }
  return tiles;
}

/** How many groups from `at` make a date, a time or an amount. */
function countEvident(text: string, run: readonly DigitGroup[], at: number): number {
  const start = run[at]?.start ?? 0;
  for (const pattern of EVIDENT) {
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    const count = run.slice(at, at + LONGEST_EVIDENT).findIndex((group) => group.end === pattern.lastIndex) + 1;
    if (count > 0) return count;
  }
  return 0;
}
