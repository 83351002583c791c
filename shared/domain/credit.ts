import type { AgentNumber } from './agent';
import type { Instant } from './instant';
import { kurus } from './kurus';
import type { EntryDraft } from './ledger';
import type { Movement } from './movement';
import { bankClearing, type Transfer, transferReference } from './transfer';
import type { Match } from './transfer-match';

/** The record of a movement as its match decides; `seenAt` is when the system first read it, in which `feed`. */
export function transferOf(movement: Movement, match: Match, seenAt: Instant, feed: string): Transfer {
  const told = { ...movement, feed, seenAt };
  switch (match.outcome) {
    case 'credit':
      return {
        ...told,
        state: 'credited',
        agent: match.agent,
        ...(match.phone === undefined ? {} : { phone: match.phone }),
        creditedAt: seenAt,
      };
    case 'suspense':
      return { ...told, state: 'suspense', reason: match.reason };
    case 'ignore':
      return { ...told, state: 'ignored', reason: match.reason };
  }
}

/** The entry that loads an agent's balance with a transfer, against the account that received it at `bank`. */
export function creditEntry(transfer: Transfer & { agent: AgentNumber }, bank: string): EntryDraft {
  return {
    kind: 'transfer',
    amount: transfer.amount,
    contra: [{ account: bankClearing(transfer.account), amount: kurus(-transfer.amount) }],
    reference: transferReference(transfer),
    note: transfer.kind === 'OTHER' ? bank : `${bank} ${transfer.kind}`,
  };
}
