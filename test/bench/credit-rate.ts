import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import { type LoadDependencies, loadBalances } from '../../lambdas/events/load-balances';
import { openBankFeed } from '../../lambdas/gateways/bank-feed';
import { openSecrets } from '../../lambdas/gateways/secrets';
import { jittered } from '../../lambdas/runtime/patience';
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
import { type Bank, startBank } from '../../local/bank/server';
import { instant } from '../../shared/domain/instant';
import { plainPhone } from '../../shared/domain/phone';
import type { Figure } from './figure';
import { median } from './median';
import { addAgents, benchAccount } from './network';

const [ROUNDS, AGENTS, CREDITS] = [5, 20, 60];
/** As many at once as the loader writes. */
const AT_ONCE = 8;
const credentials = { username: 'bench', password: 'bench' };
type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/**
 * Credits a second through the whole loader, from a simulated bank's feed to the ledger, and as a multiple of what the
 * engine takes for the very same transactions sent bare. Round by round, so that both meet the same machine.
 */
export async function creditRate(database: Database): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'faturakom-bench-bank-'));
  const account = { id: benchAccount.id, iban: benchAccount.iban, holder: benchAccount.holder, credentials };
  const bank = await startBank({
    port: 0,
    dataDir: folder,
    accounts: [{ ...account, layout: 'vakifbank' }],
    now: clock,
  });
  try {
    const book = await prepare(database, bank);
    const sent = recordTransactions(database);
    const loaderMs: number[] = [];
    const bareMs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      book();
      sent.length = 0;
      loaderMs.push(await timeMs(() => loadAll(dependenciesOf(database))));
      const bare = sent.map((writes) => writes.map(elsewhere));
      bareMs.push(
        await timeMs(() =>
          pMap(bare, (TransactItems) => database.client.send(new TransactWriteCommand({ TransactItems })), {
            concurrency: AT_ONCE,
          }),
        ),
      );
    }
    const [loader, bare] = [median(loaderMs), median(bareMs)];
    return [
      {
        name: 'credits through the whole loader',
        values: { perSecond: rate(loader), timesBare: Math.round((10 * loader) / bare) / 10 },
        note: `time of the loader to the time of its bare transactions; ${CREDITS} credits a round`,
      },
      { name: 'the same transactions sent bare', values: { perSecond: rate(bare) } },
    ];
  } finally {
    await bank.close();
    await rm(folder, { recursive: true });
  }
}

/** Agents and the account at this bank; returns what books the next round of transfers. */
async function prepare(database: Database, bank: Bank): Promise<() => void> {
  const feed = { id: 'service', kind: 'activity-service', url: bank.url, secret: benchAccount.id } as const;
  await openBankAccounts(database).save({ ...benchAccount, feeds: [feed] });
  const agents = await addAgents(database, AGENTS);
  return () => {
    for (let index = 0; index < CREDITS; index += 1) {
      const phone = agents[index % AGENTS]?.phone;
      if (phone === undefined) throw new Error('no agents');
      bank.book({
        account: benchAccount.id,
        amountKurus: 50_000 + index,
        description: `BAKIYE YUKLEME ${plainPhone(phone)}`,
      });
    }
  };
}

function dependenciesOf(database: Database): LoadDependencies {
  const secrets = { LOCAL_SECRETS: JSON.stringify({ [benchAccount.id]: JSON.stringify(credentials) }) };
  return {
    bankAccounts: openBankAccounts(database),
    feed: openBankFeed(openSecrets(secrets, '', Date.now)),
    feeds: openFeeds(database),
    transfers: openTransfers(database),
    sightings: openSightings(database),
    registeredIbans: openRegisteredIbans(database),
    senders: openSenders(database),
    findings: openFindings(database),
    sms: { send: async () => {} },
    agents: openAgents(database),
    ledger: openLedger(database, jittered(12)),
    now: clock,
  };
}

async function loadAll(dependencies: LoadDependencies): Promise<void> {
  const [loading] = await loadBalances(dependencies);
  if (loading?.credited !== CREDITS) throw new Error(`not all credited: ${JSON.stringify(loading)}`);
}

/** Keeps what the loader sends, to send it again. */
function recordTransactions({ client }: Database): Writes[] {
  const sent: Writes[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { TransactItems } = args.input as TransactWriteCommandInput;
      if (context.commandName === 'TransactWriteItemsCommand' && TransactItems !== undefined) sent.push(TransactItems);
      return next(args);
    },
    { step: 'initialize' },
  );
  return sent;
}

/** The same write into a partition that nobody reads. */
function elsewhere(write: Writes[number]): Writes[number] {
  if (write.Put === undefined) return write;
  return { Put: { ...write.Put, Item: { ...write.Put.Item, pk: `BARE#${write.Put.Item?.pk}` } } };
}

function clock() {
  return instant(Date.now());
}

async function timeMs(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function rate(ms: number): number {
  return Math.round((1_000 * CREDITS) / ms);
}
