import type { Entry } from '../../shared/domain/ledger';
import { type LoadingTime, loadingTime } from '../../shared/domain/loading-times';
import type { Transfer } from '../../shared/domain/transfer';

/**
 * How long the loadings among some entries took, from the bank's booking to the entry: those that came by themselves, of
 * feeds that tell the hour (`timed`, each as account and feed). A statement file knows the day, which would say nothing.
 * The oldest transfers name no feed, and came by a bank's own service.
 */
export function timesTaken(
  entries: readonly Entry[],
  transfers: ReadonlyMap<string, Transfer>,
  timed: ReadonlySet<string>,
): LoadingTime[] {
  return entries.flatMap(({ kind, by, reference, at }) => {
    const transfer = transfers.get(reference);
    if (kind !== 'transfer' || by !== undefined || transfer === undefined) return [];
    const { account, feed, bookedAt } = transfer;
    return feed === undefined || timed.has(`${account} ${feed}`) ? [loadingTime(account, bookedAt, at)] : [];
  });
}
