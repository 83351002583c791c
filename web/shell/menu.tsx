import { NavLink } from 'react-router';
import { useWords } from '../words/language';
import { MoreMenu } from './more-menu';
import type { NavigationEntry } from './navigation-entry';
import '../style/menu.css';

/** The tabs that fit at a phone's lower edge; when there are more pages, the last tab opens the rest. */
const MOST_TABS = 5;

/** The main menu: a column on wide screens with its shortcuts, tabs at the thumb on phones. */
export function Menu({ entries }: { entries: readonly NavigationEntry[] }) {
  const words = useWords();
  const tabs = entries.length > MOST_TABS ? MOST_TABS - 1 : MOST_TABS;
  return (
    <nav className="menu" aria-label={words.mainNavigation}>
      {entries.map(({ path, word, shortWord, key, icon }, index) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          className={index < tabs ? '' : 'beyond'}
          aria-label={words[word]}
        >
          <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d={icon} />
          </svg>
          <span className="wide">{words[word]}</span>
          <span className="narrow">{words[shortWord]}</span>
          <kbd>g {key}</kbd>
        </NavLink>
      ))}
      {entries.length > tabs && <MoreMenu entries={entries.slice(tabs)} />}
    </nav>
  );
}
