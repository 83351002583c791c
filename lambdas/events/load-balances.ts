import { MetricUnit } from '@aws-lambda-powertools/metrics';
import pMap from 'p-map';
import type { PhoneRegistration } from '../../shared/domain/agent';
import { type BankAccount, isPolled, type PolledFeed } from '../../shared/domain/bank-account';
import { creditEntry, transferOf } from '../../shared/domain/credit';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { type FeedWindow, positionAfter, windowAt } from '../../shared/domain/feed-window';
import { type Instant, msOf } from '../../shared/domain/instant';
import type { Movement } from '../../shared/domain/movement';
import { type IdentifiedMovement, identify } from '../../shared/domain/movement-identity';
import type { Phone } from '../../shared/domain/phone';
import { dropRepeats } from '../../shared/domain/repeats';
import type { Transfer } from '../../shared/domain/transfer';
import { candidateIban, candidatePhones, type Match, matchTransfer } from '../../shared/domain/transfer-match';
import { type BankFeed, FeedFailure, openBankFeed } from '../gateways/bank-feed';
import { openSecrets } from '../gateways/secrets';
import { openSms, type Sms } from '../gateways/sms';
import { type IbanDependencies, ibanOwners } from '../loading/iban-owners';
import { tellLoadings } from '../loading/tell-loading';
import { tellUnreadable, type UnreadableDependencies } from '../loading/tell-unreadable';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { type Agents, openAgents } from '../stores/agents';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { type Feeds, openFeeds } from '../stores/feeds';
import { openFindings } from '../stores/findings';
import { CauseRejected, type Ledger, openLedger } from '../stores/ledger';
import { openRegisteredIbans } from '../stores/registered-ibans';
import { openSenders } from '../stores/senders';
import { openTransfers, type Transfers } from '../stores/transfers';

export interface LoadDependencies extends IbanDependencies, UnreadableDependencies {
  readonly bankAccounts: BankAccounts;
  readonly feed: BankFeed;
  readonly feeds: Feeds;
  readonly transfers: Transfers;
  readonly agents: Agents;
  readonly ledger: Ledger;
  readonly sms: Sms;
  readonly now: () => Instant;
}

/** What a reading of one account's feed came to. Failures are data: they never stop another account. */
export interface Loading {
  readonly account: string;
  readonly credited: number;
  readonly suspended: number;
  readonly ignored: number;
  /** Movements that could not be handled this time, or so many unreadable rows that none is passed over; tried again. */
  readonly failed: number;
  /** Rows that could not be read and were told to staff, this time. */
  readonly unreadable: number;
  /** Why the feed could not be read, if it could not. */
  readonly failure?: FeedFailure['kind'] | 'bug';
  /** How long something has been waiting here: the feed's silence or the oldest movement not handled. */
  readonly waitingMs: number;
  /** From booking to credit, of each credit. */
  readonly creditedAfterMs: readonly number[];
}

/** Agents handled at a time; the movements of one agent go one after another, so that they do not race each other. */
const AGENTS_AT_ONCE = 8;

/**
 * Reads every company account's feed and decides each movement that is new: credited to its agent, put into suspense, or
 * ignored. Running it twice, or twice at once, changes nothing: a movement is decided by the write that records it.
 */
export async function loadBalances(dependencies: LoadDependencies): Promise<Loading[]> {
  const accounts = await dependencies.bankAccounts.list();
  const at = dependencies.now();
  return Promise.all(
    accounts.flatMap((account) => {
      const feed = creditingFeed(account, at);
      return feed !== undefined && isPolled(feed) ? [loadSafely(account, feed, dependencies)] : [];
    }),
  );
}

/** One account's trouble, even a bug met only there, is told and never stops the others. */
async function loadSafely(account: BankAccount, feed: PolledFeed, dependencies: LoadDependencies): Promise<Loading> {
  let silentMs = 0;
  try {
    const position = await dependencies.feeds.cursor(account.id, feed.id);
    const window = windowAt(position, dependencies.now());
    silentMs = position === undefined ? 0 : msOf(window.to) - msOf(position.readTo);
    const loading = await loadAccount(account, feed, window, dependencies);
    if (loading.failed > 0) return { ...loading, waitingMs: Math.max(loading.waitingMs, silentMs) };
    await dependencies.feeds.advance(account.id, feed.id, positionAfter(window, position));
    return loading;
  } catch (error) {
    const failure = error instanceof FeedFailure ? error.kind : 'bug';
    logger.error('loading failed', { account: account.id, error: error as Error });
    return { ...nothing(account.id), failure, waitingMs: silentMs };
  }
}

async function loadAccount(
  account: BankAccount,
  feed: PolledFeed,
  window: FeedWindow,
  dependencies: LoadDependencies,
): Promise<Loading> {
  const { rows, unreadable } = await dependencies.feed.read(account, feed, window);
  const loading = await handle(account, dropRepeats(identify(rows)), dependencies);
  const { told, held } = await tellUnreadable(account, unreadable, dependencies);
  return { ...loading, unreadable: told, failed: loading.failed + held };
}

