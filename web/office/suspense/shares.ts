import type { FoundAgent } from '../../../shared/api/suspense';
import type { Kurus } from '../../../shared/domain/kurus';
import { readMoney } from '../../words/money';

/** A row of the split as it is typed. */
export interface TypedShare {
  readonly agent: FoundAgent;
  readonly typed: string;
}

/** What is not given out yet; negative when too much is. Undefined while an amount cannot be read. */
export function leftOf(amount: number, shares: readonly TypedShare[]): number | undefined {
  const amounts = shares.map(({ typed }) => (typed.trim() === '' ? 0 : readMoney(typed)));
  return amounts.includes(undefined) ? undefined : amounts.reduce<number>((left, each) => left - (each ?? 0), amount);
}

/** The shares as they are sent; undefined unless all are positive and add up to the amount. */
export function sharesOf(
  amount: number,
  typed: readonly TypedShare[],
): { agent: FoundAgent['number']; amount: Kurus }[] | undefined {
  if (typed.length === 0 || leftOf(amount, typed) !== 0) return undefined;
  const shares = typed.map(({ agent, typed: text }) => ({
    agent: agent.number,
    amount: (readMoney(text) ?? 0) as Kurus,
  }));
  return shares.every((share) => share.amount > 0) ? shares : undefined;
}
