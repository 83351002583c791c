import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../../lambdas/stores/database';
import { type Ledger, openLedger } from '../../../lambdas/stores/ledger';
import { auditAccount } from '../../../lambdas/stores/ledger-audit';
import { openTransfers } from '../../../lambdas/stores/transfers';
import type { AgentNumber } from '../../../shared/domain/agent';
import { later } from '../../../shared/domain/instant';
import { type Entry, emptyHead, type Head, hashEntry, nextEntry } from '../../../shared/domain/ledger';
import { agentNumber, anEntryDraft, aTransfer, monday } from '../../support/builders';
import { clockAt, tries } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let ledger: Ledger;
let account: AgentNumber;
let accounts = 0;

beforeAll(async () => {
  database = await freshDatabase();
  ledger = openLedger(database, tries(5));
});

/** An account of five entries, a minute apart: 1000, 2000, 3000, 4000, 5000 kuruş. */
beforeEach(async () => {
  accounts += 1;
  account = agentNumber(accounts);
  const clock = clockAt();
  for (const index of [1, 2, 3, 4, 5]) {
    const cause = openTransfers(database).creditWrite(aTransfer({ account: `bank-${account}`, id: String(index) }));
    await ledger.append(account, () => [{ entry: anEntryDraft(index * 1_000), cause }], clock.now);
    clock.step(60_000);
  }
});

/** Changes a stored entry behind the ledger's back. */
async function tamper(seq: number, fields: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await database.client.send(
      new UpdateCommand({
        TableName: database.tables.Transactions,
        Key: { pk: `ACCOUNT#${account}`, sk: `ENTRY#${String(seq).padStart(12, '0')}` },
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  }
}

async function entryAt(seq: number): Promise<Entry> {
  for await (const entry of ledger.chain(account)) if (entry.seq === seq) return entry;
  throw new Error(`no entry ${seq}`);
}

/** Changes an entry and gives it the hash that then fits: what a forger who knows the code would do. */
async function forge(seq: number, fields: Partial<Record<keyof Entry, unknown>>): Promise<void> {
  const forged = { ...(await entryAt(seq)), ...fields } as Entry;
  await tamper(seq, { ...fields, hash: hashEntry(forged) });
}

test('an untouched account is proved whole', async () => {
  expect(await auditAccount(ledger, account)).toEqual({ entries: 5, balance: 15_000, broken: undefined });
});

test('an account without entries is whole and empty', async () => {
  expect(await auditAccount(ledger, agentNumber(999))).toEqual({ entries: 0, balance: 0, broken: undefined });
});

test.each<[string, Record<string, unknown>]>([
  ['amount', { amount: 999_999 }],
  ['balance', { balanceAfter: 999_999 }],
  ['kind', { kind: 'adjustment' }],
  ['time', { at: '2026-11-23T12:02:00.001Z' }],
  ['reference', { reference: 'transfer:ziraat-1:other' }],
  ['note', { note: 'something else' }],
  ['person behind it', { by: 'somebodyelse' }],
  ['commission', { commission: 500 }],
  ['sum of the day', { paidToday: 1 }],
  ['other side', { contra: [{ account: 'bank:isbank-1', amount: -3_000 }] }],
  ['hash', { hash: 'f'.repeat(64) }],
])('a changed %s is named by its entry and its hash', async (_, fields) => {
  await tamper(3, fields);
  expect(await auditAccount(ledger, account)).toEqual({
    entries: 2,
    balance: 3_000,
    broken: { account, seq: 3, reason: 'hash' },
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['balance that does not follow', { balanceAfter: 6_001 }, 'balance'],
  ['sum of the day', { paidToday: 1 }, 'paid-today'],
  ['other side that does not balance', { contra: [{ account: 'bank:ziraat-1', amount: -2_999 }] }, 'double-entry'],
  ['time before the entry before', { at: '2026-11-23T12:00:59.999Z' }, 'time'],
  ['foreign account', { account: '63199999' }, 'sequence'],
  ['number', { seq: 7 }, 'sequence'],
  ['link to another past', { previousHash: 'e'.repeat(64) }, 'previous-hash'],
])('a forged %s is found though its hash fits', async (_, fields, reason) => {
  await forge(3, fields);
  expect((await auditAccount(ledger, account)).broken).toMatchObject({ reason });
});

test('an entry rewritten without a trace in itself is found at the next one', async () => {
  await forge(3, { note: 'rewritten' });
  expect((await auditAccount(ledger, account)).broken).toEqual({ account, seq: 4, reason: 'previous-hash' });
});

test('a missing entry is found at the one behind it', async () => {
  const without = {
    chain: async function* (of: AgentNumber) {
      for await (const entry of ledger.chain(of)) if (entry.seq !== 2) yield entry;
    },
  };
  expect((await auditAccount(without, account)).broken).toEqual({ account, seq: 3, reason: 'sequence' });
});

test('a balance below zero is named where spending made it so', async () => {
  let head: Head = emptyHead(account);
  const entries = [1_000, -1_500].map((amount) => {
    const entry = nextEntry(head, anEntryDraft(amount), later(monday, 1));
    head = entry;
    return entry;
  });
  const overdrawn = {
    chain: async function* () {
      yield* entries;
    },
  };
  expect((await auditAccount(overdrawn, account)).broken).toEqual({ account, seq: 2, reason: 'negative-balance' });
});
