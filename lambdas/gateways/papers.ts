import type { Paper } from '../../shared/domain/paper';
import { openObjectStore } from './object-store';

type PaperName = Pick<Paper, 'agent' | 'id'>;

/** The contents of uploaded papers. */
export interface Papers {
  put(paper: Paper, content: Uint8Array): Promise<void>;
  get(paper: PaperName): Promise<Uint8Array>;
  remove(paper: PaperName): Promise<void>;
}

/** The papers' bucket. */
export function openPapers(env: Readonly<Record<string, string | undefined>>): Papers {
  const objects = openObjectStore(env, env.PAPERS_BUCKET ?? '');
  const keyOf = ({ agent, id }: PaperName) => `papers/${agent}/${id}`;
  return {
    put: (paper, content) => objects.put(keyOf(paper), content, paper.type),
    get: (paper) => objects.get(keyOf(paper)),
    remove: (paper) => objects.remove(keyOf(paper)),
  };
}
