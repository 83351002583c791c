import { dayAfter, dayOf, type Instant, later, startOf } from './instant';

/** Rows show up late and out of order: every reading begins this long before the last one ended. */
const OVERLAP_MS = 30 * 60_000;
/** Once an hour the last days are read again, for rows a bank shows much later. */
const DEEP_EVERY_MS = 3_600_000;
const DEEP_DAYS = 3;
/** Where the bank counts queries, once an hour the last hours are read again: so what it shows three hours late is met. */
const WIDE_MS = 4 * 3_600_000;
const WIDE_QUERIES = 4;
/** More was told in these hours than that: looking back is left for a day. */
const TOO_WIDE_MS = 24 * 3_600_000;

/** Where the last readings of a feed ended. */
export interface FeedPosition {
  readonly readTo: Instant;
  readonly deepReadAt: Instant;
  /** Where the bank counts queries: when the last hours are to be read again. */
  readonly widenAt?: Instant | undefined;
}

export interface FeedWindow {
  readonly from: Instant;
  readonly to: Instant;
  /** Goes back over the last days. */
  readonly isDeep: boolean;
  /** Goes back over the last hours, with so many queries at most. */
  readonly mostQueries?: number;
}

/**
 * Which stretch of a feed to read now. Where the bank counts queries the days before are never read again, and the first
 * reading begins with the overlap: an hour's allowance would not do for them. It does for the last hours, mostly.
 */
export function windowAt(position: FeedPosition | undefined, now: Instant, isCounted = false): FeedWindow {
  if (isCounted) return countedWindow(position, now);
  const deepFrom = startOf(dayAfter(dayOf(now), -DEEP_DAYS));
  if (position === undefined) return { from: deepFrom, to: now, isDeep: true };
  const isDeep = now >= later(position.deepReadAt, DEEP_EVERY_MS);
  const overlapped = later(position.readTo, -OVERLAP_MS);
  return { from: isDeep && deepFrom < overlapped ? deepFrom : overlapped, to: now, isDeep };
}

function countedWindow(position: FeedPosition | undefined, now: Instant): FeedWindow {
  const overlapped = later(position?.readTo ?? now, -OVERLAP_MS);
  const back = later(now, -WIDE_MS);
  const isWide = position?.widenAt !== undefined && now >= position.widenAt && back < overlapped;
  if (!isWide) return { from: overlapped, to: now, isDeep: false };
  return { from: back, to: now, isDeep: false, mostQueries: WIDE_QUERIES };
}

/** Where a feed stands after everything in a window was handled. */
export function positionAfter(window: FeedWindow, position: FeedPosition | undefined): FeedPosition {
  return { readTo: window.to, deepReadAt: window.isDeep || position === undefined ? window.to : position.deepReadAt };
}

/** When a bank that counts queries is asked for the last hours again, after a reading that was handled. */
export function widenAfter({ mostQueries, to }: FeedWindow, position: FeedPosition | undefined): Instant {
  const isDone = mostQueries !== undefined || position?.widenAt === undefined;
  return isDone ? later(to, DEEP_EVERY_MS) : position.widenAt;
}

/** The same after one that broke off behind so many queries: in the midst of its pages it told too much to go on with. */
export function widenAfterFailure(
  { mostQueries, to }: FeedWindow,
  position: FeedPosition | undefined,
  queries: number,
) {
  return mostQueries !== undefined && queries > 0 ? later(to, TOO_WIDE_MS) : position?.widenAt;
}
