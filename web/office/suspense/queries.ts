import { useQuery } from '@tanstack/react-query';
import type { SuspenseDetail } from '../../../shared/api/suspense';
import { call } from '../call';

/** What names a transfer. */
export type TransferKey = Pick<SuspenseDetail, 'account' | 'id'>;

const QUEUE_EVERY_MS = 10_000;

/** A page of what waits, asked again while somebody looks. */
export function useQueue(page: string | undefined) {
  return useQuery({
    queryKey: ['suspense', 'queue', page],
    queryFn: ({ signal }) => call('suspense', 'queue', { query: page === undefined ? {} : { page }, signal }),
    placeholderData: (before) => before,
    refetchInterval: QUEUE_EVERY_MS,
  });
}

/** A transfer with its suggestions. */
export function useTransfer({ account, id }: TransferKey) {
  return useQuery({
    queryKey: ['suspense', 'transfer', account, id],
    queryFn: ({ signal }) => call('suspense', 'transfer', { params: { account, id }, signal }),
  });
}

/** Agents a text finds; nothing is asked for fewer than two characters. */
export function useAgents(text: string) {
  const wanted = text.trim();
  return useQuery({
    queryKey: ['suspense', 'agents', wanted],
    queryFn: ({ signal }) => call('suspense', 'agents', { query: { text: wanted }, signal }),
    enabled: wanted.length >= 2,
    placeholderData: (before) => before,
  });
}
