import * as z from 'zod';
import { foldText } from './folded-text';

/** A word is spoken on the telephone: long enough not to be guessed at once, short enough to say. */
export const SHORTEST_WORD = 4;
const LONGEST = 60;

/** What counts of a security word: its letters and digits, whatever case, blanks and Turkish marks somebody writes. */
export function foldWord(written: string): string {
  return foldText(written).text.replace(/[^a-z0-9]/g, '');
}

/** The word (güvenlik sözcüğü) by which a caller proves to customer services that they speak for an agent; as it counts. */
export const SecurityWord = z
  .string()
  .max(LONGEST)
  .transform(foldWord)
  .refine((word) => word.length >= SHORTEST_WORD, 'too short');
