import { readStatementEvents } from '../../lambdas/statements/read-statement';
import type { Figure } from './figure';
import { median } from './median';
import { type BenchFormat, benchMapping, statementFile } from './statement-files';

const BYTES = 2_000_000;
const ROUNDS = 5;
const PIECE = 65_536;

/** How fast statement files are read: lines a second, and the time as a multiple of decoding the same bytes and no more. */
export async function statementReaders(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const format of ['MT940', 'camt.053', 'CSV'] satisfies BenchFormat[]) figures.push(await measure(format));
  return figures;
}

async function measure(format: BenchFormat): Promise<Figure> {
  const bytes = Buffer.concat([...statementFile(format, BYTES)]);
  const lines = bytes.toString('latin1').split('\n').length - 1;
  const times: { read: number[]; bare: number[] } = { read: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const read = await timeMs(() => readAll(bytes));
    const bare = await timeMs(async () => decode(bytes));
    // The first round warms up.
    if (round === 0) continue;
    times.read.push(read);
    times.bare.push(bare);
  }
  const [readMs, bareMs] = [median(times.read), median(times.bare)];
  return {
    name: `lines of ${format} read`,
    values: { perSecond: Math.round((1_000 * lines) / readMs), timesBare: Math.round(readMs / bareMs) },
    note: 'bare: decoding the same bytes',
  };
}

async function timeMs(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

async function readAll(bytes: Buffer): Promise<void> {
  for await (const event of readStatementEvents(piecesOf(bytes), { csv: benchMapping })) {
    if (event.kind === 'refused') throw new Error(`refused: ${JSON.stringify(event.refusal)}`);
  }
}

function decode(bytes: Buffer): void {
  const decoder = new TextDecoder();
  let length = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    length += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }).length;
  }
  if (length === 0) throw new Error('nothing decoded');
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
