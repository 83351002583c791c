import * as z from 'zod';
import { FeedId } from './bank-account';
import { Instant } from './instant';
import { Movement } from './movement';

/**
 * A movement as one of an account's feeds told it. Of an account with several feeds every row is kept, before anything is
 * decided by it: so one feed's rows can be held against another's.
 */
export const Sighting = Movement.extend({
  feed: FeedId,
  /** The feed tells the day only; `bookedAt` is its beginning. */
  isWholeDay: z.boolean(),
  /** Nothing tells this row from an earlier one of its feed. */
  isPossibleRepeat: z.boolean(),
  notedAt: Instant,
  /** The transfer it tells of: decided from another feed's row, or from this one. */
  transfer: z.string().optional(),
  /** When staff were told that no other feed knows of it. */
  toldAt: Instant.optional(),
});
export type Sighting = z.infer<typeof Sighting>;

/**
 * One of each row: a feed that restates when it booked a movement tells it again. The one that found its transfer stays.
 * Lines of statements are never restated, and many banks number them anew each day: each is a row of its day.
 */
export function onePerRow(sightings: readonly Sighting[]): Sighting[] {
  const kept = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const { feed, id, isWholeDay, bookedAt } = sighting;
    const name = `${feed} ${id} ${isWholeDay ? bookedAt : ''}`;
    const earlier = kept.get(name);
    if (earlier === undefined || (earlier.transfer === undefined && sighting.transfer !== undefined)) {
      kept.set(name, sighting);
    }
  }
  return [...kept.values()];
}
