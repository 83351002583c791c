import type { Institution } from '../../shared/domain/institution';
import type { Institutions } from './institutions';

/** What an institution is called; its id where there is none of that id. */
export type InstitutionNames = () => Promise<(id: Institution['id']) => string>;

const KEPT_MS = 300_000;

/** The names of all institutions, kept for five minutes, so that a list that names many reads none of them. */
export function openInstitutionNames(institutions: Pick<Institutions, 'list'>, nowMs: () => number): InstitutionNames {
  let [names, untilMs] = [new Map<string, string>(), 0];
  return async () => {
    if (nowMs() >= untilMs) {
      names = new Map((await institutions.list()).map(({ id, name }) => [id, name]));
      untilMs = nowMs() + KEPT_MS;
    }
    const known = names;
    return (id) => known.get(id) ?? id;
  };
}
