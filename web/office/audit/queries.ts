import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../shared/domain/instant';
import { call } from '../call';

/** Which part of the audit trail: a day's, or one subject's. */
export type TrailOf = { readonly day: Day } | { readonly subject: string };

/** A page of the audit trail, newest first. */
export function useTrail(of: TrailOf, page: string | undefined) {
  const paged = page === undefined ? {} : { page };
  return useQuery({
    queryKey: ['audit', of, page],
    queryFn: ({ signal }) =>
      'day' in of
        ? call('staff', 'auditOfDay', { params: of, query: paged, signal })
        : call('staff', 'auditOfSubject', { query: { ...of, ...paged }, signal }),
    placeholderData: (before) => before,
  });
}
