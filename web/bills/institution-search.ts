import type { ShownInstitution } from '../../shared/api/bills';

/** Text as it is compared: small letters by Turkish rules, then without their marks, so that `IŞIK`, `ışık` and `isik` are one. */
export function foldForSearch(text: string): string {
  return text.toLocaleLowerCase('tr').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
}

/**
 * The institutions that somebody may mean, in alphabetical order: each word typed begins a word of the name, the city or
 * the category as it is shown. All of them for nothing typed.
 */
export function findInstitutions(
  institutions: readonly ShownInstitution[],
  typed: string,
  nameOf: (category: ShownInstitution['category']) => string,
): ShownInstitution[] {
  const wanted = wordsOf(typed);
  return institutions
    .filter(({ name, city, category }) => {
      const known = wordsOf(`${name} ${city ?? ''} ${nameOf(category)}`);
      return wanted.every((word) => known.some((each) => each.startsWith(word)));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'tr'));
}

function wordsOf(text: string): string[] {
  return foldForSearch(text)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}
