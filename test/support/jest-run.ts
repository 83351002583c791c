import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Outcome } from './outcome';

/** What we read of the report jest writes with `--json`. */
export const JestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});
export type JestReport = z.infer<typeof JestReport>;

/** Runs jest with the arguments, its progress on our terminal, and counts what it reports. */
export async function runJest(...args: string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-jest-'));
  const file = join(folder, 'report.json');
  try {
    // What a failing test leaves open must not keep the run from coming to its end.
    const child = spawn('node_modules/.bin/jest', ['--json', `--outputFile=${file}`, '--forceExit', ...args], {
      // What jest prints to its standard output is the report again.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [exitCode] = await once(child, 'exit');
    const report = existsSync(file) ? JestReport.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    return countJest(report, exitCode);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A suite that could not run counts as one failure, and so does a jest that was not content for any other reason: no
 * report, no tests, a crash. Skipped tests count as nothing.
 */
export function countJest(report: JestReport | undefined, exitCode: number | null): Outcome {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
