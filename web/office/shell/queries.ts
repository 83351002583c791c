import { useQuery } from '@tanstack/react-query';
import { call } from '../call';
import type { OfficePage } from '../office-page';

const COUNT_EVERY_MS = 30_000;

/** Who is signed in. */
export function useStaffMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call('staff', 'me', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How much waits at a page, asked again while somebody looks. A page that changes it invalidates `['count']`. */
export function useCount({ path, count }: Pick<OfficePage, 'path' | 'count'>): number | undefined {
  const { data } = useQuery({
    queryKey: ['count', path],
    queryFn: ({ signal }) => count?.(signal) ?? 0,
    enabled: count !== undefined,
    refetchInterval: COUNT_EVERY_MS,
  });
  return data;
}
