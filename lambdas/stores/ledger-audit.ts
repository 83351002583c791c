import type { AgentNumber } from '../../shared/domain/agent';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { type Break, emptyHead, findBreak, type Head } from '../../shared/domain/ledger';
import type { Ledger } from './ledger';

export interface AccountAudit {
  readonly entries: number;
  readonly balance: Kurus;
  /** The first entry that does not follow from what stands before it. */
  readonly broken: Break | undefined;
}

/** Walks an account from its first entry and proves each: number, hashes, balance, double entry, time. Stops at the first break. */
export async function auditAccount(ledger: Pick<Ledger, 'chain'>, account: AgentNumber): Promise<AccountAudit> {
  let head: Head = emptyHead(account);
  let entries = 0;
  for await (const entry of ledger.chain(account)) {
    const broken = findBreak(head, entry);
    if (broken !== undefined) return { entries, balance: kurus(head.balanceAfter), broken };
    head = entry;
    entries += 1;
  }
  return { entries, balance: kurus(head.balanceAfter), broken: undefined };
}
