import { createHash } from 'node:crypto';
import { type ImportDependencies, importStatement } from '../../../lambdas/statements/import-statement';
import { openAgents } from '../../../lambdas/stores/agents';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openClearings } from '../../../lambdas/stores/clearings';
import { openControls } from '../../../lambdas/stores/controls';
import type { Database } from '../../../lambdas/stores/database';
import { openFeeds } from '../../../lambdas/stores/feeds';
import { openFindings } from '../../../lambdas/stores/findings';
import { openLedger } from '../../../lambdas/stores/ledger';
import { openRegisteredIbans } from '../../../lambdas/stores/registered-ibans';
import { openSenders } from '../../../lambdas/stores/senders';
import { openSightings } from '../../../lambdas/stores/sightings';
import { openStatementBalances } from '../../../lambdas/stores/statement-balances';
import { openStatementFiles } from '../../../lambdas/stores/statement-files';
import { openTransfers } from '../../../lambdas/stores/transfers';
import type { FeedSource } from '../../../shared/domain/bank-account';
import type { Instant } from '../../../shared/domain/instant';
import { plainPhone } from '../../../shared/domain/phone';
import { aBankAccount, agentNumber, aShop, phoneNumber } from '../../support/builders';
import { clockAt, smsOutbox, tries } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

const IBAN = 'TR690001000064000000000001';
let database: Database;
let dependencies: ImportDependencies;
const clock = clockAt();
const dropped = new Map<string, string>();

beforeEach(async () => {
  database = await freshDatabase();
  dropped.clear();
  await openBankAccounts(database).save(aBankAccount({ id: 'ziraat-1', iban: IBAN }));
  dependencies = {
    drops: {
      async read(key) {
        const content = dropped.get(key);
        if (content === undefined) throw new Error(`nothing lies at ${key}`);
        return (async function* () {
          yield Buffer.from(content, 'latin1');
        })();
      },
    },
    files: openStatementFiles(database),
    balances: openStatementBalances(database),
    bankAccounts: openBankAccounts(database),
    controls: openControls(database),
    clearings: openClearings(database),
    findings: openFindings(database),
    feeds: openFeeds(database),
    sightings: openSightings(database),
    transfers: openTransfers(database),
    agents: openAgents(database),
    ledger: openLedger(database, tries(20)),
    registeredIbans: openRegisteredIbans(database),
    senders: openSenders(database),
    sms: smsOutbox(),
    now: clock.now,
  };
});

/** A day of MT940 with one incoming transfer; amounts in lira. */
function aDay(day: string, opening: number, closing: number, line = closing - opening): string {
  return [
    `:20:S${day}`,
    `:25:${IBAN}`,
    `:28C:${day}/1`,
    `:60F:C${day}TRY${opening},00`,
    `:61:${day}${day.slice(2)}C${line},00NTRFNONREF//B${day}`,
    ':86:GELEN EFT 05321000001 BAKIYE',
    `:62F:C${day}TRY${closing},00`,
    '',
  ].join('\r\n');
}

function drop(content: string, name = 'gun.sta') {
  clock.step(1_000);
  const key = `statements/ziraat-1/${name}`;
  dropped.set(key, content);
  return importStatement(key, dependencies);
}

const openOnes = async () => (await openFindings(database).page('open', undefined, 20)).findings;

test('keeps what was understood of a file, with sums and balances', async () => {
  const content = aDay('260105', 1_000, 1_250);
  const imported = await drop(content);
  expect(imported).toMatchObject({
    outcome: 'read',
    file: {
      id: createHash('sha256').update(content).digest('hex'),
      ...{ account: 'ziraat-1', name: 'gun.sta', bytes: content.length, refusalCount: 0, statementCount: 1 },
      statements: [
        {
          ...{ format: 'MT940', account: 'ziraat-1', named: IBAN, lines: 1, received: 25_000, sent: 0 },
          ...{ opening: { amount: 100_000 }, closing: { amount: 125_000 }, proof: 'balances', use: 'kept' },
        },
      ],
    },
  });
  expect((await dependencies.files.page(undefined, 20)).files).toMatchObject([{ name: 'gun.sta', statementCount: 1 }]);
  expect(await openOnes()).toEqual([]);
});

