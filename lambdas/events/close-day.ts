import { MetricUnit } from '@aws-lambda-powertools/metrics';
import pMap from 'p-map';
import { monotonicFactory } from 'ulid';
import type { AgentNumber } from '../../shared/domain/agent';
import { isPolled } from '../../shared/domain/bank-account';
import { lastClosableDay } from '../../shared/domain/day-end';
import { groupBy } from '../../shared/domain/grouped';
import { type Day, dayAfter, later, msOf } from '../../shared/domain/instant';
import { type AccountControl, type AccountsDependencies, controlAccounts } from '../control/control-accounts';
import { type ClearingDependencies, sumClearings } from '../control/sum-clearing';
import { type ReturnDependencies, watchReturns } from '../control/watch-returns';
import { type AccountClosing, type CloseDependencies, closeAccount } from '../day-end/close-account';
import { type PayOutDependencies, payOutRests } from '../day-end/pay-out-rests';
import { type ReconcileDependencies, reconcileDay } from '../day-end/reconcile';
import { type RetireDependencies, retireCases } from '../day-end/retire-cases';
import { CollectionFailure } from '../gateways/collection';
import { type Collections, openCollections } from '../gateways/collections';
import { openObjectStore } from '../gateways/object-store';
import { openRawMail } from '../gateways/raw-mail';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { type Agents, openAgents } from '../stores/agents';
import { openAudit } from '../stores/audit';
import { openBankAccounts } from '../stores/bank-accounts';
import { openCaseLists } from '../stores/case-lists';
import { openCases } from '../stores/cases';
import { openClearings } from '../stores/clearings';
import { openClosures } from '../stores/closures';
import { openControls } from '../stores/controls';
import { openDatabase } from '../stores/database';
import { openDayEnds } from '../stores/day-ends';
import { openFindings } from '../stores/findings';
import { type Institutions, openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openLimits } from '../stores/limits';
import { openLoadingDays } from '../stores/loading-days';
import { openPaperRecords } from '../stores/papers';
import { openPayments } from '../stores/payments';
import { openProposals } from '../stores/proposals';
import { openReconciliations, type Reconciliations } from '../stores/reconciliations';
import { openReturns } from '../stores/returns';
import { openSenders } from '../stores/senders';
import { openSightings } from '../stores/sightings';
import { openStatementBalances } from '../stores/statement-balances';
import { transact } from '../stores/transact';
import { openTransfers } from '../stores/transfers';

export interface CloseDayDependencies
  extends CloseDependencies,
    ReconcileDependencies,
    AccountsDependencies,
    Pick<ClearingDependencies, 'loadingDays'> {
  readonly ledger: CloseDependencies['ledger'];
  readonly dayEnds: CloseDependencies['dayEnds'];
  readonly clearings: ClearingDependencies['clearings'] & AccountsDependencies['clearings'];
  readonly transfers: AccountsDependencies['transfers'];
  readonly findings: AccountsDependencies['findings'];
  readonly agents: Pick<Agents, 'allNumbers'>;
  readonly institutions: Pick<Institutions, 'list'>;
  readonly collections: Collections;
  readonly reconciliations: Reconciliations;
}

/** What became of one gateway's day. */
export interface GatewayOutcome {
  readonly gateway: string;
  readonly day: Day;
  readonly outcome: 'reconciled' | 'not-final' | CollectionFailure['kind'] | 'bug';
  readonly differences: number;
}

/** What a run came to. Failures are data: one agent's or gateway's trouble never stops another, and is tried again. */
export interface DayClosing {
  readonly upTo: Day;
  /** Days closed, and commission posted, by this run. */
  readonly days: number;
  readonly commissionKurus: number;
  readonly broken: number;
  readonly failed: readonly AgentNumber[];
  /** Agents left for the next run, time being over. */
  readonly left: number;
  readonly accounts: readonly AccountControl[];
  readonly gateways: readonly GatewayOutcome[];
}

