import { use } from 'react';
import type { Language } from '../../shared/api/refusals';
import { useLanguage } from './speech';
import { tr, type Words } from './tr';

let english: Promise<Words> | undefined;

/** Fetched when somebody wants it: most never do, and nobody should wait for a language they do not read. */
function fetchEnglish(): Promise<Words> {
  english ??= import('./en').then(({ en }) => en);
  return english;
}

/** The portal's words of the chosen language. */
export function useWords(): Words {
  return useLanguage().language === 'tr' ? tr : use(fetchEnglish());
}

/** The portal's words of the chosen language, and which it is. */
export function useSpeech(): { readonly words: Words; readonly language: Language } {
  const words = useWords();
  return { words, language: useLanguage().language };
}