test('the same file again, under whatever name, changes nothing and says so', async () => {
  const first = await drop(aDay('260105', 1_000, 1_250));
  const again = await drop(aDay('260105', 1_000, 1_250), 'yine.sta');
  expect(again).toEqual({ outcome: 'known', file: first?.file });
  expect((await dependencies.files.page(undefined, 20)).files).toHaveLength(1);
});

test('a file that is not believed is kept with each place, and staff have a finding; sent again it is read again', async () => {
  const broken = aDay('260105', 1_000, 1_250, 249);
  const imported = await drop(broken);
  expect(imported?.file.refusals).toEqual([{ line: 7, column: 1, reason: 'does-not-add-up' }]);
  const again = await drop(broken);
  expect(again?.outcome).toBe('read');
  expect(again?.file.receivedAt).toBe(imported?.file.receivedAt);
  expect((await dependencies.files.page(undefined, 20)).files).toHaveLength(1);
  expect(await openOnes()).toMatchObject([
    { kind: 'statement-refused', account: 'ziraat-1', reason: 'does-not-add-up 7:1', reference: imported?.file.id },
  ]);
});

test('a file that nobody can read, and one of somebody else’s account, are kept and told too', async () => {
  expect((await drop('bu bir ekstre değil'))?.file.refusals).toEqual([
    { line: 1, column: 1, reason: 'unknown-format' },
  ]);
  const foreign = aDay('260105', 1_000, 1_250).replace(IBAN, 'TR330006100519786457841326');
  expect((await drop(foreign, 'el.sta'))?.file.refusals).toMatchObject([{ line: 2, reason: 'unknown-account' }]);
  expect(await openOnes()).toHaveLength(2);
});

test('days that continue each other give no finding, in whatever order and however often they come', async () => {
  const days = [aDay('260105', 1_000, 1_250), aDay('260106', 1_250, 1_300), aDay('260107', 1_300, 1_900)];
  for (const index of [0, 1, 2, 1]) await drop(days[index] ?? '', `${index}.sta`);
  expect(await openOnes()).toEqual([]);
});

test('a missing day is a finding with both balances, told once; when it comes late the finding is closed', async () => {
  await drop(aDay('260105', 1_000, 1_250), '5.sta');
  await drop(aDay('260107', 1_300, 1_900), '7.sta');
  await drop(aDay('260107', 1_300, 1_900).replace('\r\n', '\r\n\r\n'), '7-yine.sta');
  expect(await openOnes()).toMatchObject([
    { kind: 'statement-gap', day: '2026-01-07', account: 'ziraat-1', ourAmount: 125_000, theirAmount: 130_000 },
  ]);
  await drop(aDay('260106', 1_250, 1_300), '6.sta');
  expect(await openOnes()).toEqual([]);
  const all = (await openFindings(database).page('all', undefined, 20)).findings;
  expect(all).toMatchObject([{ state: 'closed', closed: { by: 'sistem', reason: 'Aradaki ekstre geldi' } }]);
});

test('several statements of one day are one chain', async () => {
  await drop(aDay('260105', 1_000, 1_250), '5.sta');
  const evening = aDay('260106', 1_300, 1_400).replace(':28C:260106/1', ':28C:260106/2');
  await drop(aDay('260106', 1_250, 1_300) + evening, '6.sta');
  expect(await openOnes()).toEqual([]);
  await drop(aDay('260106', 1_600, 1_700), '6-fazla.sta');
  expect(await openOnes()).toMatchObject([{ kind: 'statement-gap', theirAmount: 160_000 }]);
});

test('after a crash before the record, the same notice finishes what was begun and tells nothing twice', async () => {
  await drop(aDay('260105', 1_000, 1_250), '5.sta');
  const key = 'statements/ziraat-1/7.sta';
  dropped.set(key, aDay('260107', 1_300, 1_900));
  const files = { ...dependencies.files, save: () => Promise.reject(new Error('crash')) };
  await expect(importStatement(key, { ...dependencies, files })).rejects.toThrow('crash');
  expect((await importStatement(key, dependencies))?.outcome).toBe('read');
  expect(await openOnes()).toHaveLength(1);
});

