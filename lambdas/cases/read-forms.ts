import type { FormReading } from '../../shared/domain/form-reading';
import type { ParsedMail } from '../../shared/domain/mail';
import { logger } from '../runtime/observe';
import type { ReadAttachment } from './store-papers';

export interface FormDependencies {
  readonly readForm: (content: Uint8Array) => Promise<FormReading>;
}

/** The attachments of a message with what was read of each, and the one reading that speaks for the message. */
export interface ReadForms {
  readonly attachments: readonly ReadAttachment[];
  /** Of the first form signed by us, else of the first form of ours. */
  readonly reading: FormReading | undefined;
}

/** Reads the forms among a message's attachments. One that cannot be read is `broken` and hinders no other. */
export async function readForms(mail: ParsedMail, { readForm }: FormDependencies): Promise<ReadForms> {
  const attachments: ReadAttachment[] = [];
  for (const attachment of mail.attachments) {
    const reading = isReadable(attachment) ? await readSafely(attachment.content, readForm) : undefined;
    attachments.push(reading === undefined ? { attachment } : { attachment, reading });
  }
  const readings = attachments.flatMap(({ reading }) => reading ?? []);
  return {
    attachments,
    reading: readings.find(({ form }) => form?.isSigned) ?? readings.find(({ form }) => form !== undefined),
  };
}

function isReadable({ status, type }: ParsedMail['attachments'][number]): boolean {
  return status === 'accepted' && (type === 'application/pdf' || type === 'image/jpeg' || type === 'image/png');
}

async function readSafely(content: Uint8Array, readForm: FormDependencies['readForm']): Promise<FormReading> {
  try {
    return await readForm(content);
  } catch (error) {
    logger.error('form not read', { error: error as Error });
    return { fields: [], reason: 'broken' };
  }
}
