import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['web', 'shared', 'vite.config.ts', 'package-lock.json'];

/** Where the built pages lie. */
export const WEB_FOLDER = 'dist/web';

/** Builds the pages unless they are built from exactly these sources already. */
export async function buildWeb(): Promise<void> {
  const stamp = join(WEB_FOLDER, '.sources');
  const sources = digestOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const { build } = await import('vite');
  await build({ logLevel: 'warn' });
  writeFileSync(stamp, sources);
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (path.includes('.')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
