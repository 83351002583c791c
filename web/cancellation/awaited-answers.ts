import { useSyncExternalStore } from 'react';
import type { ShownPayment } from '../../shared/api/bills';

type Id = ShownPayment['id'];

const KEY = 'faturakom.cancellations';
/** More are not followed at once: their answers stand on their pages. */
const MOST = 20;

const listeners = new Set<() => void>();
let ids: readonly Id[] = read();

/** Follows the cancellation of a payment on this device until its answer was seen, also after the page was closed. */
export function awaitAnswer(id: Id): void {
  keep([...ids.filter((each) => each !== id), id].slice(-MOST));
}

/** The answer was seen, or cannot come any more. */
export function answerSeen(id: Id): void {
  keep(ids.filter((each) => each !== id));
}

/** The payments whose cancellations are followed on this device, oldest first. */
export function useAwaitedAnswers(): readonly Id[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => ids,
  );
}

function keep(next: readonly Id[]): void {
  ids = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Storage is full or forbidden: followed until the page is closed.
  }
  for (const tell of listeners) tell();
}

function read(): readonly Id[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is Id => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
