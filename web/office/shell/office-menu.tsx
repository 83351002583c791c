import { NavLink } from 'react-router';
import { useLanguage } from '../../words/speech';
import type { OfficePage } from '../office-page';
import { useShellWords } from '../words/shell';
import { useCount } from './queries';
import '../../style/tag.css';

export const MENU_ID = 'office-menu';

/** The menu: a column on wide screens, opened from the bar on phones. */
export function OfficeMenu({ pages }: { pages: readonly OfficePage[] }) {
  const words = useShellWords();
  return (
    <nav id={MENU_ID} className="office-menu" popover="auto" aria-label={words.mainNavigation}>
      {pages.map((page) => (
        <MenuLink key={page.path} page={page} />
      ))}
    </nav>
  );
}

function MenuLink({ page }: { page: OfficePage }) {
  const words = useShellWords();
  const { language } = useLanguage();
  const count = useCount(page);
  return (
    <NavLink
      to={page.path}
      onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()}
    >
      {page.name[language]}
      {count ? (
        <span className="tag wait">
          {count}
          <span className="aside"> {words.waiting}</span>
        </span>
      ) : (
        <kbd>g {page.key}</kbd>
      )}
    </NavLink>
  );
}
