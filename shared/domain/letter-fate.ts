import type { CaseMessage } from './case-message';
import { type Instant, later } from './instant';

/** Whoever sends a letter is through by then, or was ended. */
const SENDING_MS = 5 * 60_000;

/** Whether a letter of ours was neither sent nor given up. */
export function isOnItsWay({ direction, sentAt, unsent }: CaseMessage): boolean {
  return direction === 'out' && sentAt === undefined && unsent === undefined;
}

/**
 * Whether whoever was sending a letter must have died over it: then it may have gone out or not, and sending it again by
 * itself could send it twice. One that waits for its enclosure has not been begun.
 */
export function isInterrupted(message: CaseMessage, now: Instant): boolean {
  const { at, triedAt, enclosure } = message;
  if (!isOnItsWay(message) || (enclosure !== undefined && triedAt === undefined)) return false;
  return now >= later(triedAt ?? at, SENDING_MS);
}
