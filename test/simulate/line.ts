import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import type { Database } from '../../lambdas/stores/database';
import type { Dice } from '../support/descriptions';
import type { Clock } from '../support/fakes';
import { reconnect } from '../support/fresh-database';
import { transactionConflict } from '../support/meddling';

/** What goes wrong now and then, each in so many of ten thousand. */
export interface Odds {
  /** A process dies at one of its touches. */
  readonly death: number;
  /** A transaction meets another one on the same items. */
  readonly conflict: number;
  /** The database has too much to do, and the SDK has given up. */
  readonly throttle: number;
  /** A write has its effect, and nobody hears of it. */
  readonly unheard: number;
  /** A write that has no token is repeated by the SDK after its answer was lost. */
  readonly doubled: number;
}

export const usualOdds: Odds = { death: 300, conflict: 150, throttle: 10, unheard: 15, doubled: 40 };

/** How a process ended: with its answer, with an error, or dead, whatever it would have said. */
export interface Ended<T> {
  readonly isDead: boolean;
  /** Something went wrong around it, so that an error is no bug. */
  readonly isHurt: boolean;
  readonly value?: T;
  readonly error?: unknown;
}

/** Everything between the processes and the outside. What is not called within `run` is not disturbed. */
export interface Line {
  readonly database: Database;
  readonly fetch: typeof globalThis.fetch;
  /** How often what went wrong, by name. */
  readonly mishaps: ReadonlyMap<string, number>;
  touch<T>(name: string, effect: () => Promise<T>, writes?: number): Promise<T>;
  run<T>(work: () => Promise<T>): Promise<Ended<T>>;
  /** From here on nothing goes wrong any more. */
  calm(): void;
}

interface Process {
  touches: number;
  /** Dies at this touch, if at all. */
  readonly diesAt: number | undefined;
  readonly diesBefore: boolean;
  isDead: boolean;
  isHurt: boolean;
}

interface Touch {
  readonly name: string;
  /** Of a transaction. */
  readonly writes: number;
}

const OF = 10_000;
/** The most touches after which a death may come: a longer process dies somewhere among its first ones. */
const DEATH_WITHIN = 60;
const WRITES = /^(Put|Update|Delete)ItemCommand$/;
const DATABASE_MS = 8;
const NETWORK_MS = 300;

/**
 * Runs processes side by side so that the same seed gives the same run: each touch of the outside waits in one line, from
 * which the dice takes the next, and only one is under way at a time. Every touch takes virtual time.
 */
export function openLine(database: Database, { roll }: Dice, clock: Clock, odds: Odds = usualOdds): Line {
  const processes = new AsyncLocalStorage<Process>();
  const waiting: (() => Promise<void>)[] = [];
  const mishaps = new Map<string, number>();
  let isServing = false;
  let isCalm = false;

  const happens = (chance: number) => !isCalm && roll(OF) < chance;

  function count(mishap: string): void {
    mishaps.set(mishap, (mishaps.get(mishap) ?? 0) + 1);
  }

  function tell(process: Process, mishap: string): void {
    process.isHurt = true;
    count(mishap);
  }

  /** Serves until nobody waits. Between two touches everybody comes as far as they can without the outside. */
  async function serve(): Promise<void> {
    isServing = true;
    for (;;) {
      for (let times = 0; times < 3; times += 1) await setImmediate();
      const [next] = waiting.splice(roll(Math.max(1, waiting.length)), 1);
      if (next === undefined) break;
      await next();
    }
    isServing = false;
  }

  function touch<T>(name: string, effect: () => Promise<T>, writes = 0): Promise<T> {
    const process = processes.getStore();
    if (process === undefined) return effect();
    return new Promise((resolve, reject) => {
      waiting.push(() => act(process, { name, writes }, effect).then(resolve, reject));
      if (!isServing) void serve();
    });
  }

  async function act<T>(process: Process, { name, writes }: Touch, effect: () => Promise<T>): Promise<T> {
    if (process.isDead) throw new Error('dead processes do nothing');
    process.touches += 1;
    const isDatabase = name.endsWith('Command');
    clock.step(1 + roll(isDatabase ? DATABASE_MS : NETWORK_MS));
    const isDying = process.touches === process.diesAt && !isCalm;
    if (isDying) {
      process.isDead = true;
      tell(process, 'deaths');
      if (process.diesBefore) throw new Error(`died before ${name}`);
    }
    if (isDatabase && !isDying) refuse(process, writes);
    const isRepeated = WRITES.test(name) && happens(odds.doubled);
    const [outcome] = await Promise.allSettled([effect()]);
    if (isDying) throw new Error(`died after ${name}`);
    if (isRepeated) {
      tell(process, 'repeated writes');
      return effect();
    }
    if (outcome.status === 'rejected') throw outcome.reason;
    if (isDatabase && /Write|Put|Update|Delete/.test(name) && happens(odds.unheard)) {
      tell(process, 'unheard answers');
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    }
    return outcome.value;
  }

  function refuse(process: Process, writes: number): void {
    if (writes > 0 && happens(odds.conflict)) {
      // No excuse: whoever meets another one tries again.
      count('conflicts');
      throw transactionConflict(writes);
    }
    if (happens(odds.throttle)) {
      tell(process, 'throttles');
      throw new ProvisionedThroughputExceededException({ message: 'rate exceeded', $metadata: {} });
    }
  }

  const connection = reconnect(database);
  connection.client.middlewareStack.add(
    (next, context) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: unknown[] };
      return touch(String(context.commandName), () => next(args), TransactItems.length);
    },
    { step: 'initialize', name: 'line' },
  );
  return {
    database: connection,
    mishaps,
    touch,
    fetch: (input, init) =>
      touch(`${init?.method} ${new URL(String(input)).pathname}`, async () => {
        const response = await fetch(input, init);
        return new Response(await response.arrayBuffer(), { status: response.status });
      }),
    async run(work) {
      const process: Process = {
        touches: 0,
        diesAt: happens(odds.death) ? 1 + roll(DEATH_WITHIN) : undefined,
        diesBefore: roll(2) === 0,
        isDead: false,
        isHurt: false,
      };
      const [outcome] = await Promise.allSettled([processes.run(process, work)]);
      const { isDead, isHurt } = process;
      if (isDead) return { isDead, isHurt };
      return outcome.status === 'fulfilled'
        ? { isDead, isHurt, value: outcome.value }
        : { isDead, isHurt, error: outcome.reason };
    },
    calm() {
      isCalm = true;
    },
  };
}
