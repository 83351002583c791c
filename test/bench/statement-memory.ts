import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { type BenchFormat, statementFile } from './statement-files';

const FILES: readonly (readonly [BenchFormat, number])[] = [
  ['MT940', 50],
  ['camt.053', 200],
];
const run = promisify(execFile);

/** The most memory a process of its own takes to read a large statement file to its end, nothing refused. */
export async function statementMemory(folder: string): Promise<Figure[]> {
  const program = join(folder, 'read-large-statement.js');
  await build({
    entryPoints: ['test/bench/read-large-statement.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const figures: Figure[] = [];
  for (const [format, megabytes] of FILES) {
    const file = join(folder, `large-${format}`);
    await pipeline(Readable.from(statementFile(format, megabytes * 1_000_000)), createWriteStream(file));
    const { stdout } = await run(process.execPath, [program, file]);
    await rm(file);
    const { movements, peakMb } = JSON.parse(stdout) as { movements: number; peakMb: number };
    figures.push({
      name: `memory to read ${megabytes} MB of ${format}`,
      values: { peakMb },
      budget: budgets.statementMemory,
      note: `${movements} movements, a process of its own`,
    });
  }
  return figures;
}
