import { acknowledgement } from '../../shared/domain/case-letter';
import type { CaseMessage } from '../../shared/domain/case-message';
import type { ParsedMail } from '../../shared/domain/mail';
import type { Acknowledgements } from '../stores/acknowledgements';
import type { CasePlace } from '../stores/case-places';
import type { Cases } from '../stores/cases';
import { letterFor, type PostDependencies, postLetter } from './post-letter';

export interface AcknowledgeDependencies extends PostDependencies {
  readonly cases: Pick<Cases, 'find' | 'keepMessage'>;
  readonly acknowledgements: Acknowledgements;
}

/** Whether somebody is there to read an answer: no machine, no forged or harmful sender. */
function isAnswerable({ from, isAutomatic, authentication: { dmarc, spam, virus } }: ParsedMail): boolean {
  return from !== undefined && !isAutomatic && dmarc !== 'fail' && spam !== 'fail' && virus !== 'fail';
}

/**
 * Acknowledges a case to who opened it: written down before it is sent, so that it is sent once at most. When the process
 * dies between the two, `tendLetters` tells staff, who send it again. True when it was sent by this call.
 */
export async function acknowledge(
  mail: ParsedMail,
  { number, acknowledgement: id }: CasePlace,
  dependencies: AcknowledgeDependencies,
): Promise<boolean> {
  if (!isAnswerable(mail)) return false;
  const opened = await dependencies.cases.find(number);
  if (opened?.from === undefined) return false;
  const named = { id, at: dependencies.now(), letter: 'acknowledgement' } as const;
  const letter = letterFor(opened.from.address, acknowledgement(opened), named);
  if (!(await dependencies.acknowledgements.claim(number, letter.message))) return false;
  const answered: Pick<CaseMessage, 'messageId'> = mail.messageId.startsWith('<') ? { messageId: mail.messageId } : {};
  return postLetter(opened, letter, [answered], dependencies);
}
