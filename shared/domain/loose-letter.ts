import type * as z from 'zod';
import { CaseNumber } from './case';
import { CaseMessage } from './case-message';

/** A letter of ours that is not known to have been sent, as lists name it. */
export const LooseLetter = CaseMessage.pick({ id: true, at: true, letter: true, unsent: true }).extend({
  number: CaseNumber,
});
export type LooseLetter = z.infer<typeof LooseLetter>;
