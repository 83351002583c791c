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

export const usualOdds: Odds = { death: 500, conflict: 300, throttle: 15, unheard: 40, doubled: 80 };

/** How a process ended: with its answer, with an error, or dead, whatever it would have said. */
export interface Ended<T> {
  readonly isDead: boolean;
  /** Something went wrong around it, so that an error is no bug. */
  readonly isHurt: boolean;
  /** Transactions of it met others: what people wait for tries again by itself, the rest may leave it to its next run. */
  readonly hasMet: boolean;
  readonly value?: T;
  readonly error?: unknown;
}

/** Whether a process that runs again by itself had a cause to fail. */
export function isExcused({ isDead, isHurt, hasMet }: Omit<Ended<unknown>, 'value' | 'error'>): boolean {
  return isDead || isHurt || hasMet;
}

/** Everything between the processes and the outside. What is not called within `run` is not disturbed. */
export interface Line {
  readonly database: Database;
  readonly fetch: typeof globalThis.fetch;
  /** How often what went wrong, by name. */
  readonly mishaps: ReadonlyMap<string, number>;
  touch<T>(name: string, effect: () => Promise<T>, writes?: number): Promise<T>;
  run<T>(work: () => Promise<T>): Promise<Ended<T>>;
  /** Waits its turn too, and is never disturbed: what people do beside the system. */
  aside<T>(effect: () => Promise<T>): Promise<T>;
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
  hasMet: boolean;
}

interface Touch {
  readonly name: string;
  /** Of a transaction. */
  readonly writes: number;
}

const OF = 10_000;
/** The most touches after which a death may come: a longer process dies somewhere among its first ones. */
const DEATH_WITHIN = 60;
const WRITES = /^(TransactWrite|Put|Update|Delete)/;
/** Transactions carry a token, by which their repetition is known. */
const REPEATED = /^(Put|Update|Delete)/;
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
  let joined = 0;
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

  /** Everybody comes as far as they can without the outside: until nobody has joined the line for a while. */
  async function settle(): Promise<void> {
    for (let calm = 0; calm < 3; calm += 1) {
      const before = joined;
      await setImmediate();
      if (joined !== before) calm = -1;
    }
  }

  /** Serves until nobody waits. */
  async function serve(): Promise<void> {
    isServing = true;
    for (await settle(); waiting.length > 0; await settle()) {
      const [next] = waiting.splice(roll(waiting.length), 1);
      await next?.();
    }
    isServing = false;
  }

  function touch<T>(name: string, effect: () => Promise<T>, writes = 0): Promise<T> {
    const process = processes.getStore();
    if (process === undefined) return effect();
    return inTurn(() => act(process, { name, writes }, effect));
  }

  function inTurn<T>(effect: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      joined += 1;
      waiting.push(() => effect().then(resolve, reject));
      if (!isServing) void serve();
    });
  }

  async function act<T>(process: Process, { name, writes }: Touch, effect: () => Promise<T>): Promise<T> {
    if (process.isDead) throw new Error('dead processes do nothing');
    process.touches += 1;
    const isDatabase = name.endsWith('Command');
    clock.step(1 + roll(isDatabase ? DATABASE_MS : NETWORK_MS));
    if (process.touches === process.diesAt && !isCalm) return die(process, name, effect);
    if (!isDatabase) return effect();
    refuse(process, writes);
    if (REPEATED.test(name) && happens(odds.doubled)) {
      tell(process, 'repeated writes');
      await effect();
    }
    const answer = await effect();
    if (WRITES.test(name) && happens(odds.unheard)) {
      tell(process, 'unheard answers');
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    }
    return answer;
  }

  /** The end of a process: before the effect, or after one whose answer nobody hears. */
  async function die(process: Process, name: string, effect: () => Promise<unknown>): Promise<never> {
    process.isDead = true;
    tell(process, 'deaths');
    if (!process.diesBefore) await Promise.allSettled([effect()]);
    throw new Error(`died ${process.diesBefore ? 'before' : 'after'} ${name}`);
  }

  function refuse(process: Process, writes: number): void {
    if (writes > 0 && happens(odds.conflict)) {
      process.hasMet = true;
      count('conflicts');
      throw transactionConflict(writes);
    }
    if (happens(odds.throttle)) {
      tell(process, 'throttles');
      throw new ProvisionedThroughputExceededException({ message: 'rate exceeded', $metadata: {} });
    }
  }

  const connection: Database = { ...reconnect(database), pause: async () => void (await setImmediate()) };
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
    aside: inTurn,
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
        hasMet: false,
      };
      const [outcome] = await Promise.allSettled([processes.run(process, work)]);
      const { isDead, isHurt, hasMet } = process;
      const ended = { isDead, isHurt, hasMet };
      if (isDead) return ended;
      return outcome.status === 'fulfilled' ? { ...ended, value: outcome.value } : { ...ended, error: outcome.reason };
    },
    calm() {
      isCalm = true;
    },
  };
}
