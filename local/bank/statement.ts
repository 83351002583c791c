import * as z from 'zod';
import { type Day, dayOf } from '../../shared/domain/instant';
import { type Kurus, kurus, sumKurus } from '../../shared/domain/kurus';
import type { BankMovement, SimulatedAccount } from './books';

/**
 * What a bank may get wrong in a statement. `line-lost`: a line is missing, so it does not add up. `line-forgotten`: a line is
 * missing and the closing balance agrees with that: only our own rows tell. `closing-wrong`: one lira too much. `opening-wrong`:
 * both balances are a lira off, so it adds up and does not continue the day before.
 */
export const StatementFault = z.enum(['none', 'line-lost', 'line-forgotten', 'closing-wrong', 'opening-wrong']);
export type StatementFault = z.infer<typeof StatementFault>;

/** A day of an account as the bank states it. */
export interface DayStatement {
  readonly account: SimulatedAccount;
  readonly day: Day;
  readonly currency: string;
  readonly opening: Kurus;
  readonly closing: Kurus;
  readonly lines: readonly BankMovement[];
}

const ONE_LIRA = 100;

/** States an Istanbul day from the account's booked movements; the last line is the one that a fault takes away. */
export function stateDay(
  account: SimulatedAccount,
  movements: readonly BankMovement[],
  day: Day,
  fault: StatementFault,
): DayStatement {
  const amountsOf = (some: readonly BankMovement[]) => sumKurus(some.map(({ amountKurus }) => amountKurus));
  const before = movements.filter(({ bookedAt }) => dayOf(bookedAt) < day);
  const booked = movements.filter(({ bookedAt }) => dayOf(bookedAt) === day);
  const isShort = fault === 'line-lost' || fault === 'line-forgotten';
  const lines = isShort ? booked.slice(0, -1) : booked;
  const offBy = fault === 'opening-wrong' ? ONE_LIRA : 0;
  const opening = kurus((account.openingKurus ?? 0) + amountsOf(before) + offBy);
  const told = fault === 'line-forgotten' ? lines : booked;
  const closing = kurus(opening + amountsOf(told) + (fault === 'closing-wrong' ? ONE_LIRA : 0));
  return { account, day, currency: account.currency ?? 'TRY', opening, closing, lines };
}
