import { useOutletContext } from 'react-router';
import type { Me } from '../../shared/api/session';

export interface ShellContext {
  readonly me: Me;
  readonly showAccounts: () => void;
}

/** What the frame offers the page in it: who is signed in, and the dialog of bank accounts. */
export function useShell(): ShellContext {
  return useOutletContext<ShellContext>();
}
