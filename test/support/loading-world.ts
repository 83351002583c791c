import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadDependencies, loadBalances } from '../../lambdas/events/load-balances';
import { openBankFeed } from '../../lambdas/gateways/bank-feed';
import type { Loading } from '../../lambdas/loading/read-feed';
import { openAgents } from '../../lambdas/stores/agents';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openFindings } from '../../lambdas/stores/findings';
import { openLedger } from '../../lambdas/stores/ledger';
import { auditAccount } from '../../lambdas/stores/ledger-audit';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { openSenders } from '../../lambdas/stores/senders';
import { openSightings } from '../../lambdas/stores/sightings';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { SimulatedAccount, TransferOrder } from '../../local/bank/books';
import { BankFaults } from '../../local/bank/faults';
import { consentOf } from '../../local/bank/ohvps';
import { startBank } from '../../local/bank/server';
import { aBankAccount, agentNumber, aShop } from './builders';
import { type Clock, clockAt, type SmsOutbox, smsOutbox, tries } from './fakes';
import { freshDatabase } from './fresh-database';

/** A network whose company accounts lie at a simulated bank: send a transfer, let the loader read, look at balances. */
export interface LoadingWorld {
  readonly database: Database;
  readonly clock: Clock;
  readonly sms: SmsOutbox;
  /** What the loader runs with; replace a part to make it fail. */
  readonly dependencies: LoadDependencies;
  /** Sends a transfer that the bank books now (to `ziraat-1`, 100 TL, unless said otherwise). */
  send(description: string, order?: Partial<Order>): void;
  /** Switches an account's faults; what is left out is in order again. */
  switchFaults(account: string, faults: Partial<BankFaults>): void;
  /** Lets a second pass and runs the loader. */
  load(replaced?: Partial<LoadDependencies>): Promise<Loading[]>;
  /** The balance of the `index`th shop, its whole account proved before. */
  balanceOf(index: number): Promise<number>;
  close(): Promise<void>;
}

type Order = Omit<TransferOrder, 'bookedAt'>;

const credentials = { username: 'faturakom', password: 'demo' };
const ACCOUNT_IDS = ['ziraat-1', 'isbank-1', 'vakifbank-1'] as const;

/** The shops' phones are those of `phoneNumber(1)`, `phoneNumber(2)` … */
export async function openLoadingWorld({
  shops = 3,
  accounts = 1,
  currency = 'TRY',
  hasOhvps = false,
} = {}): Promise<LoadingWorld> {
  const database = await freshDatabase();
  const clock = clockAt();
  const sms = smsOutbox();
  const dataDir = mkdtempSync(join(tmpdir(), 'faturakom-loading-'));
  const simulated: SimulatedAccount[] = ACCOUNT_IDS.slice(0, accounts).map((id, index) => {
    const { iban, holder } = aBankAccount({ iban: `TR69000100006400000000000${index}` });
    return { id, iban, holder, layout: 'plain', credentials: { ...credentials, password: id }, currency };
  });
  const bank = await startBank({ port: 0, dataDir, accounts: simulated, now: clock.now });

  const bankAccounts = openBankAccounts(database);
  for (const { id, iban } of simulated) {
    const service = { id: 'service', kind: 'activity-service' as const, url: bank.url, secret: id };
    const ohvps = { id: 'ohvps', kind: 'ohvps' as const, url: bank.url, secret: `ohvps ${id}` };
    await bankAccounts.save(aBankAccount({ id, iban, feeds: hasOhvps ? [service, ohvps] : [service] }));
  }
  const agents = openAgents(database);
  for (let index = 1; index <= shops; index += 1) {
    const { agent, owner } = aShop(index);
    await agents.add(agent, owner, 'no password');
  }
  const ledger = openLedger(database, tries(50));
  const secretOf = (name: string) => {
    const account = simulated.find(({ id }) => name === `ohvps ${id}`);
    if (account === undefined) return { ...credentials, password: name };
    return { tppCode: '8001', aspspCode: '0010', ...consentOf(account) };
  };
  const secrets = { read: async (name: string) => JSON.stringify(secretOf(name)) };
  const dependencies: LoadDependencies = {
    bankAccounts,
    agents,
    ledger,
    feed: openBankFeed(secrets, {}, { sleep: async () => {}, random: () => 0 }),
    feeds: openFeeds(database),
    transfers: openTransfers(database),
    sightings: openSightings(database),
    registeredIbans: openRegisteredIbans(database),
    senders: openSenders(database),
    findings: openFindings(database),
    sms,
    now: clock.now,
  };
  return {
    database,
    clock,
    sms,
    dependencies,
    send: (description, order) => void bank.book({ account: 'ziraat-1', amountKurus: 10_000, description, ...order }),
    switchFaults: (account, faults) => void bank.faults.set(account, BankFaults.parse(faults)),
    async load(replaced) {
      clock.step(1_000);
      return loadBalances({ ...dependencies, ...replaced });
    },
    async balanceOf(index) {
      const { balance, broken } = await auditAccount(ledger, agentNumber(index));
      if (broken !== undefined) throw new Error(`entry ${broken.seq} is broken: ${broken.reason}`);
      return balance;
    },
    async close() {
      await bank.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