async function handle(
  account: BankAccount,
  identified: readonly IdentifiedMovement[],
  dependencies: LoadDependencies,
): Promise<Loading> {
  const { transfers, agents, now } = dependencies;
  const known = await transfers.known(
    account.id,
    identified.map(({ movement }) => movement.id),
  );
  const fresh = identified.filter(({ movement }) => !known.has(movement.id));
  const registrations = await agents.registrations(fresh.flatMap(({ movement }) => candidatePhones(movement)));
  const byPhone = new Map<Phone, PhoneRegistration>(registrations.map((found) => [found.phone, found]));
  const owners = await ibanOwners(
    fresh.map(({ movement }) => movement),
    dependencies,
  );

  const decided = fresh.map(({ movement, isPossibleRepeat }) => {
    const ibanOwner = owners.get(candidateIban(movement));
    const match = matchTransfer(movement, (phone) => byPhone.get(phone), { isPossibleRepeat, ibanOwner });
    return { movement, match };
  });
  const outcomes = await pMap(
    groupByAgent(decided),
    async (group) => {
      const results: Outcome[] = [];
      for (const one of group) results.push({ ...one, result: await settle(one, account.bank, dependencies) });
      return results;
    },
    { concurrency: AGENTS_AT_ONCE },
  );
  const results = outcomes.flat();
  await tellLoadings(
    results.flatMap(({ movement, result, match }) => {
      const phone = match.outcome === 'credit' ? match.phone : undefined;
      const isWanted = result === 'credited' && phone !== undefined && byPhone.get(phone)?.wantsLoadingSms === true;
      return isWanted ? [{ phone, amount: movement.amount }] : [];
    }),
    dependencies.sms,
  );
  return summarise(account.id, results, now());
}

interface Decided {
  readonly movement: Movement;
  readonly match: Match;
}

interface Outcome extends Decided {
  readonly result: Transfer['state'] | 'known' | 'failed';
}

/** Credits of one agent together, in the feed's order; every other movement by itself. */
function groupByAgent(decided: readonly Decided[]): Decided[][] {
  const groups = new Map<string, Decided[]>();
  for (const one of decided) {
    const key = one.match.outcome === 'credit' ? one.match.agent : `movement ${one.movement.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Makes one decision take effect, once: whoever comes second finds it known. */
async function settle(
  { movement, match }: Decided,
  bank: string,
  { ledger, transfers, now }: LoadDependencies,
): Promise<Outcome['result']> {
  const transfer = transferOf(movement, match, now());
  try {
    if (match.outcome !== 'credit') {
      if (match.outcome === 'ignore' && match.reason === 'debit') await transfers.noteOutgoing(movement);
      const recorded = await transfers.record(transfer);
      return recorded === 'recorded' ? transfer.state : 'known';
    }
    const posting = {
      entry: creditEntry({ ...transfer, agent: match.agent }, bank),
      cause: transfers.creditWrite(transfer),
    };
    await ledger.append(match.agent, () => [posting], now);
    return 'credited';
  } catch (error) {
    if (error instanceof CauseRejected) return 'known';
    logger.error('movement not handled', { account: movement.account, movement: movement.id, error: error as Error });
    return 'failed';
  }
}

function nothing(account: string): Loading {
  return {
    account,
    credited: 0,
    suspended: 0,
    ignored: 0,
    failed: 0,
    unreadable: 0,
    waitingMs: 0,
    creditedAfterMs: [],
  };
}

function summarise(account: string, outcomes: readonly Outcome[], at: Instant): Loading {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  const agesMs = (result: Outcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).map(({ movement }) => msOf(at) - msOf(movement.bookedAt));
  return {
    account,
    credited: count('credited'),
    suspended: count('suspense'),
    ignored: count('ignored'),
    failed: count('failed'),
    unreadable: 0,
    waitingMs: Math.max(0, ...agesMs('failed')),
    creditedAfterMs: agesMs('credited'),
  };
}

/** The metrics the alarms watch: what waits longest over all accounts, how soon credits came, and which feeds are down. */
function report(loadings: readonly Loading[]): void {
  const oldestMs = Math.max(0, ...loadings.map((loading) => loading.waitingMs));
  metrics.addMetric('OldestUnhandledMovementAgeSeconds', MetricUnit.Seconds, oldestMs / 1_000);
  for (const loading of loadings) {
    for (const ms of loading.creditedAfterMs)
      metrics.addMetric('BookingToCreditSeconds', MetricUnit.Seconds, ms / 1_000);
    const { creditedAfterMs: _, ...counts } = loading;
    if (loading.failure !== undefined || loading.failed > 0) logger.warn('feed in trouble', counts);
    else if (loading.credited + loading.suspended > 0) logger.info('feed read', counts);
  }
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
  sms: openSms(process.env),
  now,
};

export const handler = onTrigger(async () => {
  const loadings = await loadBalances(dependencies);
  report(loadings);
  return loadings;
});
