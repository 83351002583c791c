import { maskBankNumbers } from './bank-number';
import { digitRuns, type Tile, tileRun } from './digit-run';
import { foldText } from './folded-text';
import { isNamedOtherwise } from './number-label';
import type { Phone } from './phone';
import { type DigitGroup, readPhoneWriting } from './phone-writing';

/** A phone number seen in a text: `description.slice(start, end)` is how it was written there. */
export interface PhoneSighting {
  readonly phone: Phone;
  readonly start: number;
  readonly end: number;
}

/** What a description says about phones: those it surely names, and those it may name but that may be something else. */
export interface PhoneReading {
  readonly certain: PhoneSighting[];
  readonly doubtful: PhoneSighting[];
}

/**
 * Reads the mobile numbers in a transfer's description, in order, each as often as it stands there. What is certain may
 * be credited, so a stretch of digits that could be anything else is not:
 *
 * 1. An IBAN and a query number in its layout's place are never phones (`maskBankNumbers`), nor is a number that the
 *    words beside it call something else (`isNamedOtherwise`); written as phones are, with `0` or `90`, it is doubtful.
 * 2. The digits must be grouped as people group phone numbers (`readPhoneWriting`) and not be part of a longer run.
 * 3. Digits hanging on without a blank make a phone doubtful: `5321234567-1`, `0532 123 45 67/2`. So do bare digits a
 *    blank away, `1 0532 123 45 67` or `532 123 45 67 89`, unless it is written unmistakably, `05321234567` or
 *    `+905321234567`. A date, a time, an amount or another phone beside it does no harm.
 */
export function readPhones(description: string): PhoneReading {
  const folded = foldText(description);
  const text = maskBankNumbers(folded.text);
  const certain: PhoneSighting[] = [];
  const doubtful: PhoneSighting[] = [];
  const place = (start: number, end: number) => ({
    start: folded.starts[text[start - 1] === '+' ? start - 1 : start] ?? 0,
    end: folded.ends[end - 1] ?? 0,
  });
  for (const run of digitRuns(text)) {
    const tiles = tileRun(text, run).map((tile) => rejectNamed(text, tile));
    const doubted = doubtedTiles(tiles);
    const sure = tiles.filter((tile) => tile.kind === 'phone' && !doubted.has(tile));
    for (const { writing, start, end } of sure) {
      if (writing?.phone !== undefined) certain.push({ phone: writing.phone, ...place(start, end) });
    }
    if (tiles.every(({ kind }) => kind !== 'bare')) continue;
    for (const { phone, start, end } of possiblePhones(text, run)) {
      if (!sure.some((tile) => tile.start <= start && end <= tile.end)) doubtful.push({ phone, ...place(start, end) });
    }
  }
  return { certain, doubtful };
}

/** The phones a description surely names (`readPhones`), for highlighting and for crediting. */
export function phonesIn(description: string): PhoneSighting[] {
  return readPhones(description).certain;
}

/** The phones without repetition, in the order in which they were first seen. */
export function distinctPhones(sightings: readonly PhoneSighting[]): Phone[] {
  return [...new Set(sightings.map(({ phone }) => phone))];
}

function rejectNamed(text: string, tile: Tile): Tile {
  if (tile.kind !== 'phone' || tile.writing === undefined) return tile;
  return isNamedOtherwise(text, tile.start, tile.end, tile.writing) ? { ...tile, kind: 'bare' } : tile;
}

/** Every phone that can be read in a run, overlapping ones too, but not what is called something else without a prefix. */
function possiblePhones(text: string, run: readonly DigitGroup[]): PhoneSighting[] {
  return run.flatMap(({ start, end: firstEnd }, at) => {
    const writing = readPhoneWriting(run, at, text[start - 1] === '+');
    if (writing?.phone === undefined) return [];
    const end = run[at + writing.groupCount - 1]?.end ?? firstEnd;
    if (!writing.isPrefixed && isNamedOtherwise(text, start, end, writing)) return [];
    return [{ phone: writing.phone, start, end }];
  });
}

/** The phones of one digit run that its bare digits throw doubt on. */
function doubtedTiles(tiles: readonly Tile[]): Set<Tile> {
  const doubted = new Set(tiles.filter((tile, index) => tile.kind === 'phone' && isTouched(tiles, index)));
  let stretch: Tile[] = [];
  for (const tile of [...tiles, undefined]) {
    if (tile !== undefined && !isCertain(tile, doubted)) {
      stretch.push(tile);
      continue;
    }
    if (stretch.some((other) => other.kind === 'bare' || doubted.has(other)))
      for (const other of stretch) doubted.add(other);
    stretch = [];
  }
  return doubted;
}

/** Whether bare digits hang on the tile without a blank between. */
function isTouched(tiles: readonly Tile[], index: number): boolean {
  const [before, tile, after] = [tiles[index - 1], tiles[index], tiles[index + 1]];
  const hangsBefore = before?.kind === 'bare' && !tile?.gap.includes(' ');
  return hangsBefore || (after?.kind === 'bare' && !after.gap.includes(' '));
}

/** Whether the tile keeps apart what stands before it and behind it. */
function isCertain(tile: Tile, doubted: ReadonlySet<Tile>): boolean {
  return (
    tile.kind === 'evident' || (tile.kind === 'phone' && tile.writing?.isUnmistakable === true && !doubted.has(tile))
  );
}
