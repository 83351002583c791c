import { Outlet } from 'react-router';
import type { StaffRole } from '../../../shared/domain/staff';
import { NotFound } from './not-found';
import { useOffice } from './office-context';

/** Shows pages to the roles they are for. */
export function Permitted({ roles }: { roles: readonly StaffRole[] }) {
  const context = useOffice();
  return roles.includes(context.me.role) ? <Outlet context={context} /> : <NotFound />;
}
