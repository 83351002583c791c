import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the Lambda that reads mail is given, in MB. */
const LAMBDA_MB = 1_024;

test('the costliest messages of 40 MB are read within the memory of the Lambda', async () => {
  const run = [`--max-old-space-size=${LAMBDA_MB}`, '--import', 'tsx', 'test/support/mail-worst.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, run, { timeout: 150_000 });
  const read = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; outcome: string[]; problems: string[]; peakMb: number });
  expect(read.map(({ name, outcome, problems }) => [name, outcome, problems])).toEqual([
    ['line breaks', ['accepted'], ['text-cut']],
    ['quoted-printable', ['accepted'], []],
    ['nearly delimiters', ['accepted'], ['truncated', 'text-cut']],
    ['many heads', ['too-many-attachments'], ['too-many-parts']],
    ['archive', ['unknown-type'], []],
    ['message in message', ['nested-too-deep'], []],
  ]);
  // A fifth is left to the runtime and to what else the Lambda holds.
  expect(Math.max(...read.map(({ peakMb }) => peakMb))).toBeLessThan(LAMBDA_MB * 0.8);
}, 180_000);
