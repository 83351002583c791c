import * as z from 'zod';
import { Instant, msOf } from './instant';

/**
 * Why a feed is not read on. `timeout`, `refused`, `unavailable` and `unreadable` are the bank's answers; `bug` is ours;
 * `not-handled`: it was read, but a movement could not be handled; `odd-rows`: so many rows cannot be read that none is
 * passed over. With the last two its cursor is held, so that nothing is lost.
 */
export const FeedTroubleKind = z.enum([
  'timeout',
  'refused',
  'unavailable',
  'unreadable',
  'bug',
  'not-handled',
  'odd-rows',
]);
export type FeedTroubleKind = z.infer<typeof FeedTroubleKind>;

/** Readings of a feed that went wrong one after another, up to now. */
export const FeedTrouble = z.object({
  /** The last one's. */
  kind: FeedTroubleKind,
  since: Instant,
  at: Instant,
  times: z.int().positive(),
});
export type FeedTrouble = z.infer<typeof FeedTrouble>;

/** The trouble with one more reading that went wrong. */
export function troubleAfter(before: FeedTrouble | undefined, kind: FeedTroubleKind, at: Instant): FeedTrouble {
  return { kind, since: before?.since ?? at, at, times: (before?.times ?? 0) + 1 };
}

/** Feeds are asked every minute; one that was not read on for so long keeps somebody waiting. */
const SILENT_MS = 5 * 60_000;
/** Where the bank counts queries, a reading of three pages waits fifteen minutes for the next. */
const COUNTED_SILENT_MS = 20 * 60_000;

/** How a feed is: read in time, failing, silent although nothing failed (the loader does not run), or not yet read. */
export const FeedState = z.enum(['fine', 'failing', 'silent', 'unread']);
export type FeedState = z.infer<typeof FeedState>;

/** How a feed is now; a cursor from before `readAt` was noted tells by `readTo`. */
export function feedStateAt(
  cursor:
    | { readonly readTo: Instant; readonly readAt?: Instant | undefined; readonly trouble?: FeedTrouble | undefined }
    | undefined,
  isCounted: boolean,
  now: Instant,
): FeedState {
  if (cursor === undefined) return 'unread';
  if (cursor.trouble !== undefined) return 'failing';
  const silentMs = msOf(now) - msOf(cursor.readAt ?? cursor.readTo);
  return silentMs > (isCounted ? COUNTED_SILENT_MS : SILENT_MS) ? 'silent' : 'fine';
}
