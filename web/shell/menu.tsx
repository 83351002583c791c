import { NavLink } from 'react-router';
import { useWords } from '../words/language';
import type { NavigationEntry } from './navigation-entry';
import '../style/menu.css';

/** The main menu: a column on wide screens with its shortcuts, tabs at the thumb on phones. */
export function Menu({ entries }: { entries: readonly NavigationEntry[] }) {
  const words = useWords();
  return (
    <nav className="menu" aria-label={words.mainNavigation}>
      {entries.map(({ path, word, shortWord, key, icon }) => (
        <NavLink key={path} to={path} end={path === '/'} aria-label={words[word]}>
          <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d={icon} />
          </svg>
          <span className="wide">{words[word]}</span>
          <span className="narrow">{words[shortWord]}</span>
          <kbd>g {key}</kbd>
        </NavLink>
      ))}
    </nav>
  );
}
