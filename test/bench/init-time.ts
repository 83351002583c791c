import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Bundle } from './bundles';
import type { Figure } from './figure';
import { median } from './median';

const ROUNDS = 7;
const run = promisify(execFile);

/** Enough for every Lambda to load; nothing is called. */
const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  DYNAMODB_ENDPOINT: 'http://127.0.0.1:1',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Bench',
};

const TIMED_REQUIRE = `
  const file = process.argv[1];
  const startedAt = process.hrtime.bigint();
  require(file);
  process.stdout.write(String(process.hrtime.bigint() - startedAt));
  process.exit(0);`;

/** How long each Lambda takes to load, in a process of its own each time, as a multiple of a handler that does nothing. */
export async function initTimes(bundles: readonly Bundle[], folder: string): Promise<Figure[]> {
  const empty = join(folder, 'empty.js');
  await writeFile(empty, 'exports.handler = async () => {};');
  const files = [empty, ...(await Promise.all(bundles.map(({ name, file }) => runnable(name, file))))];
  const times = new Map<string, number[]>(files.map((file) => [file, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const file of files) times.get(file)?.push(await loadMs(file));
  }
  const emptyMs = median(times.get(empty) ?? []);
  return bundles.map(({ name, file }) => ({
    name: `init of ${name}`,
    values: { timesEmpty: Math.round(median(times.get(file) ?? []) / emptyMs) },
  }));
}

/** The bundle for the Node of this machine, in its place: the deployed one is for a newer Node. */
async function runnable(name: string, outfile: string): Promise<string> {
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [`lambdas/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'error',
  });
  return outfile;
}

async function loadMs(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['--no-warnings', '-e', TIMED_REQUIRE, file], { env: environment });
  const nanoseconds = Number(stdout.split('\n').at(-1));
  if (!(nanoseconds > 0)) throw new Error(`no time for ${file}: ${stdout}`);
  return nanoseconds / 1e6;
}
