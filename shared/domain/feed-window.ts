import { dayAfter, dayOf, type Instant, later, startOf } from './instant';

/** Rows show up late and out of order: every reading begins this long before the last one ended. */
const OVERLAP_MS = 30 * 60_000;
/** Once an hour the last days are read again, for rows a bank shows much later. */
const DEEP_EVERY_MS = 3_600_000;
const DEEP_DAYS = 3;

/** Where the last readings of a feed ended. */
export interface FeedPosition {
  readonly readTo: Instant;
  readonly deepReadAt: Instant;
}

export interface FeedWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly isDeep: boolean;
}

/**
 * Which stretch of a feed to read now. Where the bank counts queries the days before are never read again, and the first
 * reading begins with the overlap: an hour's allowance would not do for them.
 */
export function windowAt(position: FeedPosition | undefined, now: Instant, isCounted = false): FeedWindow {
  if (isCounted) return { from: later(position?.readTo ?? now, -OVERLAP_MS), to: now, isDeep: false };
  const deepFrom = startOf(dayAfter(dayOf(now), -DEEP_DAYS));
  if (position === undefined) return { from: deepFrom, to: now, isDeep: true };
  const isDeep = now >= later(position.deepReadAt, DEEP_EVERY_MS);
  const overlapped = later(position.readTo, -OVERLAP_MS);
  return { from: isDeep && deepFrom < overlapped ? deepFrom : overlapped, to: now, isDeep };
}

/** Where a feed stands after everything in a window was handled. */
export function positionAfter(window: FeedWindow, position: FeedPosition | undefined): FeedPosition {
  return { readTo: window.to, deepReadAt: window.isDeep || position === undefined ? window.to : position.deepReadAt };
}
