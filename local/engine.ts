import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { EngineUnavailable, findEngine, spawnEngine } from './engine-process';
import { freePort, portIsFree } from './ports';

export interface Engine {
  /** Where DynamoDB clients connect; stays the same when the engine is restarted. */
  readonly endpoint: string;
  /** The process that serves the data now. */
  pid(): number | undefined;
  /** Ends the engine, its data saved. */
  stop(): Promise<void>;
  /** Calls back once when the engine is gone for good though nobody stopped it; at once when it already is. */
  onExit(listener: (why: EngineUnavailable) => void): void;
}

const RESTARTS_A_MINUTE = 5;
const STOP_WITHIN_MS = 5_000;

/**
 * Starts the DynamoDB engine of this machine: in memory, or on `dataFile`, which outlives it. An engine that dies is
 * started again on its file, at most five times a minute; one in memory is not, since it would come back empty. Refuses
 * (`EngineUnavailable`) without a binary, on a taken port, and on a data file another engine uses.
 */
export async function startEngine(options: { dataFile?: string; port?: number } = {}): Promise<Engine> {
  const binary = findEngine();
  if (options.port !== undefined && !(await portIsFree(options.port))) {
    throw new EngineUnavailable('port-taken', `Port ${options.port} is taken by another program.`);
  }
  const port = options.port ?? (await freePort());
  const deathsAtMs: number[] = [];
  const listeners: ((why: EngineUnavailable) => void)[] = [];
  let isStopping = false;
  let gone: EngineUnavailable | undefined;
  let child: ChildProcess | undefined;
  let restarting = Promise.resolve();

  async function start(): Promise<void> {
    const started = await spawnEngine(binary, port, options.dataFile);
    child = started;
    if (started.exitCode !== null || started.signalCode !== null) return revive();
    started.once('exit', () => {
      restarting = revive();
    });
  }

  async function revive(): Promise<void> {
    if (isStopping) return;
    const nowMs = performance.now();
    deathsAtMs.push(nowMs);
    const recent = deathsAtMs.filter((atMs) => nowMs - atMs < 60_000).length;
    if (options.dataFile === undefined) {
      return report(new EngineUnavailable('lost-its-data', 'The in-memory DynamoDB engine died with its data.'));
    }
    if (recent > RESTARTS_A_MINUTE) {
      return report(new EngineUnavailable('keeps-dying', `The DynamoDB engine died ${recent} times within a minute.`));
    }
    console.warn('The DynamoDB engine died and is started again.');
    await start().catch((error: unknown) => {
      if (!(error instanceof EngineUnavailable)) throw error;
      report(error);
    });
  }

  function report(why: EngineUnavailable): void {
    gone = why;
    for (const listener of listeners) listener(why);
  }

  await start();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => child?.pid,
    async stop() {
      isStopping = true;
      await restarting;
      if (child) await end(child);
    },
    onExit(listener) {
      listeners.push(listener);
      if (gone) listener(gone);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(impatience);
}
