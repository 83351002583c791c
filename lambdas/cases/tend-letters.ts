import type { CaseMessage } from '../../shared/domain/case-message';
import { isInterrupted, isOnItsWay } from '../../shared/domain/letter-fate';
import type { LooseLetter } from '../../shared/domain/loose-letter';
import { logger } from '../runtime/observe';
import type { CaseLetters } from '../stores/case-letters';
import type { Cases } from '../stores/cases';
import { type MakeDependencies, makeClosingStatement } from './make-closing-statement';
import { type PostDependencies, postLetter } from './post-letter';

export interface TendDependencies extends PostDependencies, MakeDependencies {
  readonly letters: Pick<CaseLetters, 'onTheirWay'>;
  readonly cases: Pick<Cases, 'read' | 'keepMessage' | 'moveMessage' | 'findPaper' | 'keepPapers'>;
}

/** What a run did. `failed` ones are tried again at the next run. */
export interface Tended {
  readonly sent: number;
  readonly notSent: number;
  readonly unsure: number;
  readonly waiting: number;
  readonly failed: number;
}

const ROWS = 100;

/**
 * Looks after letters that were written down and are not known to have been sent. One that waits for its paper gets it and
 * goes; one whose sender must have died over it is put before staff as `unsure`, who may send it again: nothing is sent
 * twice by itself. Each step finds what was done before it, and one letter's trouble never stops another.
 */
export async function tendLetters(dependencies: TendDependencies): Promise<Tended> {
  const tended = { sent: 0, notSent: 0, unsure: 0, waiting: 0, failed: 0 };
  for (const letter of await dependencies.letters.onTheirWay(ROWS)) tended[await tendSafely(letter, dependencies)] += 1;
  return tended;
}

async function tendSafely(letter: LooseLetter, dependencies: TendDependencies): Promise<keyof Tended> {
  try {
    return await tend(letter, dependencies);
  } catch (error) {
    logger.error('letter not tended', { number: letter.number, letter: letter.id, error: error as Error });
    return 'failed';
  }
}

async function tend({ number, id }: LooseLetter, dependencies: TendDependencies): Promise<keyof Tended> {
  const { cases, now } = dependencies;
  const dossier = await cases.read(number);
  const before = dossier?.messages.find((message) => message.id === id);
  if (dossier === undefined || before === undefined) throw new Error('a letter without its case');
  if (!isOnItsWay(before)) return 'waiting';
  if (isInterrupted(before, now())) {
    return (await cases.moveMessage(number, before, { ...before, unsent: 'unsure' })) ? 'unsure' : 'waiting';
  }
  if (before.enclosure === undefined || before.triedAt !== undefined) return 'waiting';
  const attachment = await makeClosingStatement(number, dependencies);
  const message: CaseMessage = { ...before, triedAt: now() };
  if (!(await cases.moveMessage(number, before, message))) return 'waiting';
  const isSent = await postLetter(dossier.case, { message, attachments: [attachment] }, dossier.messages, dependencies);
  return isSent ? 'sent' : 'notSent';
}
