import { maskBankNumbers } from './bank-number';
import { digitRuns, type Tile, tileRun } from './digit-run';
import { foldText } from './folded-text';
import { isNamedOtherwise } from './number-label';
import type { Phone } from './phone';

/** A phone number seen in a text: `description.slice(start, end)` is how it was written there. */
export interface PhoneSighting {
  readonly phone: Phone;
  readonly start: number;
  readonly end: number;
}

/**
 * The mobile numbers that a transfer's description names, in order, each as often as it stands there. What is seen here
 * may be credited, so a stretch of digits that could be anything else is not seen:
 *
 * 1. An IBAN and a query number in its layout's place are never phones (`maskBankNumbers`), nor is a number that the
 *    words beside it call something else (`isNamedOtherwise`).
 * 2. The digits must be grouped as people group phone numbers (`readPhoneWriting`) and not be part of a longer run;
 *    `5321234567-1` and `0532 123 45 67/2` are longer runs.
 * 3. Bare digits a blank away make every writing doubtful but the unmistakable `05321234567` and `+905321234567`: none is
 *    seen in `1 0532 123 45 67` or `532 123 45 67 89`. A date, a time, an amount or another phone beside it does no harm.
 */
export function phonesIn(description: string): PhoneSighting[] {
  const folded = foldText(description);
  const text = maskBankNumbers(folded.text);
  return digitRuns(text).flatMap((run) =>
    certainPhones(tileRun(text, run).map((tile) => doubtNamed(text, tile))).map(({ start, end, phone }) => ({
      phone,
      start: folded.starts[text[start - 1] === '+' ? start - 1 : start] ?? 0,
      end: folded.ends[end - 1] ?? 0,
    })),
  );
}

/** The phones without repetition, in the order in which they were first seen. */
export function distinctPhones(sightings: readonly PhoneSighting[]): Phone[] {
  return [...new Set(sightings.map(({ phone }) => phone))];
}

function doubtNamed(text: string, tile: Tile): Tile {
  if (tile.kind !== 'phone' || tile.writing === undefined) return tile;
  return isNamedOtherwise(text, tile.start, tile.end, tile.writing) ? { ...tile, kind: 'bare' } : tile;
}

/** The phones of one digit run that its other digits leave no doubt about. */
function certainPhones(tiles: readonly Tile[]): { phone: Phone; start: number; end: number }[] {
  const untouched = tiles.map((tile, i) => (isTouched(tiles, i) ? { ...tile, kind: 'bare' as const } : tile));
  const doubtful = doubtfulTiles(untouched);
  return untouched.flatMap((tile) => {
    const phone = tile.kind === 'phone' && !doubtful.has(tile) ? tile.writing?.phone : undefined;
    return phone === undefined ? [] : [{ phone, start: tile.start, end: tile.end }];
  });
}

/** Whether bare digits hang on the tile without a blank between. */
function isTouched(tiles: readonly Tile[], index: number): boolean {
  const [before, tile, after] = [tiles[index - 1], tiles[index], tiles[index + 1]];
  return (
    (before?.kind === 'bare' && !tile?.gap.includes(' ')) || (after?.kind === 'bare' && !after.gap.includes(' '))
  );
}

/** The phones in mistakable writings that share a stretch, unbroken by anything certain, with bare digits. */
function doubtfulTiles(tiles: readonly Tile[]): Set<Tile> {
  const doubtful = new Set<Tile>();
  let stretch: Tile[] = [];
  for (const tile of [...tiles, undefined]) {
    const isCertain = tile === undefined || tile.kind === 'evident' || (tile.kind === 'phone' && tile.writing?.isUnmistakable);
    if (!isCertain) {
      stretch.push(tile);
      continue;
    }
    if (stretch.some(({ kind }) => kind === 'bare')) for (const doubted of stretch) doubtful.add(doubted);
    stretch = [];
  }
  return doubtful;
}
