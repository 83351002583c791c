import { type LoadDependencies, loadBalances } from '../../lambdas/events/load-balances';
import { openAgents } from '../../lambdas/stores/agents';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openFindings } from '../../lambdas/stores/findings';
import { openLedger } from '../../lambdas/stores/ledger';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { openSenders } from '../../lambdas/stores/senders';
import { openSightings } from '../../lambdas/stores/sightings';
import { openTransfers } from '../../lambdas/stores/transfers';
import { instant, msOf } from '../../shared/domain/instant';
import type { MovementRow } from '../../shared/domain/movement-identity';
import { type Measured, type Meter, roundTripsOf } from '../support/meter';
import { budgets } from './budgets';
import { rowFor } from './feed';
import type { Figure } from './figure';
import { addAgents, BENCH_NOW, type BenchAgent, benchAccount } from './network';

const PAGE = 20;
const service = { kind: 'activity-service' as const, url: 'http://127.0.0.1:1', secret: 'vakifbank-1' };

/** What loading balances costs: a page of movements of as many agents, a single one, and none. */
export async function creditCost(database: Database, meter: Meter): Promise<Figure[]> {
  await openBankAccounts(database).save(benchAccount);
  const agents = await addAgents(database, PAGE);
  const load = loaderOf(database, meter);
  let seq = 0;
  const rowsFor = (some: readonly BenchAgent[]) => some.map(({ phone }) => rowFor(++seq, phone));

  await load(rowsFor(agents));
  const quiet = await load([]);
  const rows = rowsFor(agents);
  const page = await load(rows);
  const again = await load(rows);
  const single = await load(rowsFor(agents.slice(0, 1)));
  const suspended = await load([rowFor(++seq, undefined)]);
  const controlled = { ...benchAccount, feeds: ['service', 'second'].map((id) => ({ ...service, id })) };
  await openBankAccounts(database).save(controlled);
  await load([]);
  const quietTwo = await load([]);
  const pageTwo = await load(rowsFor(agents));
  expectCounts(
    [pageTwo, 'credited', PAGE],
    [page, 'credited', PAGE],
    [again, 'credited', 0],
    [single, 'credited', 1],
    [suspended, 'suspended', 1],
  );

  return [
    {
      name: `credit a transfer, each of a page of ${PAGE}`,
      values: {
        writeUnits: (page.cost.writeUnits - quiet.cost.writeUnits) / PAGE,
        readUnits: (page.cost.readUnits - quiet.cost.readUnits) / PAGE,
        roundTrips: Math.max(...agents.map((agent) => ownTrips(page, agent))),
      },
      budget: budgets.credit,
      note: `beyond a reading with nothing new; largest item ${largestBytes(page)} of 1024 bytes`,
    },
    {
      name: `credit a transfer told by two feeds, each of a page of ${PAGE}`,
      values: {
        writeUnits: (pageTwo.cost.writeUnits - quietTwo.cost.writeUnits) / PAGE,
        readUnits: (pageTwo.cost.readUnits - quietTwo.cost.readUnits) / PAGE,
      },
      note: 'both rows noted, the second paired with the transfer',
    },
    { name: 'a reading with nothing new', values: quiet.cost, note: 'accounts, cursor, cursor again' },
    { name: `a reading with ${PAGE} new transfers`, values: page.cost },
    { name: `the same ${PAGE} read again`, values: again.cost, note: 'banks repeat; half a unit each' },
    { name: 'a reading with one new transfer', values: single.cost, note: 'shares its lookups with nobody' },
    { name: 'a reading with one for suspense', values: suspended.cost, note: 'with its row in the list of the staff' },
  ];
}

type Load = Measured<Awaited<ReturnType<typeof loadBalances>>>;

/** Loads what a feed of these rows tells, a minute after the time before. */
function loaderOf(database: Database, meter: Meter): (rows: readonly MovementRow[]) => Promise<Load> {
  let minutes = 0;
  return (rows) => {
    minutes += 1;
    const dependencies: LoadDependencies = {
      bankAccounts: openBankAccounts(database),
      feed: { read: async () => ({ rows, unreadable: [] }) },
      feeds: openFeeds(database),
      transfers: openTransfers(database),
      sightings: openSightings(database),
      registeredIbans: openRegisteredIbans(database),
      senders: openSenders(database),
      findings: openFindings(database),
      sms: { send: async () => {} },
      agents: openAgents(database),
      ledger: openLedger(database, { attempts: 1, wait: async () => {} }),
      now: () => instant(msOf(BENCH_NOW) + minutes * 60_000),
    };
    return meter.measure(() => loadBalances(dependencies));
  };
}

/** A figure of something that did not happen would be worth nothing. */
function expectCounts(...expectations: (readonly [Load, 'credited' | 'suspended', number])[]): void {
  for (const [{ result }, kind, count] of expectations) {
    if (result[0]?.[kind] !== count) throw new Error(`expected ${count} ${kind}: ${JSON.stringify(result)}`);
  }
}

/** The round trips of one agent's own credit: those that touch its account. */
function ownTrips({ calls }: Load, { number }: BenchAgent): number {
  return roundTripsOf(
    calls.filter(({ partitions }) => partitions.some((partition) => partition.endsWith(`#${number}`))),
  );
}

function largestBytes({ calls }: Load): number {
  return Math.max(...calls.map((call) => call.largestBytes));
}
