import type { StaffMe } from '../../../shared/api/staff';
import { network } from '../../../shared/domain/network';
import { Skeleton } from '../../parts/skeleton';
import { useShellWords } from '../words/shell';
import { MENU_ID } from './office-menu';
import { PromiseMark } from './promise-mark';
import { SearchField } from './search-field';
import { StaffMenu } from './staff-menu';

interface OfficeBarProps {
  readonly me: StaffMe | undefined;
  readonly areShortcutsOn: boolean;
  readonly showHelp: () => void;
}

/** The bar of every page: where one is and as what, the search, and the person. */
export function OfficeBar({ me, areShortcutsOn, showHelp }: OfficeBarProps) {
  const words = useShellWords();
  return (
    <header className="bar office-bar">
      <button type="button" className="round menu-button" popoverTarget={MENU_ID} aria-label={words.openMenu}>
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h16M4 12h16M4 17h16" />
        </svg>
      </button>
      <p className="office-mark">
        <b>
          {network.name} {words.office}
        </b>
        <span>{me ? words[me.role] : <Skeleton width={12} />}</span>
      </p>
      <SearchField areShortcutsOn={areShortcutsOn} role={me?.role} />
      {me && me.role !== 'support' && <PromiseMark />}
      {me ? <StaffMenu me={me} showHelp={showHelp} /> : <span className="initials" />}
    </header>
  );
}
