import type { Language } from '../../shared/api/refusals';
import { en } from './en';
import { dictionary, useLanguage } from './speech';
import { tr, type Words } from './tr';

/** The portal's words of the chosen language. */
export const useWords = dictionary<Words>({ tr, en });

/** The portal's words of the chosen language, and which it is. */
export function useSpeech(): { readonly words: Words; readonly language: Language } {
  const words = useWords();
  return { words, language: useLanguage().language };
}
