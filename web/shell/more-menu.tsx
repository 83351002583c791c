import { useId } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useWords } from '../words/language';
import type { NavigationEntry } from './navigation-entry';

/** On phones: the pages that have no tab of their own, behind the last tab. It is marked when one of them is open. */
export function MoreMenu({ entries }: { entries: readonly NavigationEntry[] }) {
  const words = useWords();
  const id = useId();
  const { pathname } = useLocation();
  const isHere = entries.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <>
      <button type="button" className="more" data-here={isHere || undefined} popoverTarget={id}>
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4.5 12h1M11.5 12h1M18.5 12h1" />
        </svg>
        {words.more}
      </button>
      <div id={id} className="more-pages" popover="auto">
        {entries.map(({ path, word, icon }) => (
          <NavLink
            key={path}
            to={path}
            onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
          >
            <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d={icon} />
            </svg>
            {words[word]}
          </NavLink>
        ))}
      </div>
    </>
  );
}
