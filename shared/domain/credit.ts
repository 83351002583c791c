import type { AgentNumber } from './agent';
import type { Instant } from './instant';
import { kurus } from './kurus';
import type { EntryDraft } from './ledger';
import type { Movement } from './movement';
import { bankClearing, type Transfer, transferReference } from './transfer';
import type { Match } from './transfer-match';

/** The record of a movement as its match decides; `seenAt` is when the system first read it. */
export function transferOf(movement: Movement, match: Match, seenAt: Instant): Transfer {
  switch (match.outcome) {
    case 'credit':
      return {
        ...movement,
        state: 'credited',
        agent: match.agent,
        ...(match.phone === undefined ? {} : { phone: match.phone }),
        seenAt,
        creditedAt: seenAt,
      };
    case 'suspense':
      return { ...movement, state: 'suspense', reason: match.reason, seenAt };
    case 'ignore':
      return { ...movement, state: 'ignored', reason: match.reason, seenAt };
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
