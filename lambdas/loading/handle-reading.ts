import type { BankAccount, FeedSource } from '../../shared/domain/bank-account';
import type { IdentifiedMovement } from '../../shared/domain/movement-identity';
import { type DecideDependencies, decideAll, type Handled } from './decide';
import { handleAmongSeveral, type SeveralDependencies } from './several-feeds';

export interface HandleDependencies extends DecideDependencies, SeveralDependencies {}

/**
 * Makes what a feed told take effect. Of an account with one feed every row that is new is decided; where there are
 * several, one credits, and the others' rows are held against it (`handleAmongSeveral`); so are a statement's lines, which
 * the day's control looks for.
 */
export async function handleReading(
  account: BankAccount,
  feed: FeedSource,
  identified: readonly IdentifiedMovement[],
  dependencies: HandleDependencies,
): Promise<Handled> {
  if (account.feeds.length > 1 || feed.kind === 'statement-files') {
    return handleAmongSeveral(account, feed, identified, dependencies);
  }
  const ids = identified.map(({ movement }) => movement.id);
  const known = await dependencies.transfers.known(account.id, ids);
  const fresh = identified.filter(({ movement }) => !known.has(movement.id));
  return { outcomes: await decideAll(account, feed.id, fresh, dependencies), paired: 0, foundAlone: 0 };
}
