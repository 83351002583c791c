import type { AnnouncementFile } from '../../shared/domain/announcement';
import { openObjectStore } from './object-store';

/** The contents of announcements' files. */
export interface NewsFiles {
  put(file: AnnouncementFile, content: Uint8Array): Promise<void>;
  get(file: Pick<AnnouncementFile, 'id'>): Promise<Uint8Array>;
}

/** Announcements' files lie in the papers' bucket, below a folder of their own: who reads them sees no paper. */
export function openNewsFiles(env: Readonly<Record<string, string | undefined>>): NewsFiles {
  const objects = openObjectStore(env, env.PAPERS_BUCKET ?? '');
  const keyOf = ({ id }: Pick<AnnouncementFile, 'id'>) => `news/${id}`;
  return {
    put: (file, content) => objects.put(keyOf(file), content, file.type),
    get: (file) => objects.get(keyOf(file)),
  };
}
