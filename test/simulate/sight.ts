import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { BankAccount } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { groupBy } from '../../shared/domain/grouped';
import { later, msOf } from '../../shared/domain/instant';
import type { Network } from './network';
import type { Truth } from './truth';
import type { Weather } from './weather';

/** Looks on, from outside: which movements the crediting feeds show, and which of them have been decided. */
export interface Sight {
  /** Before the schedules run. */
  lookAtFeeds(): Promise<void>;
  /** After they ran. Whether anything that can be seen is still undecided. */
  lookAtDecisions(): Promise<boolean>;
  accounts(): readonly BankAccount[];
}

/** Fast readings overlap by half an hour: what shows later is met by the hourly deep reading. */
const PASSED_MS = 25 * 60_000;
/** Something that may keep the minutes going; what waits longer waits for a slow reading. */
const SOON_MS = 7 * 60_000;

export function openSight({ database, clock }: Network, weather: Weather, truth: Truth): Sight {
  const bankAccounts = openBankAccounts(database);
  const transfers = openTransfers(database);
  let accounts: readonly BankAccount[] = [];

  return {
    accounts: () => accounts,
    async lookAtFeeds() {
      accounts = await bankAccounts.list();
      for (const sent of truth.undecided()) {
        const { account: id, bookedAt, recordedAt } = sent.movement;
        const account = accounts.find((one) => one.id === id);
        const feed = account && creditingFeed(account, bookedAt);
        const isShown = feed !== undefined && weather.shows(sent.movement, feed.id);
        sent.visibleSince = isShown ? (sent.visibleSince ?? clock.now()) : undefined;
        if (!isShown && feed && !weather.isDown(id, feed.id) && later(recordedAt, PASSED_MS) <= clock.now()) {
          sent.wasUnseen = true;
        }
      }
    },
    async lookAtDecisions() {
      const open = truth.undecided();
      for (const [account, sent] of groupBy(open, ({ movement }) => movement.account)) {
        const known = await transfers.known(
          account,
          sent.map(({ movement }) => movement.number),
          true,
        );
        for (const one of sent.filter(({ movement }) => known.has(movement.number))) {
          one.decidedAt = clock.now();
          one.waitedMs = one.visibleSince === undefined ? 0 : msOf(clock.now()) - msOf(one.visibleSince);
        }
      }
      return truth.undecided().some(({ visibleSince, wasUnseen }) => {
        return visibleSince !== undefined && wasUnseen !== true && later(visibleSince, SOON_MS) > clock.now();
      });
    },
  };
}
