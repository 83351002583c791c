import { themes, useTheme } from '../theme';
import { usePartWords } from '../words/parts';

/** Light, dark, or as the system. */
export function ThemeChoice() {
  const words = usePartWords();
  const [theme, choose] = useTheme();
  const names = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };
  return (
    <fieldset className="segments">
      <legend>{words.theme}</legend>
      {themes.map((each) => (
        <label key={each}>
          <input type="radio" name="theme" checked={theme === each} onChange={() => choose(each)} />
          <span>{names[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
