import { createContext, type PropsWithChildren, startTransition, use, useLayoutEffect } from 'react';
import type { Language } from '../../shared/api/refusals';
import { usePreference } from '../preference';

interface Speech {
  readonly language: Language;
  readonly switchLanguage: () => void;
}

const SpeechContext = createContext<Speech>({ language: 'tr', switchLanguage: () => {} });

/** Lets everything inside speak the language this device chose; Turkish until it chose. */
export function Speaking({ children }: PropsWithChildren) {
  const [language, setLanguage] = usePreference('language', ['tr', 'en']);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // What is shown stays until the other language's words are there.
  const switchLanguage = () => startTransition(() => setLanguage(language === 'tr' ? 'en' : 'tr'));
  return <SpeechContext value={{ language, switchLanguage }}>{children}</SpeechContext>;
}

/** The chosen language, and the switch to the other one. */
export function useLanguage(): Speech {
  return use(SpeechContext);
}

/** Makes the hook that gives the words of a dictionary in the chosen language. */
export function dictionary<W>(words: Readonly<Record<Language, W>>): () => W {
  return () => words[use(SpeechContext).language];
}
