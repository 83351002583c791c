import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../support/local-process';

jest.setTimeout(90_000);

test('commands work before the first start, side by side, on the demo network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-first-'));
  try {
    const ops = (...args: string[]) => runToEnd('bin/ops.ts', args, { LOCAL_DATA_DIR: folder });
    const explained = await Promise.all(
      ['BAKIYE 05321234567', 'BAKIYE 05551112233'].map((text) => ops('transfer', 'explain', text, '--json')),
    );
    expect(explained.map(({ stderr }) => stderr)).toEqual(['', '']);
    expect(explained.map(({ stdout }) => JSON.parse(stdout).agent)).toEqual(['63104821', '63101177']);
    expect(JSON.parse((await ops('ledger', 'verify', '--json')).stdout)).toMatchObject({ accounts: 8, broken: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
