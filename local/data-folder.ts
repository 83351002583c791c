import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Rises whenever data written by an older version can no longer be read. */
const DATA_VERSION = 2;

/** What a running system leaves beside its data, so that `ops` finds it. */
export interface RunningSystem {
  readonly pid: number;
  /** Of the DynamoDB engine. */
  readonly endpoint: string;
  /** Of the S3 stand-in. */
  readonly buckets: string;
  /** Of the portal and the console. */
  readonly url: string;
}

/** The data lies there in a form this version cannot read. */
export class IncompatibleData extends Error {
  override readonly name = 'IncompatibleData';
}

/** Where this machine's data lies: `LOCAL_DATA_DIR`, or `.local` in the working folder. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  return resolve(env.LOCAL_DATA_DIR ?? '.local');
}

/** Makes the folder ready; `isReset` empties it of the system's data first. Throws `IncompatibleData`. */
export function prepareDataFolder(folder: string, isReset: boolean): void {
  const versionFile = join(folder, 'version');
  if (isReset) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (found === undefined) writeFileSync(versionFile, `${DATA_VERSION}\n`);
  else if (found !== String(DATA_VERSION)) {
    throw new IncompatibleData(
      `The data in ${folder} is of version ${found}; this program reads version ${DATA_VERSION}. ` +
        'Start over with `npm start -- --reset`, or point LOCAL_DATA_DIR to another folder.',
    );
  }
}

export function writeRunning(folder: string, running: RunningSystem): void {
  writeFileSync(join(folder, 'running.json'), `${JSON.stringify(running)}\n`);
}

export function removeRunning(folder: string): void {
  rmSync(join(folder, 'running.json'), { force: true });
}
