import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { type BankAccount, isPolled, type PolledFeed } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { type FeedTroubleKind, troubleAfter } from '../../shared/domain/feed-health';
import { positionAfter, windowAt } from '../../shared/domain/feed-window';
import { dayOf, type Instant, msOf } from '../../shared/domain/instant';
import { countLoadings } from '../../shared/domain/loading-day';
import { type LoadingTime, loadingTime } from '../../shared/domain/loading-times';
import { identify } from '../../shared/domain/movement-identity';
import { queriesLeft, recentQueries } from '../../shared/domain/query-allowance';
import { dropRepeats } from '../../shared/domain/repeats';
import { type BankFeed, FeedFailure, openBankFeed } from '../gateways/bank-feed';
import { openSecrets } from '../gateways/secrets';
import { openSms } from '../gateways/sms';
import type { Handled, Outcome } from '../loading/decide';
import { type HandleDependencies, handleReading } from '../loading/handle-reading';
import { tellUnreadable, type UnreadableDependencies } from '../loading/tell-unreadable';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { type Agents, openAgents } from '../stores/agents';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { type FeedCursor, type Feeds, openFeeds } from '../stores/feeds';
import { type Findings, openFindings } from '../stores/findings';
import { type Ledger, openLedger } from '../stores/ledger';
import { openRegisteredIbans } from '../stores/registered-ibans';
import { openSenders } from '../stores/senders';
import { openSightings } from '../stores/sightings';
import { openTransfers } from '../stores/transfers';

export interface LoadDependencies extends HandleDependencies, UnreadableDependencies {
  readonly bankAccounts: BankAccounts;
  readonly agents: Agents;
  readonly ledger: Ledger;
  readonly feed: BankFeed;
  readonly feeds: Feeds;
  readonly findings: Findings;
}

/** What a reading of one feed of an account came to. Failures are data: they never stop another account. */
export interface Loading {
  readonly account: string;
  readonly feed: string;
  readonly credited: number;
  readonly suspended: number;
  readonly ignored: number;
  /** Rows found to be movements that another feed told. */
  readonly paired: number;
  /** Rows told to staff because the crediting feed does not know of them. */
  readonly foundAlone: number;
  /** Movements that could not be handled this time, or so many unreadable rows that none is passed over; tried again. */
  readonly failed: number;
  /** Rows that could not be read and were told to staff, this time. */
  readonly unreadable: number;
  /** Why the feed could not be read, if it could not. */
  readonly failure?: FeedFailure['kind'] | 'bug';
  /** How long something has been waiting here: the feed's silence or the oldest movement not handled. */
  readonly waitingMs: number;
  /** From booking to credit, of each credit. */
  readonly times: readonly LoadingTime[];
}

/**
 * Reads every company account's feeds and makes what they tell take effect: a movement that is new is credited to its
 * agent, put into suspense, or ignored, and told again by another feed it is only noted. Running it twice, or twice at
 * once, changes nothing: a movement is decided by the write that records it.
 */
export async function loadBalances(dependencies: LoadDependencies): Promise<Loading[]> {
  const accounts = await dependencies.bankAccounts.list();
  const loadings = await Promise.all(accounts.map((account) => loadAccount(account, dependencies)));
  return loadings.flat();
}

/** An account's feeds one after another: they tell of the same movements. */
async function loadAccount(account: BankAccount, dependencies: LoadDependencies): Promise<Loading[]> {
  const at = dependencies.now();
  const loadings: Loading[] = [];
  for (const feed of account.feeds.filter(isPolled)) {
    const loading = await loadSafely(account, feed, at, dependencies);
    if (loading !== undefined) loadings.push(loading);
  }
  return loadings;
}

/** One feed's trouble, even a bug met only there, is told and never stops the others. Undefined while it may not be asked. */
async function loadSafely(
  account: BankAccount,
  feed: PolledFeed,
  at: Instant,
  dependencies: LoadDependencies,
): Promise<Loading | undefined> {
  const isCrediting = creditingFeed(account, at)?.id === feed.id;
  let silentMs = 0;
  try {
    const position = await dependencies.feeds.cursor(account.id, feed.id);
    silentMs = position === undefined || !isCrediting ? 0 : msOf(at) - lastReadMs(position);
    const loading = await readOn(account, feed, position, at, dependencies);
    if (loading === undefined || loading.failed === 0) return loading;
    return { ...loading, waitingMs: Math.max(loading.waitingMs, silentMs) };
  } catch (error) {
    const failure = error instanceof FeedFailure ? error.kind : 'bug';
    logger.error('loading failed', { account: account.id, feed: feed.id, error: error as Error });
    return {
      ...summarise(account.id, feed.id, { outcomes: [], paired: 0, foundAlone: 0 }, at),
      failure,
      waitingMs: silentMs,
    };
  }
}

/** Up to when a feed was read; one that never answered is silent since it was first asked. */
function lastReadMs({ readTo, since }: FeedCursor): number {
  return Math.max(msOf(readTo), since === undefined ? 0 : msOf(since));
}

/**
 * Reads a feed on from its cursor, which moves only when everything was handled. The queries it took count in any case,
 * and what went wrong is noted beside it for people to see.
 */
