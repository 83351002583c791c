import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { signInAddress } from '../../return-address';
import { createQueryClient } from '../../shell/query-client';
import type { OfficePage } from '../office-page';
import { OfficeFrame } from './office-frame';
import '../../style/shell.css';

/** Everything behind the sign-in: when the session turns out to be over, one signs in and comes back to the page. */
export default function OfficeShell({ navigation }: { navigation: readonly OfficePage[] }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const here = useRef('/');
  useEffect(() => {
    here.current = pathname + search;
  }, [pathname, search]);
  const [client] = useState(() => createQueryClient(() => navigate(signInAddress(here.current), { replace: true })));
  return (
    <QueryClientProvider client={client}>
      <OfficeFrame navigation={navigation} />
    </QueryClientProvider>
  );
}
