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
