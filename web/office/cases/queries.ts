import { useQuery } from '@tanstack/react-query';
import type { CaseKind, CaseNumber } from '../../../shared/domain/case';
import { call } from '../call';
import type { View } from './views';

const QUEUE_EVERY_MS = 10_000;
const LETTERS_EVERY_MS = 60_000;

/** What of a view is asked for. */
export interface Asked {
  readonly view: View;
  readonly kind: CaseKind | undefined;
  readonly page: string | undefined;
}

/** A page of a view, asked again while somebody looks. */
export function useCases({ view, kind, page }: Asked) {
  const query = {
    state: view.state,
    ...('isMine' in view ? { mine: 'yes' as const } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(page === undefined ? {} : { page }),
  };
  return useQuery({
    queryKey: ['cases', 'queue', query],
    queryFn: ({ signal }) => call('desk', 'cases', { query, signal }),
    placeholderData: (before) => before,
    refetchInterval: QUEUE_EVERY_MS,
  });
}

/** How many open cases there are, by state. */
export function useCounts() {
  return useQuery({
    queryKey: ['cases', 'counts'],
    queryFn: ({ signal }) => call('desk', 'counts', { signal }),
    refetchInterval: QUEUE_EVERY_MS,
  });
}

/** Letters that did not go, asked again while somebody looks. */
export function useUnsentLetters() {
  return useQuery({
    queryKey: ['cases', 'letters'],
    queryFn: ({ signal }) => call('desk', 'letters', { query: {}, signal }),
    refetchInterval: LETTERS_EVERY_MS,
  });
}

/** One case with all that lies in it. */
export function useCase(number: CaseNumber) {
  return useQuery({
    queryKey: ['cases', 'case', number],
    queryFn: ({ signal }) => call('desk', 'case', { params: { number }, signal }),
  });
}
