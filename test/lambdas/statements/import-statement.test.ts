import { createHash } from 'node:crypto';
import { type ImportDependencies, importStatement } from '../../../lambdas/statements/import-statement';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import type { Database } from '../../../lambdas/stores/database';
import { openFindings } from '../../../lambdas/stores/findings';
import { openStatementBalances } from '../../../lambdas/stores/statement-balances';
import { openStatementFiles } from '../../../lambdas/stores/statement-files';
import type { Instant } from '../../../shared/domain/instant';
import { aBankAccount } from '../../support/builders';
import { clockAt } from '../../support/fakes';
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
    findings: openFindings(database),
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
  expect(all).toMatchObject([{ state: 'closed', closed: { by: 'read-statement' } }]);
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
