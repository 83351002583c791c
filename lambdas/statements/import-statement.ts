import { createHash } from 'node:crypto';
import type { Finding } from '../../shared/domain/finding';
import { dayOf } from '../../shared/domain/instant';
import { balancesOf } from '../../shared/domain/statement-continuity';
import type { StatementFile } from '../../shared/domain/statement-file';
import type { ControlDependencies } from '../control/control-day';
import { controlTold } from '../control/control-told';
import { placeOf, type StatementDrops } from '../gateways/statement-drops';
import type { HandleDependencies } from '../loading/handle-reading';
import { logger } from '../runtime/observe';
import type { BankAccounts } from '../stores/bank-accounts';
import type { StatementFiles } from '../stores/statement-files';
import { handOver } from './hand-over';
import { readingOf, surveyStatement } from './survey';
import { type GapDependencies, tellGaps } from './tell-gaps';

export interface ImportDependencies extends GapDependencies, HandleDependencies, ControlDependencies {
  readonly findings: GapDependencies['findings'] & ControlDependencies['findings'];
  readonly balances: GapDependencies['balances'];
  readonly sightings: HandleDependencies['sightings'];
  readonly transfers: HandleDependencies['transfers'];
  readonly drops: Pick<StatementDrops, 'read'>;
  readonly files: StatementFiles;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
}

/** What a file that arrived came to. */
export interface Import {
  /** `known`: it came before and was read without a refusal; nothing was done. */
  readonly outcome: 'read' | 'known';
  readonly file: StatementFile;
}

/**
 * Reads a statement file that was put into the bucket: hands its lines to the loading where the account takes them, holds
 * its balances against those before, controls the days it tells of, tells staff what was not believed, and keeps what it
 * came to. The record is written last, so a crash anywhere only repeats what is harmless twice. A file with refusals is read again when it comes again: its account's settings may be better by then.
 */
export async function importStatement(key: string, dependencies: ImportDependencies): Promise<Import | undefined> {
  const { drops, files, bankAccounts, now } = dependencies;
  const place = placeOf(key);
  if (place === undefined) {
    logger.error('a statement file lies in no folder of an account', { key });
    return undefined;
  }
  const { id, bytes } = await digest(await drops.read(key));
  const known = await files.find({ account: place.account, id });
  if (known !== undefined && known.refusalCount === 0) return { outcome: 'known', file: known };

  const accounts = await bankAccounts.list();
  const options = readingOf(place.account, accounts);
  const { uses, ...survey } = await surveyStatement(await drops.read(key), options, accounts);
  if (uses.some(({ use }) => use === 'credits' || use === 'controls')) {
    const failed = await handOver(await drops.read(key), options, { uses }, accounts, dependencies);
    if (failed > 0) throw new Error(`${failed} lines of a statement must come again`);
  }
  for (const statement of survey.statements) {
    const balances = balancesOf(statement);
    if (balances !== undefined) await tellGaps(balances, dependencies);
  }
  await controlTold(survey.statements, accounts, dependencies);
  const file: StatementFile = {
    ...{ ...place, id, bytes, receivedAt: known?.receivedAt ?? now(), readAt: now() },
    ...{ ...survey, refusals: [...survey.refusals], statements: [...survey.statements] },
  };
  if (file.refusalCount > 0) await dependencies.findings.add(refusedFinding(file));
  await files.save(file);
  return { outcome: 'read', file };
}

/** What a file is called for good, and its size, without holding it. */
async function digest(source: AsyncIterable<Uint8Array>): Promise<{ id: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of source) {
    hash.update(piece);
    bytes += piece.byteLength;
  }
  return { id: hash.digest('hex'), bytes };
}

/** Staff see the places on the file's own page; the first one stands here. */
function refusedFinding(file: StatementFile): Finding {
  const [first] = file.refusals;
  const where = first === undefined ? '' : `${first.reason} ${first.line}:${first.column}`;
  return {
    ...{ day: dayOf(file.receivedAt), kind: 'statement-refused', account: file.account, reference: file.id },
    ...{ reason: where, foundAt: file.readAt, state: 'open' },
  };
}
