import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { budgets } from './budgets';
import type { Figure, Values } from './figure';

/** A Lambda as it is deployed. */
export interface Bundle {
  /** `api/session`, `events/load-balances` … */
  readonly name: string;
  readonly file: string;
  readonly rawBytes: number;
  readonly gzipBytes: number;
}

/** Bundles every Lambda into a folder, by the same esbuild options as `HouseFunction` hands to the CDK. */
export function bundleLambdas(folder: string): Promise<Bundle[]> {
  const names = ['api', 'events'].flatMap((kind) =>
    readdirSync(`lambdas/${kind}`)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${kind}/${file.slice(0, -'.ts'.length)}`),
  );
  return Promise.all(names.map((name) => bundle(name, folder)));
}

async function bundle(name: string, folder: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [`lambdas/${name}.ts`],
    outfile: join(folder, name.replace('/', '-'), 'index.js'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
  const code = outputFiles.find(({ path }) => path.endsWith('.js'));
  if (code === undefined) throw new Error(`no code for ${name}`);
  return { name, file: code.path, rawBytes: code.contents.length, gzipBytes: gzipSync(code.contents).length };
}

/** The Lambdas that carry more than the rest, for what they do. */
const heavy: Readonly<Record<string, Values>> = {
  'api/receipts': budgets.printingLambda,
  'api/forms': budgets.printingLambda,
  'api/control': budgets.printingLambda,
  'api/desk': budgets.writingLambda,
  'events/read-mail': budgets.readingLambda,
  'events/tend-letters': budgets.printingLambda,
  'events/read-statement': budgets.statementLambda,
};

/** The bytes of each Lambda against what one may weigh. */
export function bundleFigures(bundles: readonly Bundle[]): Figure[] {
  return bundles.map(({ name, rawBytes, gzipBytes }) => ({
    name: `bytes of ${name}`,
    values: { rawKb: Math.round(rawBytes / 1_024), gzipKb: Math.round(gzipBytes / 1_024) },
    budget: heavy[name] ?? budgets.lambda,
  }));
}
