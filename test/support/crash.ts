import type { Database } from '../../lambdas/stores/database';
import { reconnect } from './fresh-database';

/** At which of the points that a process comes to it dies: before the effect, or after one whose answer nobody hears. */
export interface Death {
  /** 1, 2, 3 … */
  readonly point: number;
  readonly moment: 'before' | 'after';
}

/** A process whose every touch of the outside is a numbered point. */
export interface Mortal {
  /** What it did so far, in order. */
  readonly points: readonly string[];
  isDead(): boolean;
  /** A connection to the same tables; each command is a point. */
  readonly database: Database;
  /** Each HTTP call, to the end of its answer, is a point. */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * A process that dies at a point, if it is told where: the point's effect fails to happen, or happens unheard, and every
 * later call fails. One call at a time, so that the points come in the same order in every run.
 */
export function mortal(database: Database, fetch: typeof globalThis.fetch, death?: Death): Mortal {
  const points: string[] = [];
  let isDead = false;
  let last: Promise<unknown> = Promise.resolve();

  function touch<T>(name: string, effect: () => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      if (isDead) throw new Error('dead processes do nothing');
      points.push(name);
      const isDue = points.length === death?.point;
      if (isDue) isDead = true;
      if (isDue && death?.moment === 'before') throw new Error(`died before ${name}`);
      const [outcome] = await Promise.allSettled([effect()]);
      if (isDue) throw new Error(`died after ${name}`);
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
    last = turn.catch(() => {});
    return turn;
  }

  const connection = reconnect(database);
  connection.client.middlewareStack.add(
    (next, context) => (args) => touch(String(context.commandName), () => next(args)),
    { step: 'initialize', name: 'mortal' },
  );
  return {
    points,
    isDead: () => isDead,
    database: connection,
    fetch: (input, init) =>
      touch(`${init?.method} ${new URL(String(input)).pathname.split('/')[1]}`, async () => {
        const response = await fetch(input, init);
        return new Response(await response.arrayBuffer(), { status: response.status });
      }),
  };
}

/** What the process makes of it, or nothing when it dies meanwhile, whatever it says then. */
export async function unlessDead<T>(process: Mortal, run: () => Promise<T>): Promise<T | undefined> {
  const wasDead = process.isDead();
  const [outcome] = await Promise.allSettled([run()]);
  if (!wasDead && process.isDead()) return undefined;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
