import { type LoadDependencies, loadBalances } from '../../lambdas/events/load-balances';
import { openAgents } from '../../lambdas/stores/agents';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openFindings } from '../../lambdas/stores/findings';
import { openLedger } from '../../lambdas/stores/ledger';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { openSenders } from '../../lambdas/stores/senders';
import { openSightings } from '../../lambdas/stores/sightings';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { CutOver, FeedSource } from '../../shared/domain/bank-account';
import { type Instant, later } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import type { MovementRow } from '../../shared/domain/movement-identity';
import { plainPhone } from '../../shared/domain/phone';
import { aBankAccount, agentNumber, aShop, monday, phoneNumber } from './builders';
import { dice } from './descriptions';
import { clockAt, smsOutbox, tries } from './fakes';
import { freshDatabase } from './fresh-database';

/** A movement as it really happened: to one of the shops, or (0) to nobody who can be known. */
export interface Real {
  readonly at: Instant;
  readonly shop: number;
  readonly amount: number;
}

/** A row of a feed, and from when on the feed shows it. */
export interface ToldRow {
  readonly feed: string;
  readonly row: MovementRow;
  readonly shownAt: Instant;
}

export const [FAST, SLOW] = ['service', 'second'] as const;
/** A feed that is asked. */
export const polledFeed = (id: string): FeedSource => ({
  id,
  kind: 'activity-service',
  url: 'http://127.0.0.1:1',
  secret: id,
});

export interface Telling {
  /** Tells one row more than once in an answer, and mixes the answer's order. */
  readonly random: () => number;
  readonly timesDelivered: number;
}

/** One company account with two feeds (unless said) that are told row by row, read by the real loader into real stores. */
export async function openTwoFeeds({ shops = 4, start = monday, feeds = [FAST, SLOW].map(polledFeed) } = {}) {
  const database = await freshDatabase();
  const clock = clockAt(start);
  const told: ToldRow[] = [];
  let telling: Telling = { random: () => 0.5, timesDelivered: 1 };
  let delivered = 0;
  const bankAccounts = openBankAccounts(database);
  await bankAccounts.save(aBankAccount({ feeds }));
  const agents = openAgents(database);
  for (let index = 1; index <= shops; index += 1) {
    const { agent, owner } = aShop(index);
    await agents.add(agent, owner, 'no password');
  }
  const ledger = openLedger(database, tries(50));
  const transfers = openTransfers(database);
  const dependencies: LoadDependencies = {
    ...{ bankAccounts, agents, ledger, transfers },
    feeds: openFeeds(database),
    findings: openFindings(database),
    sightings: openSightings(database),
    registeredIbans: openRegisteredIbans(database),
    senders: openSenders(database),
    sms: smsOutbox(),
    now: clock.now,
    feed: {
      async read(_, feed, { from, to }) {
        const shown = told.filter(({ feed: by, row, shownAt }) => {
          return by === feed.id && shownAt <= clock.now() && from <= row.bookedAt && row.bookedAt < to;
        });
        const repeated = shown.flatMap(({ row }) => Array<MovementRow>(telling.timesDelivered).fill(row));
        const rows = repeated
          .map((row) => ({ row, place: telling.random() }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row);
        delivered += rows.length;
        return { rows, unreadable: [] };
      },
    },
  };
  return {
    ...{ database, clock, dependencies, told },
    delivered: () => delivered,
    tell: (how: Partial<Telling>) => {
      telling = { ...telling, ...how };
    },
    load: (replaced: Partial<LoadDependencies> = {}) => loadBalances({ ...dependencies, ...replaced }),
    async cutOver(cutOvers: readonly Omit<CutOver, 'setAt'>[], setAt: Instant = clock.now()) {
      await bankAccounts.save(aBankAccount({ feeds, cutOvers: cutOvers.map((one) => ({ ...one, setAt })) }));
    },
    /** What became of the money: credited to each shop, and waiting, as counts and sums. */
    async outcome() {
      const credited = [];
      for (let index = 1; index <= shops; index += 1) {
        let [count, sum] = [0, 0];
        for await (const { amount } of ledger.chain(agentNumber(index))) [count, sum] = [count + 1, sum + amount];
        credited.push({ count, sum });
      }
      const waiting = [];
      let page: string | undefined;
      do {
        const { transfers: rows, next } = await transfers.suspense(page, 100);
        waiting.push(...rows);
        page = next;
      } while (page !== undefined);
      return {
        credited,
        waiting: { count: waiting.length, sum: waiting.reduce((sum, { amount }) => sum + amount, 0) },
      };
    },
    async findings() {
      const found = [];
      for await (const finding of openFindings(database).list('2000-01-01' as never, '2999-01-01' as never))
        found.push(finding);
      return found;
    },
  };
}

export type TwoFeeds = Awaited<ReturnType<typeof openTwoFeeds>>;

/** What must have become of movements. */
export function expected(reals: readonly Real[], shops = 4) {
  const tally = (shop: number) => {
    const own = reals.filter((real) => real.shop === shop);
    return { count: own.length, sum: own.reduce((sum, { amount }) => sum + amount, 0) };
  };
  return { credited: Array.from({ length: shops }, (_, index) => tally(index + 1)), waiting: tally(0) };
}

export interface World {
  readonly count: number;
  readonly from: Instant;
  readonly lengthMs: number;
  /** The feeds' clocks differ from the movement's by up to so much each. */
  readonly skewMs: number;
  /** A row is shown so much late at most. */
  readonly lateMs: number;
  /** Whether both feeds have the bank's number; else each has its own. */
  readonly isNumberShared: boolean;
}

/** Makes movements, one in five with a genuine twin, and both feeds' rows of them. */
export function makeTraffic(seed: number, { count, from, lengthMs, skewMs, lateMs, isNumberShared }: World) {
  const { roll } = dice(seed);
  const random = () => roll(1_000_000) / 1_000_000;
  const reals: Real[] = [];
  while (reals.length < count) {
    const one: Real = {
      at: later(from, Math.floor(random() * lengthMs)),
      shop: Math.floor(random() * 5),
      // Few amounts, so that strangers look alike.
      amount: 100_00 * (1 + Math.floor(random() * 6)),
    };
    reals.push(one);
    if (random() < 0.2) reals.push(one);
  }
  const told = reals.flatMap((real, index) =>
    [FAST, SLOW].map((feed) => {
      const skew = Math.round((random() * 2 - 1) * skewMs);
      const late = random() < 0.2 ? Math.floor(random() * lateMs) : 0;
      const bookedAt = later(real.at, skew);
      return {
        feed,
        row: rowOf(real, feed, isNumberShared ? `N${index}` : `${feed}${index}`, bookedAt),
        shownAt: later(real.at, skewMs + late),
      };
    }),
  );
  return { reals, told, random };
}

/** Each feed writes the description in its own way; only the phone is in both. */
function rowOf({ shop, amount }: Real, feed: string, number: string, bookedAt: Instant): MovementRow {
  const text = shop === 0 ? 'BAKIYE YUKLEME' : `BAKIYE ${plainPhone(phoneNumber(shop))}`;
  return {
    account: 'ziraat-1',
    number,
    bookedAt,
    amount: kurus(amount),
    currency: 'TRY',
    kind: 'FAST',
    isReversal: false,
    description: feed === FAST ? text : `${text}/gelen FAST`,
  };
}
