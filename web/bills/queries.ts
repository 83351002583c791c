import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Favourite } from '../../shared/api/bills';
import { call } from '../call';

const MINUTE_MS = 60_000;

/** What institutions are called, by their ids, also those whose bills are taken no more. Names seldom change: asked for once. */
export function useInstitutionName(): (id: string) => string {
  const { data } = useQuery({ ...institutionsQuery, staleTime: Number.POSITIVE_INFINITY });
  const all = data === undefined ? [] : [...data.institutions, ...data.former];
  return (id) => all.find((institution) => institution.id === id)?.name ?? id;
}

const institutionsQuery = queryOptions({
  queryKey: ['institutions'],
  queryFn: ({ signal }) => call('bills', 'institutions', { signal }),
});

/** Every institution; asked again each minute, for they open and close. */
export function useInstitutions() {
  return useQuery({
    ...institutionsQuery,
    select: ({ institutions }) => institutions,
    staleTime: MINUTE_MS,
    refetchInterval: MINUTE_MS,
  });
}

/** The subscriptions this agent keeps, in the order they were kept: the first nine have their digit. */
export function useFavourites() {
  return useQuery({
    queryKey: ['favourites'],
    queryFn: async ({ signal }) => (await call('bills', 'favourites', { signal })).favourites,
    staleTime: MINUTE_MS,
  });
}

/** Keeps a favourite, or takes it off the list; either shows at once when it is done. */
export function useFavouriteChanges() {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['favourites'] });
  const keep = useMutation({
    mutationFn: (favourite: Favourite) => call('bills', 'keepFavourite', { body: favourite }),
    onSuccess,
  });
  const drop = useMutation({
    mutationFn: ({ id }: Favourite) => call('bills', 'dropFavourite', { params: { id } }),
    onSuccess,
  });
  return { keep, drop };
}
