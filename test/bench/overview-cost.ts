import pMap from 'p-map';
import { operations } from '../../lambdas/api/overview';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openControls } from '../../lambdas/stores/controls';
import type { Database } from '../../lambdas/stores/database';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openLoadingDays } from '../../lambdas/stores/loading-days';
import { openStatementBalances } from '../../lambdas/stores/statement-balances';
import { openTransfers } from '../../lambdas/stores/transfers';
import { openWaiting } from '../../lambdas/stores/waiting';
import { dayAfter, dayOf, type Instant, later } from '../../shared/domain/instant';
import { loadingTime, timesOf } from '../../shared/domain/loading-times';
import { aBankAccount, aTransfer } from '../support/builders';
import type { Meter } from '../support/meter';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { BENCH_NOW } from './network';

const ACCOUNTS = 5;
const DAYS = 30;
/** Twice as many as are counted. */
const WAITING = 1_000;

/** What the overview of accounting costs, which is asked every half minute: with little waiting, and with more than it counts. */
export async function overviewCost(database: Database, meter: Meter): Promise<Figure[]> {
  const dependencies = {
    bankAccounts: openBankAccounts(database),
    feeds: openFeeds(database),
    loadingDays: openLoadingDays(database),
    controls: openControls(database),
    statementBalances: openStatementBalances(database),
    waiting: openWaiting(database),
  };
  const today = dayOf(BENCH_NOW);
  for (let index = 1; index <= ACCOUNTS; index += 1) {
    const id = `bank-${index}`;
    const files = { id: 'files', kind: 'statement-files' as const };
    const service = { id: 'service', kind: 'activity-service' as const, url: 'https://bank.example', secret: id };
    await dependencies.bankAccounts.save(aBankAccount({ id, feeds: [service, files] }));
    const loaded = [today, dayAfter(today, -1)].map((day) => ({ day, times: aDaysTimes(id) }));
    const cursor = { readTo: BENCH_NOW, deepReadAt: BENCH_NOW, readAt: BENCH_NOW, newestAt: BENCH_NOW, loaded };
    await dependencies.feeds.advance(id, 'service', cursor);
  }
  for (let ago = 1; ago < DAYS; ago += 1) {
    await dependencies.loadingDays.close({ day: dayAfter(today, -ago), times: aDaysTimes('bank-1') });
  }
  const look = () => meter.measure(() => operations.overview({ now: BENCH_NOW } as never, dependencies as never));
  await suspend(database, 0, 20);
  const quiet = await look();
  await suspend(database, 20, WAITING);
  const full = await look();
  const isCut = (full.result as { suspense: { isMore: boolean } }).suspense.isMore;
  if (!isCut) throw new Error('the whole suspense was counted');
  return [
    { name: 'overview of accounting, 20 in suspense', values: quiet.cost, note: `${DAYS} days, ${ACCOUNTS} accounts` },
    { name: `overview of accounting, ${WAITING} in suspense`, values: full.cost, budget: budgets.overview },
  ];
}

/** A day on which every bucket holds some. */
function aDaysTimes(account: string) {
  const seconds = [5, 15, 25, 35, 45, 55, 70, 85, 100, 140, 170, 200, 280, 400, 500, 800, 1_500, 3_000, 7_000, 14_000];
  const at = later(BENCH_NOW, -86_400_000);
  return timesOf(seconds.map((each) => loadingTime(account, at, later(at, each * 1_000))));
}

async function suspend(database: Database, from: number, to: number): Promise<void> {
  const transfers = openTransfers(database);
  const waits = Array.from({ length: to - from }, (_, index) => from + index);
  await pMap(
    waits,
    async (seq) => {
      const bookedAt: Instant = later(BENCH_NOW, -seq * 60_000);
      await transfers.record(aTransfer({ id: `waits ${seq}`, bookedAt, state: 'suspense', reason: 'no-phone' }));
    },
    { concurrency: 16 },
  );
}
