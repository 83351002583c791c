import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const PACKAGE = 'node_modules/@sparticuz/chromium';

/** Unpacks everything the package carries, libraries too, which it does only where it believes to be on a Lambda. */
const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** Starts the Chromium that the installed package carries: nothing is downloaded, nothing is needed of the system. */
export async function launchChromium(): Promise<Browser> {
  const folder = unpack();
  const executablePath = join(folder, 'chromium');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: { ...process.env, ...missingLibraries(executablePath, join(folder, 'al2023', 'lib')) },
  });
}

/** Where it lies unpacked, once for each version; unpacked beside and moved in one step, so that it is whole or not there. */
function unpack(): string {
  const { version } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `faturakom-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(tmpdir(), 'faturakom-unpacking-'));
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  renameSync(fresh, folder);
  return folder;
}

/** A bare machine lacks libnss3 and its like; then the package's own ones are used. */
function missingLibraries(executable: string, libraries: string): Record<string, string> {
  const isComplete = !execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
  return isComplete ? {} : { LD_LIBRARY_PATH: libraries };
}
