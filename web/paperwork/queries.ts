import { useQuery } from '@tanstack/react-query';
import { call } from '../call';

/** The forms on offer; they change with a release only. */
export function useForms() {
  return useQuery({
    queryKey: ['forms'],
    queryFn: ({ signal }) => call('forms', 'list', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