const AGENTS_AT_ONCE = 8;
/** Of the Lambda's fifteen minutes: closing leaves the gateways theirs. */
const CLOSING_MS = 9 * 60_000;
/** Before a gateway's first reconciliation, and after a long silence, so many days are made up for. */
const MADE_UP_DAYS = 7;

/**
 * Closes every agent's days that are over, holds the company accounts' days against the banks' statements, then reconciles
 * every gateway's. Each run does what is still open and is cheap and harmless when nothing is.
 */
export async function closeDays(dependencies: CloseDayDependencies): Promise<DayClosing> {
  const upTo = lastClosableDay(dependencies.now());
  const closed = await closeAccounts(upTo, dependencies);
  await sumClearings(upTo, dependencies.agents.allNumbers, dependencies);
  const accounts = await controlAccounts(upTo, dependencies);
  return { upTo, ...closed, accounts, gateways: closed.left > 0 ? [] : await reconcileGateways(upTo, dependencies) };
}

async function closeAccounts(
  upTo: Day,
  dependencies: CloseDayDependencies,
): Promise<Omit<DayClosing, 'upTo' | 'accounts' | 'gateways'>> {
  const { agents, dayEnds, now } = dependencies;
  const closedTo = await dayEnds.closedTo();
  const endsAt = later(now(), CLOSING_MS);
  const numbers = closedTo !== undefined && closedTo >= upTo ? [] : await agents.allNumbers();
  const timedFeeds = numbers.length === 0 ? new Set<string>() : await feedsWithTimes(dependencies);
  const closings = await pMap(
    numbers,
    async (agent) => (now() < endsAt ? closeSafely(agent, upTo, timedFeeds, dependencies) : 'left'),
    { concurrency: AGENTS_AT_ONCE },
  );
  if (numbers.length > 0 && closings.every((closing) => typeof closing === 'object')) await dayEnds.markClosedTo(upTo);
  const done = closings.filter((closing) => typeof closing === 'object');
  const sum = (field: keyof AccountClosing) => done.reduce((total, closing) => total + closing[field], 0);
  return {
    days: sum('days'),
    commissionKurus: sum('commission'),
    broken: sum('broken'),
    failed: numbers.filter((_, index) => closings[index] === 'failed'),
    left: closings.filter((closing) => closing === 'left').length,
  };
}

/** The feeds that tell when a movement was booked, each as account and feed; statement files tell the day. */
async function feedsWithTimes({ bankAccounts }: CloseDayDependencies): Promise<Set<string>> {
  const accounts = await bankAccounts.list();
  return new Set(accounts.flatMap(({ id, feeds }) => feeds.filter(isPolled).map((feed) => `${id} ${feed.id}`)));
}

async function closeSafely(
  agent: AgentNumber,
  upTo: Day,
  timedFeeds: ReadonlySet<string>,
  dependencies: CloseDependencies,
): Promise<AccountClosing | 'failed'> {
  try {
    return await closeAccount(agent, upTo, timedFeeds, dependencies);
  } catch (error) {
    logger.error('days not closed', { agent, error: error as Error });
    return 'failed';
  }
}

async function reconcileGateways(upTo: Day, dependencies: CloseDayDependencies): Promise<GatewayOutcome[]> {
  const institutions = await dependencies.institutions.list();
  const outcomes: GatewayOutcome[] = [];
  for (const [gateway, served] of groupBy(institutions, ({ gateway }) => gateway)) {
    outcomes.push(...(await reconcileSafely(gateway, new Set(served.map(({ id }) => id)), upTo, dependencies)));
  }
  return outcomes;
}

