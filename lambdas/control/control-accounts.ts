import type { BankAccount } from '../../shared/domain/bank-account';
import { lastClosableDay } from '../../shared/domain/day-end';
import { type Day, dayAfter, dayOf } from '../../shared/domain/instant';
import { logger } from '../runtime/observe';
import type { BankAccounts } from '../stores/bank-accounts';
import { type ControlDependencies, controlDay } from './control-day';

export interface AccountsDependencies extends ControlDependencies {
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
}

/** What controlling one account's days came to. */
export interface AccountControl {
  readonly account: string;
  readonly days: number;
  /** Findings that were not told before. */
  readonly newFindings: number;
  readonly hasFailed: boolean;
}

/** A day that is not proved by then is left as it stands; a statement that comes later still controls it. */
const OPEN_DAYS = 14;
/** A statement that has not come so many days after its day is told to staff. */
const LATE_AFTER_DAYS = 3;

/** Controls each account's days up to one that were never controlled or are not proved yet, oldest first. */
export async function controlAccounts(upTo: Day, dependencies: AccountsDependencies): Promise<AccountControl[]> {
  const accounts = await dependencies.bankAccounts.list();
  return Promise.all(
    accounts.map((account) => controlSafely(account, () => openDays(account, upTo, dependencies), dependencies)),
  );
}

/** Controls the days of a range up to today, whatever they came to before: a statement of them has come. */
export async function controlDays(
  account: BankAccount,
  from: Day,
  to: Day,
  dependencies: ControlDependencies,
): Promise<void> {
  const today = dayOf(dependencies.now());
  for (let day = from; day <= to && day <= today; day = dayAfter(day)) await controlOne(account, day, dependencies);
}

async function controlSafely(
  account: BankAccount,
  due: () => Promise<Day[]>,
  dependencies: ControlDependencies,
): Promise<AccountControl> {
  let [days, newFindings] = [0, 0];
  try {
    for (const day of await due()) {
      newFindings += await controlOne(account, day, dependencies);
      days += 1;
    }
    return { account: account.id, days, newFindings, hasFailed: false };
  } catch (error) {
    logger.error('account not controlled', { account: account.id, error: error as Error });
    return { account: account.id, days, newFindings, hasFailed: true };
  }
}

/** Returns how many findings are new. Of several days that wait for their statement the first one is told for all. */
async function controlOne(account: BankAccount, day: Day, dependencies: ControlDependencies): Promise<number> {
  const { controls, now } = dependencies;
  const isDue = day <= dayAfter(lastClosableDay(now()), -LATE_AFTER_DAYS);
  const before = isDue ? await controls.find(account.id, dayAfter(day, -1)) : undefined;
  const isFirst = before === undefined || !before.waitsFor.includes('statement');
  return (await controlDay(account, day, dependencies, isDue && isFirst)).newFindings;
}

/**
 * The days from the first that was ever controlled on, as far as days are kept open; and of the others those whose
 * transfers the ledger has moved since, as when staff credited one that had waited.
 */
async function openDays(account: BankAccount, upTo: Day, { controls, clearings }: ControlDependencies): Promise<Day[]> {
  const from = dayAfter(upTo, 1 - OPEN_DAYS);
  const known = new Map((await controls.list(account.id, from, upTo)).map((control) => [control.day, control]));
  const days = new Set<Day>();
  for (const { day: closed, totals } of await clearings.list(from, upTo)) {
    for (const { bookedOn } of totals.filter((total) => total.account === account.id)) {
      const control = known.get(bookedOn) ?? (await controls.find(account.id, bookedOn));
      if (control?.books !== undefined && control.books.upTo < closed) days.add(bookedOn);
    }
  }
  const [first = upTo] = known.keys();
  for (let day = first; day <= upTo; day = dayAfter(day)) {
    const state = known.get(day)?.state;
    if (state === undefined || state === 'waiting' || state === 'differing') days.add(day);
  }
  return [...days].sort();
}
