import type { BankAccount, FeedSource } from './bank-account';
import type { Instant } from './instant';

/**
 * The feed that credits what is booked at a moment: the one of the last cut-over up to it, before every cut-over the first.
 * So exactly one feed of an account credits any moment; undefined only where there is none.
 */
export function creditingFeed(
  { feeds, cutOvers }: Pick<BankAccount, 'feeds' | 'cutOvers'>,
  at: Instant,
): FeedSource | undefined {
  const current = cutOvers.findLast(({ from }) => from <= at);
  return current === undefined ? feeds[0] : feeds.find(({ id }) => id === current.feed);
}
