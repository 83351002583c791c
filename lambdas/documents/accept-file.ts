import { LARGEST_PAPER_BYTES, type PaperType, typeOfContent } from '../../shared/domain/paper';
import { Refusal } from '../../shared/domain/refusal';
import { dropMetadata } from './metadata';

/**
 * What is kept of a file somebody uploaded: its type by its content, and the content without what a camera wrote into it.
 * Refuses `file-not-accepted` with the reason: its type, or its size.
 */
export async function acceptFile(sent: Uint8Array): Promise<{ type: PaperType; content: Uint8Array }> {
  const type = typeOfContent(sent);
  if (type === undefined) throw new Refusal('file-not-accepted', { reason: 'type' });
  if (sent.byteLength > LARGEST_PAPER_BYTES) throw new Refusal('file-not-accepted', { reason: 'size' });
  return { type, content: await dropMetadata(sent, type) };
}
