import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { encodeTime } from 'ulid';
import type { PayDependencies } from '../../lambdas/bills/pay';
import type { Payer } from '../../lambdas/bills/reservation';
import type { SettleDependencies } from '../../lambdas/events/settle-payments';
import { openCollection } from '../../lambdas/gateways/collection';
import type { Collections } from '../../lambdas/gateways/collections';
import type { Database } from '../../lambdas/stores/database';
import { type Institutions, openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { auditAccount } from '../../lambdas/stores/ledger-audit';
import { openPayments, type Payments } from '../../lambdas/stores/payments';
import { openTransfers } from '../../lambdas/stores/transfers';
import { CollectionFault } from '../../local/collection/faults';
import { type Collection, startCollection } from '../../local/collection/server';
import { demoInstitutions } from '../../local/demo/institutions';
import type { Agent } from '../../shared/domain/agent';
import { Day, dayOf, type Instant, later, msOf } from '../../shared/domain/instant';
import { commissionOf, feeOf, type Institution } from '../../shared/domain/institution';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import type { Entry } from '../../shared/domain/ledger';
import { PaymentId, QUOTE_LIFE_MS, type Quote } from '../../shared/domain/quote';
import { agentNumber, anAgent, anEntryDraft, aTransfer, monday } from './builders';
import { type Clock, clockAt, inert, tries } from './fakes';
import { freshDatabase } from './fresh-database';

/** An institution of the demo network. */
export function institutionNamed(id: string): Institution {
  const found = demoInstitutions.find((institution) => institution.id === id);
  if (found === undefined) throw new Error(`no institution ${id}`);
  return found;
}

let minted = 0;

/** A payment id of a moment, behind all of that moment minted before. */
export function mintId(at: Instant = monday): PaymentId {
  minted += 1;
  return PaymentId.parse(`${encodeTime(msOf(at), 10)}${String(minted).padStart(16, '0')}`);
}

/** A quote of 100 TL for the sample subscription of an institution (Anadolu Gaz, always open), as asked for on Monday. */
export function aQuote(fields: Partial<Quote> = {}): Quote {
  const amount = fields.amount ?? kurus(10_000);
  const institution = institutionNamed(fields.institution ?? 'anadolu-gaz');
  return {
    id: mintId(),
    agent: agentNumber(),
    institution: institution.id,
    keys: Object.fromEntries(institution.keys.map(({ name, sample }) => [name, sample])),
    bill: '2026-10-1',
    period: '2026-10',
    dueOn: Day.parse('2026-11-30'),
    subscriber: 'Ayşe Ö*****',
    amount,
    fee: feeOf(institution, dayOf(monday)),
    commission: commissionOf(institution, amount, dayOf(monday)),
    expiresAt: later(monday, QUOTE_LIFE_MS),
    ...fields,
  };
}

/** What a gateway is told and what it does, as far as the tests of payments care. */
export interface PaymentWorld {
  readonly database: Database;
  readonly clock: Clock;
  readonly collection: Collection;
  readonly institutions: Institutions;
  readonly payments: Payments;
  /** The gateways of a process, on a `fetch` of its own. */
  collections(fetch?: typeof globalThis.fetch): Collections;
  /** Everything a process needs, opened afresh. */
  dependencies(database?: Database, fetch?: typeof globalThis.fetch): PayDependencies & SettleDependencies;
  payer(agent: Agent): Payer;
  /** An agent nobody else uses, with a balance. */
  addAgent(balanceKurus: number, fields?: Partial<Agent>): Promise<Agent>;
  /** An open bill at the institution and its quote, as an inquiry of now makes it. */
  quoteFor(agent: Agent, fields?: Partial<Quote>): Quote;
  fault(quote: Quote, fault: Partial<CollectionFault>): void;
  /** The account's entries and balance, proved before. */
  account(agent: Agent): Promise<{ readonly balance: Kurus; readonly entries: readonly Entry[] }>;
  close(): Promise<void>;
}

const credentials = { apiKey: 'faturakom', signingKey: 'signing-key-of-tests' };
let agents = 0;

/** A network whose institutions are collected by one simulated gateway, all on one clock that stands still. */
export async function openPaymentWorld(timeouts = { orderMs: 8_000 }): Promise<PaymentWorld> {
  const database = await freshDatabase();
  const clock = clockAt();
  const dataDir = mkdtempSync(join(tmpdir(), 'faturakom-payments-'));
  const collection = await startCollection({
    port: 0,
    dataDir,
    now: clock.now,
    seed: 'test',
    credentials,
    subscriptions: [],
  });
  const institutions = openInstitutions(database);
  await Promise.all(demoInstitutions.map((institution) => institutions.save(institution)));
  const ledger = openLedger(database, tries(50));
  const byId = new Map(demoInstitutions.map((institution) => [institution.id, institution]));

  function collections(fetch = globalThis.fetch): Collections {
    return async () => openCollection({ url: collection.url, credentials, now: clock.now, fetch, timeouts });
  }

  return {
    database,
    clock,
    collection,
    institutions,
    payments: openPayments(database),
    collections,
    dependencies: (of = database, fetch = globalThis.fetch) => ({
      institutions: openInstitutions(of),
      ledger: openLedger(of, tries(50)),
      payments: openPayments(of),
      collections: collections(fetch),
      random: () => 0.5,
      now: clock.now,
    }),
    payer: (agent) => ({ agent, user: 'owner', institutions: byId }),
    async addAgent(balanceKurus, fields) {
      agents += 1;
      const agent = anAgent({ number: agentNumber(agents), ...fields });
      if (balanceKurus > 0) {
        const cause = openTransfers(database).creditWrite(aTransfer({ id: `load of ${agent.number}` }));
        const entry = anEntryDraft(balanceKurus, `transfer:ziraat-1:${agent.number}`);
        await ledger.append(agent.number, () => [{ entry, cause }], clock.now);
      }
      return agent;
    },
    quoteFor(agent, fields = {}) {
      const quote = aQuote({
        agent: agent.number,
        id: mintId(clock.now()),
        expiresAt: later(clock.now(), QUOTE_LIFE_MS),
        ...fields,
      });
      const { institution, keys, period, amount, dueOn } = quote;
      const { bill } = collection.addBill({
        institution,
        keys,
        period,
        amountKurus: amount,
        ...(dueOn === undefined ? {} : { dueOn }),
      });
      return { ...quote, bill };
    },
    fault: ({ institution, bill }, fault) =>
      void collection.faults.set(`${institution}/${bill}`, CollectionFault.parse(fault)),
    async account({ number }) {
      const entries: Entry[] = [];
      for await (const entry of ledger.chain(number)) entries.push(entry);
      const { balance, broken } = await auditAccount({ chain: () => Readable.from(entries) }, number);
      if (broken !== undefined) throw new Error(`entry ${broken.seq} is broken: ${broken.reason}`);
      return { balance, entries };
    },
    async close() {
      await collection.close();
      database.client.destroy();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** A gateway that pays whatever it is told to, at once. */
export function promptCollections(now: () => Instant): Collections {
  return async () => ({
    ...inert('the rest of the gateway'),
    pay: async ({ reference }) => ({ kind: 'paid', receipt: `R${reference}`, at: now() }),
  });
}
