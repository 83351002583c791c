import '../support/environment';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/engine';
import { freshDatabase } from '../support/fresh-database';
import { bundleFigures, bundleLambdas } from './bundles';
import { creditRate } from './credit-rate';
import { broken, type Figure } from './figure';
import { initTimes } from './init-time';
import { meterOperations } from './metered';
import { phoneReaders } from './phone-readers';
import { statementMemory } from './statement-memory';
import { statementReaders } from './statement-readers';
import { tableOf } from './table';

const REMARK =
  'Units, bytes and finds are the same on every machine. Times are not: compare only the ratios, within one run.';

process.env.AWS_REGION = 'eu-central-1';
process.env.AWS_ACCESS_KEY_ID = 'local';
process.env.AWS_SECRET_ACCESS_KEY = 'local';

const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
const figures = await measure();
const isBroken = figures.some((figure) => broken(figure).length > 0);
if (process.argv.includes('--json')) {
  const told = figures.map((figure) => ({ ...figure, isBroken: broken(figure).length > 0 }));
  console.log(JSON.stringify({ machine, remark: REMARK, isBroken, figures: told }));
} else {
  console.log(`${tableOf(figures)}\n\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${REMARK}`);
}
process.exitCode = isBroken ? 1 : 0;

/** Everything there is to measure, one thing after another: two at once would time each other. */
async function measure(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'faturakom-bench-'));
  const engine = await startEngine();
  try {
    process.env.DYNAMODB_ENDPOINT = engine.endpoint;
    const costs = await meterOperations(await freshDatabase());
    const bundles = await bundleLambdas(folder);
    const inits = await initTimes(bundles, folder);
    const rates = await creditRate(await freshDatabase());
    const statements = [...(await statementReaders()), ...(await statementMemory(folder))];
    return [...costs, ...bundleFigures(bundles), ...inits, ...rates, ...phoneReaders(), ...statements];
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}
