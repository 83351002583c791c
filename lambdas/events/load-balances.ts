import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { type BankAccount, isPolled, type PolledFeed } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { type Instant, msOf } from '../../shared/domain/instant';
import { FeedFailure, openBankFeed } from '../gateways/bank-feed';
import { openSecrets } from '../gateways/secrets';
import { openSms } from '../gateways/sms';
import { type Loading, type ReadDependencies, readFeed, summarise } from '../loading/read-feed';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { type Agents, openAgents } from '../stores/agents';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { type FeedCursor, openFeeds } from '../stores/feeds';
import { openFindings } from '../stores/findings';
import { type Ledger, openLedger } from '../stores/ledger';
import { openRegisteredIbans } from '../stores/registered-ibans';
import { openSenders } from '../stores/senders';
import { openSightings } from '../stores/sightings';
import { openTransfers } from '../stores/transfers';

export interface LoadDependencies extends ReadDependencies {
  readonly bankAccounts: BankAccounts;
  readonly agents: Agents;
  readonly ledger: Ledger;
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
    const loading = await readFeed(account, feed, position, at, dependencies);
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
