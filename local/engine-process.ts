import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why there is no DynamoDB engine on this machine; the message tells the operator what to do. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
  constructor(
    readonly reason: 'no-binary' | 'port-taken' | 'data-in-use' | 'did-not-start' | 'keeps-dying' | 'lost-its-data',
    message: string,
  ) {
    super(message);
  }
}

const LOCKED_EXIT = 75;

/**
 * The engine is told to stop when our end of its standard input closes, which even `kill -9` of this process does. The
 * data file's lock belongs to the engine itself, so the kernel gives it back exactly when the engine is gone.
 */
const KEEP_WITH_PARENT = `
  if [ -n "$LOCK_FILE" ]; then exec 9>"$LOCK_FILE"; flock -w 3 9 || exit ${LOCKED_EXIT}; fi
  exec 3<&0
  ( cat <&3 >/dev/null; kill $$ ) 9>&- &
  exec "$0" "$@" 3<&- </dev/null`;
const START_WITHIN_MS = 15_000;

/** The path of the engine's binary as installed below `folder` or a folder above. Refuses with `no-binary`. */
export function findEngine(folder = process.cwd()): string {
  try {
    const manifest = createRequire(join(folder, 'package.json')).resolve('@dynoxide/linux-x64/package.json');
    return join(dirname(manifest), 'dynoxide');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause;
    throw new EngineUnavailable(
      'no-binary',
      `No DynamoDB engine is installed for ${process.platform} ${process.arch}: the package @dynoxide/linux-x64 runs on ` +
        'Linux x64 only. Set DYNAMODB_ENDPOINT to the address of any DynamoDB-compatible endpoint and start again.',
    );
  }
}

/**
 * Starts one engine process and returns it once it answers. It ends with this process, however this process ends.
 * Refuses with `data-in-use` when another engine holds the data file, with `did-not-start` otherwise.
 */
export async function spawnEngine(binary: string, port: number, dataFile?: string): Promise<ChildProcess> {
  if (dataFile !== undefined) mkdirSync(dirname(dataFile), { recursive: true });
  const database = dataFile === undefined ? [] : ['--db-path', dataFile];
  const engine = spawn('/bin/sh', ['-c', KEEP_WITH_PARENT, binary, '--port', String(port), ...database], {
    // A group of its own: Ctrl-C in the terminal must reach us first, so that requests under way can still be saved.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, LOCK_FILE: dataFile === undefined ? '' : `${dataFile}.lock` },
  });
  let complaint = '';
  engine.stderr?.on('data', (text: Buffer) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const died = once(engine, 'exit').then(([code]) => {
    throw code === LOCKED_EXIT
      ? new EngineUnavailable('data-in-use', `${dataFile} is in use: the system is already running on this data.`)
      : new EngineUnavailable(
          'did-not-start',
          `The DynamoDB engine did not start: ${complaint.trim() || `exit ${code}`}`,
        );
  });
  const given = new AbortController();
  try {
    await Promise.race([died, answers(port, given.signal)]);
  } catch (error) {
    engine.kill('SIGKILL');
    throw error;
  } finally {
    given.abort();
    // From here on its death is the supervisor's business, not this start's.
    died.catch(() => undefined);
  }
  return engine;
}

/** Asks for the tables, again and again with growing pauses, until there is an answer. */
async function answers(port: number, signal: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + START_WITHIN_MS;
  for (let pauseMs = 5; !signal.aborted; pauseMs = Math.min(pauseMs * 2, 200)) {
    if (await listsTables(port)) return;
    if (performance.now() > giveUpAt) {
      throw new EngineUnavailable('did-not-start', `The DynamoDB engine is silent on port ${port}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function listsTables(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: '{}',
      signal: AbortSignal.timeout(1_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Nobody listens yet, or not in time: the caller asks again and gives up by the clock.
    return false;
  }
}
