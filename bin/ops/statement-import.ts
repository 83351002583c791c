import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bucketNamed } from '../../lambdas/gateways/object-store';
import { openStatementDrops } from '../../lambdas/gateways/statement-drops';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openStatementFiles, type StatementFiles } from '../../lambdas/stores/statement-files';
import { BUCKETS, STAND_IN_KEY } from '../../local/buckets';
import { formatAmount } from '../../shared/domain/lira';
import type { StatementFile, StatementResult } from '../../shared/domain/statement-file';
import { readRunning } from './running';

/** What came of an import. `known`: the file was read before without a refusal, and changed nothing. */
export interface ImportReport {
  readonly outcome: 'read' | 'known';
  readonly file: StatementFile;
}

/** How long a file is waited for: the longest a reading may take, and a little more. */
const PATIENCE_MS = 11 * 60_000;
const ASK_EVERY_MS = 500;

/**
 * Puts a statement file where it is read, as a bank would, and waits for what comes of it. Throws for an account that is
 * none, when the system does not run, and when the reading takes longer than it may.
 */
export async function importStatementFile(
  path: string,
  account: string,
  stage: string | undefined,
  database: Database,
): Promise<ImportReport> {
  const accounts = await openBankAccounts(database).list();
  if (!accounts.some(({ id }) => id === account)) {
    throw new Error(`there is no account ${account}: there are ${accounts.map(({ id }) => id).join(', ')}`);
  }
  const content = await readFile(path);
  const id = createHash('sha256').update(content).digest('hex');
  const files = openStatementFiles(database);
  const before = await files.find({ account, id });
  if (before !== undefined && before.refusalCount === 0) return { outcome: 'known', file: before };
  const drops = openStatementDrops(await environmentOf(stage));
  await drops.put({ account, name: `${id}/${basename(path)}` }, content);
  return { outcome: 'read', file: await waitFor(files, { account, id }, before?.readAt) };
}

async function waitFor(
  files: StatementFiles,
  key: Pick<StatementFile, 'account' | 'id'>,
  readBefore: string | undefined,
): Promise<StatementFile> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += ASK_EVERY_MS) {
    const file = await files.find(key);
    if (file !== undefined && file.readAt !== readBefore) return file;
    await sleep(ASK_EVERY_MS);
  }
  throw new Error('the file was taken, but not read within eleven minutes: look at `ops dlq list`');
}

/** Where the bucket is: of a stage by the AWS credentials of the shell, or of the system that runs on this machine. */
async function environmentOf(stage: string | undefined): Promise<Record<string, string | undefined>> {
  if (stage !== undefined) {
    const bucket = await bucketNamed(process.env, `faturakom-${stage}-statements-`);
    if (bucket === undefined) throw new Error(`the stage ${stage} has no bucket of statements`);
    return { ...process.env, STATEMENTS_BUCKET: bucket };
  }
  const running = readRunning();
  if (running === undefined) throw new Error('the system does not run on this machine: npm start');
  process.env.AWS_ACCESS_KEY_ID = STAND_IN_KEY;
  process.env.AWS_SECRET_ACCESS_KEY = STAND_IN_KEY;
  return { ...process.env, S3_ENDPOINT: running.buckets, STATEMENTS_BUCKET: BUCKETS.statements };
}

/** What came of it for people: each statement with its balances and use, then what was refused and where. */
export function describeImport({ outcome, file }: ImportReport): string {
  const head = outcome === 'known' ? `${file.name}: read before, nothing changed` : `${file.name}: read`;
  const refusals = file.refusals.map(({ line, column, reason }) => `REFUSED line ${line}, column ${column}: ${reason}`);
  return [head, ...file.statements.map(describeStatement), ...refusals].join('\n');
}

function describeStatement({ format, account, named, opening, closing, lines, use }: StatementResult): string {
  const write = (balance: StatementResult['opening']) => (balance === undefined ? '?' : formatAmount(balance.amount));
  return `  ${format} ${account ?? named ?? '?'}: ${write(opening)} → ${write(closing)}, ${lines} lines, ${use}`;
}
