import { useOutletContext } from 'react-router';
import type { StaffMe } from '../../../shared/api/staff';

export interface OfficeContext {
  readonly me: StaffMe;
  /** Whether single keys do something; off, they must not (WCAG 2.1.4). */
  readonly areShortcutsOn: boolean;
}

/** What the frame offers the page in it: who is signed in, and whether shortcuts are on. */
export function useOffice(): OfficeContext {
  return useOutletContext<OfficeContext>();
}
