import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { signInAddress } from '../return-address';
import { Frame } from './frame';
import type { NavigationEntry } from './navigation-entry';
import { createQueryClient } from './query-client';
import '../style/shell.css';

/** Everything behind the sign-in: when the session turns out to be over, one signs in and comes back to the page. */
export default function Shell({ navigation }: { navigation: readonly NavigationEntry[] }) {
  const navigate = useNavigate();
  const [client] = useState(() =>
    createQueryClient(() => navigate(signInAddress(location.pathname + location.search), { replace: true })),
  );
  return (
    <QueryClientProvider client={client}>
      <Frame navigation={navigation} />
    </QueryClientProvider>
  );
}
