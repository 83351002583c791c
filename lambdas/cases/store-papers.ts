import type { Case } from '../../shared/domain/case';
import type { CasePaper } from '../../shared/domain/case-paper';
import type { FormReading } from '../../shared/domain/form-reading';
import type { MailAttachment } from '../../shared/domain/mail';
import { dropMetadata } from '../documents/metadata';
import type { ObjectStore } from '../gateways/object-store';
import { logger } from '../runtime/observe';
import type { CasePlace } from '../stores/case-places';

/** An attachment with what was read of it, where it is a form of ours. */
export interface ReadAttachment {
  readonly attachment: MailAttachment;
  readonly reading?: FormReading;
}

/**
 * Puts what came with a message into the papers' bucket: photographs without what the camera wrote into them, quarantined
 * content where nobody may fetch it, each where the bucket keeps such things no longer than it must. The names are the message's own, so doing it again does it over.
 */
export async function storePapers(
  attachments: readonly ReadAttachment[],
  { number, message }: CasePlace,
  kind: Case['kind'],
  papers: Pick<ObjectStore, 'put'>,
): Promise<CasePaper[]> {
  const stored: CasePaper[] = [];
  for (const [index, { attachment, reading }] of attachments.entries()) {
    const cleaned = await clean(attachment);
    const id = `${message.toLowerCase()}${String(index).padStart(4, '0')}`;
    const purpose = purposeOf(cleaned, reading, kind);
    const folder = cleaned.status !== 'accepted' ? 'quarantine' : purpose === 'form' ? 'records' : 'cases';
    const paper: CasePaper = {
      id,
      message,
      name: cleaned.name,
      type: cleaned.type.slice(0, 120),
      bytes: cleaned.content.byteLength,
      purpose,
      status: cleaned.status,
      ...(cleaned.status === 'quarantined' ? { reason: cleaned.reason } : {}),
      place: `${folder}/${number}/${id}`,
    };
    // Whatever it claims to be, the bucket calls it bytes: nothing there is ever shown by itself.
    await papers.put(paper.place, cleaned.content, 'application/octet-stream');
    stored.push(paper);
  }
  return stored;
}

/** Beside a form that wants a person's ID, every other picture or PDF is taken to be one. */
function purposeOf(
  { type }: MailAttachment,
  reading: FormReading | undefined,
  kind: Case['kind'],
): CasePaper['purpose'] {
  if (reading?.form !== undefined) return 'form';
  const isPicture = type === 'application/pdf' || type.startsWith('image/');
  return isPicture && (kind === 'user-change' || kind === 'bill-cancellation') ? 'id-copy' : 'unsaid';
}

async function clean(attachment: MailAttachment): Promise<MailAttachment> {
  if (attachment.status !== 'accepted') return attachment;
  const { type, content } = attachment;
  if (type !== 'image/jpeg' && type !== 'image/png') return attachment;
  try {
    return { ...attachment, content: await dropMetadata(content, type) };
  } catch (error) {
    // A picture that cannot be taken apart is none that may be shown.
    logger.warn('picture not cleaned', { type, error: error as Error });
    return { ...attachment, status: 'quarantined', reason: 'unsupported-image' };
  }
}
