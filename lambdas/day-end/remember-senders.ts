import pMap from 'p-map';
import type { Entry } from '../../shared/domain/ledger';
import { readTransferReference, transferReference } from '../../shared/domain/transfer';
import type { Senders } from '../stores/senders';
import type { Transfers } from '../stores/transfers';

export interface RememberDependencies {
  readonly transfers: Pick<Transfers, 'findAll'>;
  readonly senders: Pick<Senders, 'countLoad'>;
}

/**
 * Remembers whose money went to an agent, of entries that came by themselves; those by the hand of the staff are remembered
 * with the decision. Running it again counts nothing twice: an entry's number says whether it was counted.
 */
export async function rememberSenders(entries: readonly Entry[], dependencies: RememberDependencies): Promise<void> {
  const own = entries.filter(({ kind, by }) => kind === 'transfer' && by === undefined);
  const keys = own.flatMap(({ reference }) => readTransferReference(reference) ?? []);
  if (keys.length === 0) return;
  const found = new Map((await dependencies.transfers.findAll(keys)).map((one) => [transferReference(one), one]));
  // One after another: they may be of one sender, whose count goes on from entry to entry.
  await pMap(
    own,
    async ({ account, reference, seq, at }) => {
      const transfer = found.get(reference);
      if (transfer !== undefined) await dependencies.senders.countLoad(transfer, account, seq, at);
    },
    { concurrency: 1 },
  );
}
