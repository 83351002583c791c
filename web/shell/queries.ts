import { useQuery } from '@tanstack/react-query';
import { call } from '../call';

const POLL_MS = 5000;

/** Who is signed in. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call('session', 'me', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the agent can spend, asked again every few seconds while somebody looks. */
export function useBalance() {
  return useQuery({
    queryKey: ['balance'],
    queryFn: ({ signal }) => call('balance', 'balance', { signal }),
    refetchInterval: POLL_MS,
  });
}

/** The company accounts to send money to. */
export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => call('balance', 'accounts', { signal }),
    staleTime: 10 * 60_000,
  });
}

/** A page of the statement; everything below `statement` is asked again when the account has moved. */
export function useStatement(query: { from?: string; to?: string; page?: string }) {
  return useQuery({
    queryKey: ['statement', query],
    queryFn: ({ signal }) => call('balance', 'statement', { query, signal }),
    placeholderData: (before) => before,
  });
}
