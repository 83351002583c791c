import { api } from '../../shared/api';
import type { ShownAccount, ShownFeed } from '../../shared/api/overview';
import { type BankAccount, type FeedSource, isPolled } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { lastClosableDay } from '../../shared/domain/day-end';
import { feedStateAt } from '../../shared/domain/feed-health';
import { type Day, dayAfter, dayOf, type Instant } from '../../shared/domain/instant';
import { daysUpTo } from '../../shared/domain/loading-day';
import { addTimes, figuresOf, NO_TIMES } from '../../shared/domain/loading-times';
import { QUERIES_AN_HOUR, recentQueries } from '../../shared/domain/query-allowance';
import { liraReceived, suspenseBands } from '../../shared/domain/suspense-age';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { type Controls, openControls } from '../stores/controls';
import { openDatabase } from '../stores/database';
import { type FeedCursor, type FeedKey, type Feeds, openFeeds } from '../stores/feeds';
import { type LoadingDays, openLoadingDays } from '../stores/loading-days';
import { openStaffSessions } from '../stores/staff-sessions';
import { openStatementBalances, type StatementBalanceStore } from '../stores/statement-balances';
import { openWaiting, type Waiting } from '../stores/waiting';

export interface OverviewDependencies extends ServeDependencies {
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly feeds: Pick<Feeds, 'cursors'>;
  readonly loadingDays: Pick<LoadingDays, 'between'>;
  readonly controls: Pick<Controls, 'ofDay'>;
  readonly statementBalances: Pick<StatementBalanceStore, 'lastDay'>;
  readonly waiting: Waiting;
}

const DAYS = 30;

export const operations: Operations<typeof api.overview, OverviewDependencies> = {
  async overview({ now: at }, dependencies) {
    const today = dayOf(at);
    const controlled = lastClosableDay(at);
    const [accounts, closed, controls, suspense, waiting] = await Promise.all([
      loadAccounts(dependencies),
      dependencies.loadingDays.between(dayAfter(today, 1 - DAYS), today),
      dependencies.controls.ofDay(controlled),
      dependencies.waiting.suspense(),
      dependencies.waiting.counts(),
    ]);
    const running = accounts.cursors.flatMap(({ loaded = [] }) => loaded);
    const days = daysUpTo(today, DAYS, { closed, running });
    const { transfers, isMore } = suspense;
    const oldestAt = transfers.map(({ bookedAt }) => bookedAt).reduce(earlier, undefined);
    return {
      at,
      today: figuresOf(days.at(-1)?.times ?? NO_TIMES),
      month: figuresOf(days.map(({ times }) => times).reduce(addTimes, NO_TIMES)),
      days: days.map(({ day, isClosed, times }) => ({ day, isClosed, ...figuresOf(times) })),
      suspense: {
        count: transfers.length,
        isMore,
        amount: liraReceived(transfers),
        ...(oldestAt && { oldestAt }),
        bands: suspenseBands(transfers, at),
      },
      accounts: accounts.accounts.map((account) => showAccount(account, accounts, at)),
      control: { day: controlled, accounts: controls },
      waiting,
    };
  },
};

interface Accounts {
  readonly accounts: readonly BankAccount[];
  readonly cursors: readonly (FeedCursor & FeedKey)[];
  /** The newest day a statement tells, by account. */
  readonly statements: ReadonlyMap<string, Day>;
}

async function loadAccounts({ bankAccounts, feeds, statementBalances }: OverviewDependencies): Promise<Accounts> {
  const accounts = await bankAccounts.list();
  const keys = accounts.flatMap(({ id: account, feeds }) =>
    feeds.filter(isPolled).map(({ id: feed }) => ({ account, feed })),
  );
  const byFile = accounts.filter(({ feeds }) => !feeds.every(isPolled));
  const [cursors, days] = await Promise.all([
    feeds.cursors(keys),
    Promise.all(byFile.map(async ({ id }) => [id, await statementBalances.lastDay(id)] as const)),
  ]);
  return {
    accounts,
    cursors,
    statements: new Map(days.flatMap(([id, day]) => (day === undefined ? [] : [[id, day]]))),
  };
}

function showAccount(account: BankAccount, { cursors, statements }: Accounts, at: Instant): ShownAccount {
  const { id, bank, branch, feeds } = account;
  const crediting = creditingFeed(account, at)?.id;
  return {
    id,
    bank,
    ...(branch === undefined ? {} : { branch }),
    feeds: feeds.map((feed) => {
      const shared = { feed: feed.id, kind: feed.kind, credits: feed.id === crediting };
      if (!isPolled(feed)) return { ...shared, ...showFiles(statements.get(id)) };
      const cursor = cursors.find((one) => one.account === id && one.feed === feed.id);
      return { ...shared, ...showPolled(feed.kind, cursor, at) };
    }),
  };
}

type Shown = Omit<ShownFeed, 'feed' | 'kind' | 'credits'>;

function showFiles(statementOn: Day | undefined): Shown {
  return statementOn === undefined ? { state: 'unread' } : { state: 'fine', statementOn };
}

function showPolled(kind: FeedSource['kind'], cursor: FeedCursor | undefined, at: Instant): Shown {
  const isCounted = kind === 'ohvps';
  const { readAt, newestAt, trouble, queriedAt = [] } = cursor ?? {};
  return {
    state: feedStateAt(cursor, isCounted, at),
    ...(readAt && { readAt }),
    ...(newestAt && { newestAt }),
    ...(trouble && { trouble }),
    ...(isCounted && { queries: { used: recentQueries(queriedAt, at).length, allowed: QUERIES_AN_HOUR } }),
  };
}

function earlier(one: Instant | undefined, other: Instant): Instant {
  return one === undefined || other < one ? other : one;
}

const database = openDatabase(process.env);
export const handler = serve(api.overview, operations, {
  staffSessions: openStaffSessions(database),
  bankAccounts: openBankAccounts(database),
  feeds: openFeeds(database),
  loadingDays: openLoadingDays(database),
  controls: openControls(database),
  statementBalances: openStatementBalances(database),
  waiting: openWaiting(database),
  now,
});
