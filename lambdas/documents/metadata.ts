import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExifTransformer from 'exif-be-gone';
import type { PaperType } from '../../shared/domain/paper';

/** A photograph without what the camera wrote into it (place, time, device). A PDF stays as it is. */
export async function dropMetadata(content: Uint8Array, type: PaperType): Promise<Uint8Array> {
  if (type === 'application/pdf') return content;
  return buffer(Readable.from([content]).pipe(new ExifTransformer()));
}
