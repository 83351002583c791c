import { usePartWords } from '../words/parts';
import { useLanguage } from '../words/speech';

/** Switches between Turkish and English; named in the language it leads to. */
export function LanguageSwitch() {
  const words = usePartWords();
  const { language, switchLanguage } = useLanguage();
  return (
    <button type="button" className="link" lang={language === 'tr' ? 'en' : 'tr'} onClick={switchLanguage}>
      {words.otherLanguage}
    </button>
  );
}
