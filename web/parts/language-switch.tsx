import { useSpeech } from '../words/language';

/** Switches between Turkish and English; named in the language it leads to. */
export function LanguageSwitch() {
  const { words, language, switchLanguage } = useSpeech();
  return (
    <button type="button" className="link" lang={language === 'tr' ? 'en' : 'tr'} onClick={switchLanguage}>
      {words.otherLanguage}
    </button>
  );
}
