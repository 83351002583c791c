import type { Api } from '../../shared/api';
import type { Answer } from '../../shared/api/contract';

export type Balance = Answer<Api['balance']['operations']['balance']>;

export type BalanceNews = { readonly kind: 'loaded' | 'risen'; readonly amount: number };

/** What is worth telling between two looks at the balance (kuruş): a transfer that arrived, or any other rise. */
export function newsBetween(before: Balance, after: Balance): BalanceNews | undefined {
  const { newest } = after;
  if (newest?.kind === 'transfer' && newest.amount > 0 && newest.seq > (before.newest?.seq ?? 0)) {
    return { kind: 'loaded', amount: newest.amount };
  }
  const rise = after.balance - before.balance;
  return rise > 0 ? { kind: 'risen', amount: rise } : undefined;
}

/** Whether the account has moved between two looks. */
export function hasMoved(before: Balance, after: Balance): boolean {
  return before.newest?.seq !== after.newest?.seq;
}
