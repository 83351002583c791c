import { createContext, type PropsWithChildren, use, useLayoutEffect } from 'react';
import type { Language } from '../../shared/api/refusals';
import { usePreference } from '../preference';
import { en } from './en';
import { tr, type Words } from './tr';

const dictionaries: Readonly<Record<Language, Words>> = { tr, en };

interface Speech {
  readonly words: Words;
  readonly language: Language;
  readonly switchLanguage: () => void;
}

const SpeechContext = createContext<Speech>({ words: tr, language: 'tr', switchLanguage: () => {} });

/** Lets everything inside speak the language this device chose; Turkish until it chose. */
export function Speaking({ children }: PropsWithChildren) {
  const [language, setLanguage] = usePreference('language', ['tr', 'en']);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const switchLanguage = () => setLanguage(language === 'tr' ? 'en' : 'tr');
  return <SpeechContext value={{ words: dictionaries[language], language, switchLanguage }}>{children}</SpeechContext>;
}

/** The words of the chosen language, which it is, and the switch to the other one. */
export function useSpeech(): Speech {
  return use(SpeechContext);
}

/** The words of the chosen language. */
export function useWords(): Words {
  return use(SpeechContext).words;
}
