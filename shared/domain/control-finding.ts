import type { Finding } from './finding';
import { dayOf, type Instant } from './instant';
import type { Sighting } from './sighting';

/** The finding that a controlling feed tells a movement of which the crediting one knows nothing. */
export function seenAlone({ account, feed, id, bookedAt, amount, description }: Sighting, now: Instant): Finding {
  return {
    ...{ day: dayOf(bookedAt), kind: 'seen-by-control-only', account, feed, reference: id },
    ...{ bookedAt, theirAmount: amount, raw: description },
    ...{ foundAt: now, state: 'open' },
  };
}
