import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pMap from 'p-map';
import { api } from '../../shared/api';
import { openapi } from '../../shared/api/openapi';
import type { Outcome } from './outcome';

/** What a check has to say: whether all is well, and if not, the whole of why. */
interface Finding {
  readonly isClean: boolean;
  readonly text: string;
}

interface Check {
  readonly name: string;
  run(): Promise<Finding>;
}

const FOLDERS = ['bin', 'lib', 'lambdas', 'shared', 'web', 'local', 'test'];

const checks: readonly Check[] = [
  tool('types', 'tsc', '--noEmit', '-p', '.'),
  tool('lint', 'biome', 'check', '--colors=off'),
  tool('floors', 'depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...FOLDERS),
  tool('unused code', 'knip', '--no-progress'),
  { name: 'contract', run: async () => compareContract() },
];

/** Looks at the code without running it, two tools at a time, and prints a line for each: name, outcome, time. */
export async function runChecks(): Promise<Outcome> {
  const cleans = await pMap(checks, report, { concurrency: 2 });
  const passed = cleans.filter(Boolean).length;
  return { passed, failed: cleans.length - passed };
}

async function report({ name, run }: Check): Promise<boolean> {
  const startedAtMs = performance.now();
  const { isClean, text } = await run();
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  console.log(`${isClean ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${isClean ? '' : `\n${text.trimEnd()}`}`);
  return isClean;
}

/** A program of this project's `node_modules`; its exit code decides. */
function tool(name: string, program: string, ...args: string[]): Check {
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(`node_modules/.bin/${program}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8').on('data', (piece: string) => {
            text += piece;
          });
        }
        child.once('error', reject);
        child.once('close', (code, signal) => resolve({ isClean: code === 0, text: text || `ended by ${signal}` }));
      }),
  };
}

/** The committed contract is what the code says now. */
function compareContract(): Finding {
  const isClean = readFileSync('openapi.json', 'utf8') === `${JSON.stringify(openapi(Object.values(api)), null, 2)}\n`;
  return { isClean, text: 'openapi.json is not what shared/api says: run `npm run contract` and commit it' };
}
