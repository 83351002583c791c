import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, instant } from '../../shared/domain/instant';
import { type LocalProcess, runToEnd, startLocal } from '../support/local-process';

jest.setTimeout(180_000);

let folder: string;
let system: LocalProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-import-'));
  system = await startLocal(join(folder, 'data'));
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

const data = () => ({ LOCAL_DATA_DIR: join(folder, 'data') });
const importing = (file: string, account = 'isbank-1', ...args: string[]) =>
  runToEnd('bin/ops.ts', ['statement', 'import', file, '--account', account, ...args], data());

/** The simulated bank's statement of today, as a file. */
async function bankFile(query: string): Promise<string> {
  const answer = await fetch(`${system.url}/dev/api/statements/isbank-1?${query}`);
  const [, name = ''] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  const file = join(folder, `${query.replaceAll(/\W/g, '-')}-${name}`);
  writeFileSync(file, new Uint8Array(await answer.arrayBuffer()));
  return file;
}

test('what the bank booked is imported from its file, and the same file again changes nothing', async () => {
  const order = { account: 'isbank-1', amountKurus: 125_000, description: 'BAKİYE 05321234567', count: 2 };
  await system.dev('POST', 'transfers', order);
  const file = await bankFile('format=camt053');
  const first = await importing(file);
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toContain('0,00 → 2.500,00, 2 lines, controls');
  const again = await importing(file, 'isbank-1', '--json');
  expect(again.exitCode).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'known', file: { refusalCount: 0, statementCount: 1 } });
});

test('a file with a mistake of the bank ends with code 1 and its place; so does one nobody can read', async () => {
  const wrong = await importing(await bankFile('format=mt940&fault=closing-wrong'));
  expect(wrong.exitCode).toBe(1);
  expect(wrong.stdout).toMatch(/REFUSED line 10, column 1: does-not-add-up/);
  const strange = join(folder, 'strange.pdf');
  writeFileSync(strange, '%PDF-1.7 nothing of a bank');
  expect(await importing(strange, 'ziraat-1')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('REFUSED line 1, column 1: unknown-format'),
  });
});

test('an account there is not, and a file there is not, are told before anything happens', async () => {
  const file = await bankFile('format=csv');
  expect(await importing(file, 'no-such')).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('there is no account no-such: there are isbank-1, vakifbank-1, ziraat-1'),
  });
  expect(await importing(join(folder, 'none.sta'))).toMatchObject({ exitCode: 3 });
});

test('a file dropped at the console is read by itself', async () => {
  const dropped = await system.dev('POST', 'statements', {
    account: 'isbank-1',
    format: 'csv',
    fault: 'line-forgotten',
  });
  const day = dayOf(instant(Date.now()));
  expect(dropped).toMatchObject({ account: 'isbank-1', name: `isbank-1-${day}.csv`, lines: 1 });
  // Imported again by its bytes, it is known as soon as it was read.
  const file = await bankFile('format=csv&fault=line-forgotten');
  expect(await importing(file)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('1 lines, controls') });
  const upload = { account: 'isbank-1', name: 'a/b.sta', contentBase64: Buffer.from(':20:A').toString('base64') };
  expect(await system.dev('POST', 'statements', upload)).toMatchObject({ name: 'a_b.sta', bytes: 5 });
  await expect(system.dev('POST', 'statements', { ...upload, account: 'no-such' })).rejects.toThrow('no such account');
  await expect(
    system.dev('POST', 'statements', { account: 'isbank-1', fault: 'none', format: 'pdf' }),
  ).rejects.toThrow();
});