async function readOn(
  account: BankAccount,
  feed: PolledFeed,
  position: FeedCursor | undefined,
  at: Instant,
  dependencies: LoadDependencies,
): Promise<Loading | undefined> {
  const { feeds } = dependencies;
  const isCounted = feed.kind === 'ohvps';
  const queried = recentQueries(position?.queriedAt ?? [], at);
  const left = isCounted ? queriesLeft(queried, at) : undefined;
  if (left === 0) return undefined;
  const window = windowAt(position, at, isCounted);
  const since = position?.since ?? at;
  const counted = (queries = 0) => (isCounted ? { queriedAt: [...queried, ...Array<Instant>(queries).fill(at)] } : {});
  const stay = { readTo: window.from, deepReadAt: window.from, ...position, since };
  const inTrouble = (kind: FeedTroubleKind) => ({ ...stay, trouble: troubleAfter(position?.trouble, kind, at) });
  let queries = 0;
  try {
    const reading = await dependencies.feed.read(account, feed, window, left);
    queries = reading.queries ?? 0;
    const identified = identify(reading.rows);
    const handled = await handleReading(account, feed, dropRepeats(identified), dependencies);
    const { told, held } = await tellUnreadable(account, reading.unreadable, dependencies);
    const loading = summarise(account.id, feed.id, handled, dependencies.now());
    const trouble = held > 0 ? 'odd-rows' : loading.failed > 0 ? 'not-handled' : undefined;
    const next = trouble === undefined ? { ...positionAfter(window, position), since } : inTrouble(trouble);
    const newestAt = newest([position?.newestAt, ...identified.map(({ movement }) => movement.bookedAt)]);
    await feeds.advance(account.id, feed.id, {
      ...next,
      ...counted(queries),
      readAt: at,
      ...(newestAt && { newestAt }),
      loaded: countLoadings(position?.loaded ?? [], dayOf(dependencies.now()), loading.times),
    });
    return { ...loading, unreadable: told, failed: loading.failed + held };
  } catch (error) {
    const taken = error instanceof FeedFailure ? error.queries : queries;
    const kind = error instanceof FeedFailure ? error.kind : 'bug';
    await noteTrouble(account, feed, { ...inTrouble(kind), ...counted(taken) }, dependencies);
    throw error;
  }
}

/** What went wrong is told by who caught it; that it cannot be noted must not take its place. */
async function noteTrouble(account: BankAccount, feed: PolledFeed, cursor: FeedCursor, { feeds }: LoadDependencies) {
  try {
    await feeds.advance(account.id, feed.id, cursor);
  } catch (error) {
    logger.error('trouble of a feed not noted', { account: account.id, feed: feed.id, error: error as Error });
  }
}

function newest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce(
    (one, other) => (other !== undefined && (one === undefined || other > one) ? other : one),
    undefined,
  );
}

function summarise(account: string, feed: string, { outcomes, paired, foundAlone }: Handled, at: Instant): Loading {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  const times = (result: Outcome['result']) =>
    outcomes
      .filter((outcome) => outcome.result === result)
      .map(({ movement }) => loadingTime(account, movement.bookedAt, at));
  return {
    account,
    feed,
    credited: count('credited'),
    suspended: count('suspense'),
    ignored: count('ignored'),
    paired,
    foundAlone,
    failed: count('failed'),
    unreadable: 0,
    waitingMs: Math.max(0, ...times('failed').map(({ ms }) => ms)),
    times: times('credited'),
  };
}

/** The metrics the alarms watch: what waits longest over all accounts, how soon credits came, and which feeds are down. */
function report(loadings: readonly Loading[]): void {
  const oldestMs = Math.max(0, ...loadings.map((loading) => loading.waitingMs));
  metrics.addMetric('OldestUnhandledMovementAgeSeconds', MetricUnit.Seconds, oldestMs / 1_000);
  for (const loading of loadings) {
    for (const { ms } of loading.times) metrics.addMetric('BookingToCreditSeconds', MetricUnit.Seconds, ms / 1_000);
    const { times: _, ...counts } = loading;
    if (loading.failure !== undefined || loading.failed > 0) logger.warn('feed in trouble', counts);
    else if (loading.credited + loading.suspended > 0) logger.info('feed read', counts);
  }
  metrics.addMetric(
    'SeenByControlOnly',
    MetricUnit.Count,
    loadings.reduce((sum, { foundAlone }) => sum + foundAlone, 0),
  );
  metrics.addMetric(
    'UnreadableRows',
    MetricUnit.Count,
    loadings.reduce((sum, { unreadable }) => sum + unreadable, 0),
  );
  metrics.addMetric(
    'FeedFailures',
    MetricUnit.Count,
    loadings.filter((loading) => loading.failure !== undefined).length,
  );
}

const database = openDatabase(process.env);
const dependencies: LoadDependencies = {
  bankAccounts: openBankAccounts(database),
  feed: openBankFeed(openSecrets(process.env, `${process.env.SECRET_PREFIX ?? ''}bank/`, Date.now)),
  feeds: openFeeds(database),
  transfers: openTransfers(database),
  agents: openAgents(database),
  ledger: openLedger(database, jittered(12)),
  registeredIbans: openRegisteredIbans(database),
  senders: openSenders(database),
  findings: openFindings(database),
  sightings: openSightings(database),
  sms: openSms(process.env),
  now,
};

export const handler = onTrigger(async () => {
  const loadings = await loadBalances(dependencies);
  report(loadings);
  return loadings;
});
