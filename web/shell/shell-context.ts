import { useOutletContext } from 'react-router';
import type { Me } from '../../shared/api/session';

export interface ShellContext {
  readonly me: Me;
  readonly showAccounts: () => void;
  /** Whether single keys do something; off, they must not (WCAG 2.1.4). */
  readonly areShortcutsOn: boolean;
}

/** What the frame offers the page in it: who is signed in, and the dialog of bank accounts, and whether shortcuts are on. */
export function useShell(): ShellContext {
  return useOutletContext<ShellContext>();
}
