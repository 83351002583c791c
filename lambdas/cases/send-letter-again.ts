import type { AuditEntry } from '../../shared/domain/audit';
import type { CaseMessage } from '../../shared/domain/case-message';
import { isInterrupted, isOnItsWay } from '../../shared/domain/letter-fate';
import { Refusal } from '../../shared/domain/refusal';
import type { Audit } from '../stores/audit';
import type { Cases, Dossier } from '../stores/cases';
import { type PostDependencies, postLetter } from './post-letter';

export interface SendAgainDependencies extends PostDependencies {
  readonly cases: Pick<Cases, 'keepMessage' | 'moveMessage'>;
  readonly audit: Pick<Audit, 'record'>;
}

/**
 * Sends a letter that did not go, or of which nobody can say: somebody of the staff wants it to. One that takes a paper along
 * is put back among those on their way, where it waits for its paper as before. Refuses `case-moved` for one that was sent
 * or that somebody else has sent again, and `letter-on-its-way`.
 */
export async function sendLetterAgain(
  dossier: Dossier,
  before: CaseMessage,
  entry: AuditEntry,
  dependencies: SendAgainDependencies,
): Promise<{ isSent: boolean }> {
  const now = dependencies.now();
  if (before.sentAt !== undefined) throw new Refusal('case-moved');
  if (isOnItsWay(before) && !isInterrupted(before, now)) throw new Refusal('letter-on-its-way');
  const { unsent: _, triedAt: __, ...again } = before;
  const hasEnclosure = again.enclosure !== undefined;
  const after = hasEnclosure ? again : { ...again, triedAt: now };
  await dependencies.audit.record(entry);
  if (!(await dependencies.cases.moveMessage(dossier.case.number, before, after))) throw new Refusal('case-moved');
  if (hasEnclosure) return { isSent: false };
  return { isSent: await postLetter(dossier.case, { message: after }, dossier.messages, dependencies) };
}
