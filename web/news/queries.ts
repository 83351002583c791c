import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { News } from '../../shared/api/news';
import { call } from '../call';

const MINUTE_MS = 60_000;

/** A page of announcements, newest first. */
export function useNewsList(page?: string) {
  return useQuery({
    queryKey: ['news', page ?? ''],
    queryFn: ({ signal }) => call('news', 'list', { query: { page }, signal }),
    staleTime: MINUTE_MS,
    placeholderData: (before) => before,
  });
}

/** One announcement. Having it counts as having read it, so the lists are asked again. */
export function useNews(id: News['id']) {
  const cache = useQueryClient();
  return useQuery({
    queryKey: ['news-opened', id],
    queryFn: async ({ signal }) => {
      const opened = await call('news', 'open', { params: { id }, signal });
      void cache.invalidateQueries({ queryKey: ['news'] });
      return opened;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
