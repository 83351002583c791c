import type { Entry } from '../../shared/domain/ledger';
import type { Transfer } from '../../shared/domain/transfer';
import type { Senders } from '../stores/senders';

export interface RememberDependencies {
  readonly senders: Pick<Senders, 'countLoad'>;
}

/**
 * Remembers whose money went to an agent, of entries that came by themselves; those by the hand of the staff are remembered
 * with the decision. Running it again counts nothing twice: an entry's number says whether it was counted.
 */
export async function rememberSenders(
  entries: readonly Entry[],
  transfers: ReadonlyMap<string, Transfer>,
  { senders }: RememberDependencies,
): Promise<void> {
  const own = entries.filter(({ kind, by }) => kind === 'transfer' && by === undefined);
  // One after another: they may be of one sender, whose count goes on from entry to entry.
  for (const { account, reference, seq, at } of own) {
    const transfer = transfers.get(reference);
    if (transfer !== undefined) await senders.countLoad(transfer, account, seq, at);
  }
}
