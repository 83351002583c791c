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

/** Every part of a paper, put together; each part asked for stands in the audit trail. */
export async function fetchPaper(number: CaseNumber, paper: string): Promise<{ name: string; content: Blob }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let from = 0;
  for (;;) {
    const part = await call('desk', 'paper', { params: { number, paper }, query: { from } });
    parts.push(Uint8Array.from(atob(part.content), (letter) => letter.charCodeAt(0)));
    if (part.next === undefined) return { name: part.name, content: new Blob(parts, { type: shownType(part.type) }) };
    from = part.next;
  }
}

/** Only what a browser shows without running anything keeps its type. */
function shownType(type: string): string {
  return SHOWN.has(type) ? type : 'application/octet-stream';
}

const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'text/plain']);

/** What no browser shows, or none in a sandbox: it is drawn as pictures. */
const DRAWN = new Set(['application/pdf', 'image/tiff']);

export function isDrawn(type: string): boolean {
  return DRAWN.has(type);
}

export function isShown(type: string): boolean {
  return SHOWN.has(type) || isDrawn(type);
}
