import { Navigate } from 'react-router';
import type { OfficePage } from '../office-page';
import { NotFound } from './not-found';
import { useOffice } from './office-context';

/** Where one starts: the first page of the menu that is one's own. */
export function Home({ pages }: { pages: readonly OfficePage[] }) {
  const { me } = useOffice();
  const first = pages.find(({ roles }) => roles.includes(me.role));
  return first === undefined ? <NotFound /> : <Navigate to={first.path} replace />;
}
