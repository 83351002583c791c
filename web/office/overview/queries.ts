import { useQuery } from '@tanstack/react-query';
import { call } from '../call';

const EVERY_MS = 30_000;

/** How accounting stands, asked again while somebody looks. */
export function useOverview() {
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => call('overview', 'overview', { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** How many open cases there are, by state; and those that are one's own. */
export function useCases() {
  const counts = useQuery({
    queryKey: ['cases', 'counts'],
    queryFn: ({ signal }) => call('desk', 'counts', { signal }),
    refetchInterval: EVERY_MS,
  });
  const query = { state: 'in-review', mine: 'yes' } as const;
  const own = useQuery({
    queryKey: ['cases', 'queue', query],
    queryFn: ({ signal }) => call('desk', 'cases', { query, signal }),
    refetchInterval: EVERY_MS,
  });
  return { counts, own };
}
