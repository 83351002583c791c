import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { CrashGuard } from '../../parts/crash-guard';
import { Crashed } from '../../parts/crashed';
import { Failure } from '../../parts/failure';
import { PageSkeleton } from '../../parts/page-skeleton';
import { usePreference } from '../../preference';
import { useShortcuts } from '../../shell/shortcuts';
import { usePartWords } from '../../words/parts';
import type { OfficePage } from '../office-page';
import { OfficeBar } from './office-bar';
import type { OfficeContext } from './office-context';
import { OfficeHelp } from './office-help';
import { OfficeMenu } from './office-menu';
import { useStaffMe } from './queries';
import '../../style/office.css';

/** What stays while pages change: the bar, the menu of what one's role may see, and the help. */
export function OfficeFrame({ navigation }: { navigation: readonly OfficePage[] }) {
  const words = usePartWords();
  const { pathname } = useLocation();
  const { data: me, error, refetch } = useStaffMe();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [shortcuts, setShortcuts] = usePreference('shortcuts', ['on', 'off']);
  const areShortcutsOn = shortcuts === 'on';
  const pages = navigation.filter(({ roles }) => me !== undefined && roles.includes(me.role));
  useShortcuts(areShortcutsOn, pages, () => setHelpOpen(true));
  const context = me && ({ me, areShortcutsOn } satisfies OfficeContext);
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <OfficeBar me={me} areShortcutsOn={areShortcutsOn} showHelp={() => setHelpOpen(true)} />
      <div className="shell">
        <OfficeMenu pages={pages} />
        <main id="content" tabIndex={-1}>
          {error && me === undefined && <Failure error={error} retry={refetch} />}
          <CrashGuard key={pathname} fallback={<Crashed />}>
            <Suspense fallback={<PageSkeleton />}>
              {context ? <Outlet context={context} /> : !error && <PageSkeleton />}
            </Suspense>
          </CrashGuard>
        </main>
      </div>
      <OfficeHelp
        isOpen={isHelpOpen}
        onClose={() => setHelpOpen(false)}
        pages={pages}
        isOn={areShortcutsOn}
        onSwitch={(isOn) => setShortcuts(isOn ? 'on' : 'off')}
      />
    </>
  );
}
