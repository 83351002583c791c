import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../support/local-process';

jest.setTimeout(60_000);

const FOLDER = 'test/fixtures/statements';

function ops(...args: string[]) {
  return runToEnd('bin/ops.ts', ['statement', 'read', ...args], {});
}

test('statement read prints the movements and balances for scripts', async () => {
  const { exitCode, stdout } = await ops(join(FOLDER, 'mt940-bare.sta'), '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'MT940',
    statements: [
      {
        ...{ account: 'TR690001000064000000000001', currency: 'TRY', openingKurus: 100_000, closingKurus: 200_000 },
        movements: [
          { id: '2026010500000017', bookedOn: '2026-01-05', amountKurus: 148_950 },
          { id: '2026010500000018', bookedOn: '2026-01-05', amountKurus: -48_950, reference: 'UCRET' },
        ],
      },
    ],
    refusals: [],
  });
});

test('statement read tells people and the exit code where a file is not believed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-statement-'));
  try {
    const file = join(folder, 'broken.sta');
    writeFileSync(file, ':20:A\n:25:TR690001000064000000000001\n:28C:1\n:60F:C260105TRY1,00\n:62F:C260105TRY2,00\n');
    const { exitCode, stdout } = await ops(file);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1,00 → 2,00');
    expect(stdout).toContain('may only control');
    expect(stdout).toContain('REFUSED line 5, column 1: does-not-add-up');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('statement read takes the mapping of a CSV from a file, and refuses accounts it was not told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-statement-'));
  try {
    const [file, mapping] = [join(folder, 'a.csv'), join(folder, 'mapping.json')];
    writeFileSync(file, 'Gun;Tutar;Metin\n05.01.2026;1,00;A\n');
    writeFileSync(
      mapping,
      JSON.stringify({
        ...{ account: '1234567', currency: 'TRY', delimiter: ';', dateFormat: 'dd.mm.yyyy', decimalMark: ',' },
        columns: { bookedOn: 'Gun', amount: 'Tutar', description: 'Metin' },
      }),
    );
    const { exitCode, stdout } = await ops(file, '--json', '--csv', mapping, '--account', '7654321');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).refusals).toEqual([{ line: 1, column: 1, reason: 'unknown-account' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('statement read says what is wrong with a mapping, and its help how one is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-statement-'));
  try {
    const mapping = join(folder, 'mapping.json');
    writeFileSync(mapping, '{"account":"1234567"}');
    const refused = await ops(join(FOLDER, 'csv-signed.csv'), '--csv', mapping);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('is no mapping of a CSV');
    expect(refused.stderr).toContain('at delimiter');
    expect((await ops('--help')).stdout).toContain('"dateFormat": "dd.mm.yyyy"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
