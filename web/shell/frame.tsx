import { lazy, Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { CrashGuard } from '../parts/crash-guard';
import { Crashed } from '../parts/crashed';
import { Failure } from '../parts/failure';
import { PageSkeleton } from '../parts/page-skeleton';
import { usePreference } from '../preference';
import { useWords } from '../words/language';
import { BalanceNotice } from './balance-notice';
import { CancellationNotices } from './cancellation-notices';
import { Menu } from './menu';
import type { NavigationEntry } from './navigation-entry';
import { useMe } from './queries';
import type { ShellContext } from './shell-context';
import { useShortcuts } from './shortcuts';
import { TopBar } from './top-bar';
import '../style/notice.css';

/** Fetched when first opened, and kept then: closing gives the focus back only while the dialog is there. */
const AccountsDialog = lazy(() => import('./accounts-dialog'));
const HelpDialog = lazy(() => import('./help-dialog'));

/** What stays while pages change: the bar, the menu, the dialogs of every page, and news of balance and cancellations. */
export function Frame({ navigation }: { navigation: readonly NavigationEntry[] }) {
  const words = useWords();
  const { pathname } = useLocation();
  const { data: me, error, refetch } = useMe();
  const [dialog, setDialog] = useState<'accounts' | 'help'>();
  const [shortcuts, setShortcuts] = usePreference('shortcuts', ['on', 'off']);
  useShortcuts(shortcuts === 'on', navigation, () => setDialog('help'));
  const close = () => setDialog(undefined);
  const wereAccountsOpen = useOnce(dialog === 'accounts');
  const wasHelpOpen = useOnce(dialog === 'help');
  const context =
    me &&
    ({
      me,
      showAccounts: () => setDialog('accounts'),
      areShortcutsOn: shortcuts === 'on',
    } satisfies ShellContext);

  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <TopBar me={me} showAccounts={() => setDialog('accounts')} showHelp={() => setDialog('help')} />
      <div className="shell">
        <Menu entries={navigation} />
        <main id="content" tabIndex={-1}>
          {error && me === undefined && <Failure error={error} retry={refetch} />}
          <CrashGuard key={pathname} fallback={<Crashed />}>
            <Suspense fallback={<PageSkeleton />}>
              {context ? <Outlet context={context} /> : !error && <PageSkeleton />}
            </Suspense>
          </CrashGuard>
        </main>
      </div>
      <div className="notices" role="status" aria-live="polite">
        <BalanceNotice />
        <CancellationNotices />
      </div>
      <Suspense>
        {wereAccountsOpen && <AccountsDialog isOpen={dialog === 'accounts'} onClose={close} />}
        {wasHelpOpen && (
          <HelpDialog
            isOpen={dialog === 'help'}
            onClose={close}
            entries={navigation}
            isOn={shortcuts === 'on'}
            onSwitch={(isOn) => setShortcuts(isOn ? 'on' : 'off')}
          />
        )}
      </Suspense>
    </>
  );
}

/** Whether something is so, or has been once. */
function useOnce(isSo: boolean): boolean {
  const [wasSo, setWasSo] = useState(isSo);
  if (isSo && !wasSo) setWasSo(true);
  return isSo || wasSo;
}
