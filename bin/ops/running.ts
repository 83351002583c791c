import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, type RunningSystem } from '../../local/data-folder';

/** What a running system on this machine says of itself, if it still lives. */
export function readRunning(): RunningSystem | undefined {
  const file = join(dataFolder(process.env), 'running.json');
  if (!existsSync(file)) return undefined;
  const running = JSON.parse(readFileSync(file, 'utf8')) as RunningSystem;
  try {
    process.kill(running.pid, 0);
    return running;
  } catch {
    return undefined;
  }
}
