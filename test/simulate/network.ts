import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashToken } from '../../lambdas/runtime/secret-token';
import { writeSessionToken } from '../../lambdas/runtime/session-token';
import { openAgents } from '../../lambdas/stores/agents';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openSessions } from '../../lambdas/stores/sessions';
import type { SimulatedAccount } from '../../local/bank/books';
import { consentOf } from '../../local/bank/ohvps';
import { type Bank, startBank } from '../../local/bank/server';
import { type Collection, startCollection } from '../../local/collection/server';
import { demoInstitutions } from '../../local/demo/institutions';
import type { Agent, User } from '../../shared/domain/agent';
import type { FeedSource } from '../../shared/domain/bank-account';
import { Instant } from '../../shared/domain/instant';
import { aBankAccount, aSession, aShop } from '../support/builders';
import { type Clock, clockAt } from '../support/fakes';
import { freshDatabase } from '../support/fresh-database';

/** An agent of the network with its owner, and what the owner's browser sends along. */
export interface Shop {
  readonly index: number;
  readonly agent: Agent;
  readonly owner: User;
  readonly cookies: ReadonlyMap<string, string>;
}

/** A whole network at its beginning: shops, company accounts at a simulated bank, institutions behind a simulated gateway. */
export interface Network {
  readonly database: Database;
  readonly clock: Clock;
  readonly bank: Bank;
  readonly collection: Collection;
  /** The last one is frozen. */
  readonly shops: readonly Shop[];
  /** Credentials of banks, by the name that accounts give them. */
  readonly bankSecrets: { read(name: string): Promise<string> };
  readonly gateway: { readonly url: string; readonly credentials: { apiKey: string; signingKey: string } };
  /** Everybody signs in anew: sessions end overnight. */
  signIn(): Promise<void>;
  close(): Promise<void>;
}

/** A Monday, 06:00 in Istanbul: a day of the simulation ends after its night. */
export const firstMorning = Instant.parse('2026-11-23T03:00:00.000Z');

/** What of the accounts' own money lies there at the beginning, in kuruş. */
export const OPENING_KURUS = 100_000_000;

const accounts: readonly (SimulatedAccount & { readonly feeds: readonly ('service' | 'ohvps' | 'files')[] })[] = [
  account('ziraat-1', 'TR690001000064000000000001', 'ziraat', ['service', 'ohvps']),
  account('isbank-1', 'TR420001000064000000000002', 'isbank', ['service', 'files']),
  account('vakifbank-1', 'TR150001000064000000000003', 'vakifbank', ['service']),
  { ...account('doviz-1', 'TR850001000064000000000004', 'plain', ['service']), currency: 'USD' },
];

/** The company's accounts as the bank keeps them. */
export const simulatedAccounts: readonly SimulatedAccount[] = accounts;

function account(id: string, iban: string, layout: SimulatedAccount['layout'], feeds: (typeof accounts)[0]['feeds']) {
  return {
    ...{ id, iban, holder: 'FATURAKOM ÖRNEK A.Ş.', layout, feeds },
    ...{ credentials: { username: 'faturakom', password: id }, openingKurus: OPENING_KURUS },
  };
}

const credentials = { apiKey: 'faturakom', signingKey: 'signing-key-of-tests' };

export async function openNetwork(shopCount: number, seed: number): Promise<Network> {
  const database = await freshDatabase();
  const clock = clockAt(firstMorning);
  const dataDir = mkdtempSync(join(tmpdir(), 'faturakom-simulate-'));
  const [bank, collection] = await Promise.all([
    startBank({ port: 0, dataDir, accounts, now: clock.now, seed: String(seed) }),
    startCollection({ port: 0, dataDir, now: clock.now, seed: String(seed), credentials, subscriptions: [] }),
  ]);
  const bankAccounts = openBankAccounts(database);
  for (const { id, iban, feeds } of accounts) {
    await bankAccounts.save(aBankAccount({ id, iban, bank: id, feeds: feeds.map((feed) => sourceOf(feed, id, bank)) }));
  }
  const institutions = openInstitutions(database);
  for (const institution of demoInstitutions) await institutions.save(institution);
  const shops = Array.from({ length: shopCount }, (_, index) =>
    shopOf(index + 1, index === shopCount - 1 ? 'frozen' : 'active'),
  );
  const agents = openAgents(database);
  for (const { agent, owner } of shops) await agents.add(agent, owner, 'no password');
  const sessions = openSessions(database);
  return {
    ...{ database, clock, bank, collection, shops },
    gateway: { url: collection.url, credentials },
    bankSecrets: { read: async (name) => JSON.stringify(secretOf(name)) },
    async signIn() {
      const times = { startedAt: clock.now(), seenAt: clock.now() };
      for (const { agent, owner } of shops) {
        await sessions.start(
          aSession({ id: hashToken(secretFor(owner)), agent: agent.number, user: owner.id, ...times }),
        );
      }
    },
    async close() {
      await Promise.all([bank.close(), collection.close()]);
      database.client.destroy();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function shopOf(index: number, state: Agent['state']): Shop {
  const { agent, owner } = aShop(index, state);
  const token = writeSessionToken(agent.number, owner.id, secretFor(owner));
  return { index, agent, owner, cookies: new Map([['__Host-session', token]]) };
}

const secretFor = ({ id }: User) => `secret of ${id}`;

function sourceOf(feed: 'service' | 'ohvps' | 'files', id: string, { url }: Bank): FeedSource {
  if (feed === 'files') return { id: 'files', kind: 'statement-files' };
  if (feed === 'ohvps') return { id: 'ohvps', kind: 'ohvps', url, secret: `ohvps ${id}` };
  return { id: 'service', kind: 'activity-service', url, secret: id };
}

function secretOf(name: string) {
  const [, id] = /^ohvps (.+)$/.exec(name) ?? [];
  const named = accounts.find((one) => one.id === (id ?? name));
  if (named === undefined) throw new Error(`no account ${name}`);
  return id === undefined ? named.credentials : { tppCode: '8001', aspspCode: '0010', ...consentOf(named) };
}
