import type { Words } from '../words/tr';

type PlainWord = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

/** A page in the menus. */
export interface NavigationEntry {
  readonly path: `/${string}`;
  readonly word: PlainWord;
  /** For the narrow tabs of phones. */
  readonly shortWord: PlainWord;
  /** Goes there when pressed after `g`. */
  readonly key: string;
  /** Strokes in a box of 24 by 24. */
  readonly icon: string;
}