test('an object in no account’s folder is passed over', async () => {
  expect(await importStatement('statements/gun.sta', dependencies)).toBeUndefined();
});

test('lists the newest file first', async () => {
  await drop(aDay('260105', 1_000, 1_250), '5.sta');
  await drop(aDay('260106', 1_250, 1_300), '6.sta');
  const { files } = await dependencies.files.page(undefined, 20);
  expect(files.map(({ name }) => name)).toEqual(['6.sta', '5.sta']);
  expect(files.map(({ receivedAt }): Instant => receivedAt)).toEqual(
    [...files.map(({ receivedAt }) => receivedAt)].sort().reverse(),
  );
});

describe('of an account that takes transfers from files', () => {
  const files: FeedSource = { id: 'files', kind: 'statement-files' };
  const fast: FeedSource = { id: 'service', kind: 'activity-service', url: 'http://127.0.0.1:1', secret: 'ziraat-1' };
  const named = (content: string) => content.replace('05321000001', plainPhone(phoneNumber(1)));
  const balance = async () => (await openLedger(database, tries(5)).newest(agentNumber(1)))?.balanceAfter ?? 0;
  const withFeeds = async (feeds: FeedSource[]) => {
    await openBankAccounts(database).save(aBankAccount({ id: 'ziraat-1', iban: IBAN, feeds }));
    const { agent, owner } = aShop(1);
    await openAgents(database).add(agent, owner, 'no password');
  };

  test('credits the agent once, though the movement comes in two files and a crash lies between', async () => {
    await withFeeds([files]);
    dropped.set('statements/ziraat-1/1.sta', named(aDay('260105', 1_000, 1_250)));
    const crashing = { ...dependencies.files, save: () => Promise.reject(new Error('crash')) };
    const broken = importStatement('statements/ziraat-1/1.sta', { ...dependencies, files: crashing });
    await expect(broken).rejects.toThrow('crash');
    expect((await importStatement('statements/ziraat-1/1.sta', dependencies))?.file.statements).toMatchObject([
      { use: 'credits' },
    ]);
    await drop(`\r\n${named(aDay('260105', 1_000, 1_250))}`, '2.sta');
    expect(await balance()).toBe(25_000);
  });

  test('credits nothing of a statement that was not believed', async () => {
    await withFeeds([files]);
    const imported = await drop(named(aDay('260105', 1_000, 1_250, 249)));
    expect(imported?.file.statements).toMatchObject([{ use: 'withheld' }]);
    expect(await balance()).toBe(0);
  });

  test('credits nothing where another feed credits, and keeps each line to hold against it', async () => {
    await withFeeds([fast, files]);
    const imported = await drop(named(aDay('260105', 1_000, 1_250)));
    expect(imported?.file.statements).toMatchObject([{ use: 'controls' }]);
    expect(await balance()).toBe(0);
    const told = await openSightings(database).between(
      'ziraat-1',
      '2026-01-04T00:00:00.000Z' as Instant,
      '2026-01-06T00:00:00.000Z' as Instant,
    );
    expect(told).toMatchObject([{ id: 'B260105', feed: 'files', amount: 25_000, isWholeDay: true }]);
  });

  test('has lines that could not be handled come again, and keeps no record before', async () => {
    await withFeeds([files]);
    const ledger = { ...dependencies.ledger, append: () => Promise.reject(new Error('busy')) };
    dropped.set('statements/ziraat-1/1.sta', named(aDay('260105', 1_000, 1_250)));
    await expect(importStatement('statements/ziraat-1/1.sta', { ...dependencies, ledger })).rejects.toThrow(
      '1 lines of a statement must come again',
    );
    expect((await dependencies.files.page(undefined, 20)).files).toEqual([]);
    await importStatement('statements/ziraat-1/1.sta', dependencies);
    expect(await balance()).toBe(25_000);
  });
});