/** A gateway's open days, oldest first, up to the first that does not go. */
async function reconcileSafely(
  gateway: string,
  institutions: ReadonlySet<string>,
  upTo: Day,
  dependencies: CloseDayDependencies,
): Promise<GatewayOutcome[]> {
  const { reconciliations, agents, collections } = dependencies;
  const outcomes: GatewayOutcome[] = [];
  let day = dayAfter(upTo, 1 - MADE_UP_DAYS);
  try {
    const done = (await reconciliations.latest(gateway))?.day;
    if (done !== undefined && done >= day) day = dayAfter(done);
    if (day > upTo) return [];
    const numbers = await agents.allNumbers();
    const client = await collections(gateway);
    for (; day <= upTo; day = dayAfter(day)) {
      const made = await reconcileDay({ gateway, day, agents: numbers, institutions }, client, dependencies);
      outcomes.push({ gateway, day, differences: 0, ...made });
      if (made.outcome === 'not-final') break;
    }
  } catch (error) {
    logger.error('day not reconciled', { gateway, day, error: error as Error });
    outcomes.push({ gateway, day, outcome: error instanceof CollectionFailure ? error.kind : 'bug', differences: 0 });
  }
  return outcomes;
}

/** The metrics the alarms watch. */
function report({ days, failed, left, broken, accounts, gateways }: DayClosing): void {
  const differences = gateways.reduce((sum, one) => sum + one.differences, 0);
  metrics.addMetric('DaysClosed', MetricUnit.Count, days);
  metrics.addMetric('CloseDayFailures', MetricUnit.Count, failed.length + left);
  metrics.addMetric('LedgerBreaks', MetricUnit.Count, broken);
  const told = accounts.reduce((sum, { newFindings }) => sum + newFindings, 0);
  metrics.addMetric('ControlDifferences', MetricUnit.Count, told);
  metrics.addMetric('ControlFailures', MetricUnit.Count, accounts.filter(({ hasFailed }) => hasFailed).length);
  metrics.addMetric('ReconciliationDifferences', MetricUnit.Count, differences);
  metrics.addMetric(
    'ReconciliationFailures',
    MetricUnit.Count,
    gateways.filter(({ outcome }) => outcome !== 'reconciled').length,
  );
}

const database = openDatabase(process.env);
const dependencies: CloseDayDependencies = {
  agents: openAgents(database),
  ledger: openLedger(database, jittered(20)),
  dayEnds: openDayEnds(database),
  transfers: openTransfers(database),
  senders: openSenders(database),
  sightings: openSightings(database),
  balances: openStatementBalances(database),
  bankAccounts: openBankAccounts(database),
  controls: openControls(database),
  clearings: openClearings(database),
  loadingDays: openLoadingDays(database),
  payments: openPayments(database),
  institutions: openInstitutions(database),
  findings: openFindings(database),
  reconciliations: openReconciliations(database),
  collections: openCollections(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now), now),
  now,
};

const ulid = monotonicFactory();
const retirement: RetireDependencies = {
  lists: openCaseLists(database),
  cases: openCases(database),
  paperRecords: openPaperRecords(database),
  papers: openObjectStore(process.env, process.env.PAPERS_BUCKET ?? ''),
  rawMail: openRawMail(process.env),
  limits: openLimits(database),
  audit: openAudit(database),
  transact: (parts) => transact(database, parts),
  mintId: (at) => ulid(msOf(at)),
  now,
};

const rests: PayOutDependencies = {
  ...retirement,
  closures: openClosures(database),
  ledger: openLedger(database, jittered(20)),
  proposals: openProposals(database),
  bankAccounts: openBankAccounts(database),
};

const awaited: ReturnDependencies = {
  returns: openReturns(database),
  transfers: openTransfers(database),
  findings: openFindings(database),
  now,
};

/** Rests are paid out last: the commission of the day that was just closed is one. */
export const handler = onTrigger(async () => {
  const retired = await retireCases(retirement);
  metrics.addMetric('RetentionFailures', MetricUnit.Count, retired.failed);
  const closing = await closeDays(dependencies);
  report(closing);
  const returns = await watchReturns(awaited);
  metrics.addMetric('ControlDifferences', MetricUnit.Count, returns.told);
  metrics.addMetric('ControlFailures', MetricUnit.Count, returns.failed);
  const paidOut = await payOutRests(rests);
  metrics.addMetric('PayOutFailures', MetricUnit.Count, paidOut.failed);
  return { ...closing, returns, retired, paidOut };
});
