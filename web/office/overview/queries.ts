import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/contract';
import type { OfficeApi } from '../../../shared/api/index';
import { call } from '../call';

export type Overview = Answer<OfficeApi['overview']['operations']['overview']>;

const EVERY_MS = 30_000;

/** How accounting stands, asked again while somebody looks. */
export function useOverview() {
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => call('overview', 'overview', { signal }),
    refetchInterval: EVERY_MS,
  });
}
