import type { Movement } from './movement';
import type { IdentifiedMovement } from './movement-identity';

/**
 * One of each identity, in the feed's order: banks repeat rows. Rows of one identity that tell different things are no
 * repetition; one of them is kept, marked for staff. The balance after may differ: banks restate it.
 */
export function dropRepeats(identified: readonly IdentifiedMovement[]): IdentifiedMovement[] {
  const kept = new Map<string, IdentifiedMovement>();
  for (const one of identified) {
    const earlier = kept.get(one.movement.id);
    if (earlier === undefined) kept.set(one.movement.id, one);
    else if (contentOf(earlier.movement) !== contentOf(one.movement)) {
      kept.set(one.movement.id, { ...earlier, isPossibleRepeat: true });
    }
  }
  return [...kept.values()];
}

function contentOf({ amount, currency, isReversal, description, bookedAt }: Movement): string {
  return JSON.stringify([amount, currency, isReversal, description, bookedAt]);
}
