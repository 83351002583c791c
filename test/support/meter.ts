import { AsyncLocalStorage } from 'node:async_hooks';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Database } from '../../lambdas/stores/database';
import { type TableName, type TableShape, tables } from '../../shared/tables';
import type { SparseIndex } from './capacity';
import { type Charge, prepareToWeigh } from './charge';

/** One request to DynamoDB and what AWS would charge for it. */
export interface Call extends Charge {
  /** As the SDK names it: `PutItemCommand`, `QueryCommand` … */
  readonly command: string;
  /** Ticks of the meter's count of starts and ends, no times. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What requests cost together. */
export interface Cost {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly roundTrips: number;
}

export interface Measured<T> {
  readonly result: T;
  readonly cost: Cost;
  readonly calls: readonly Call[];
}

export interface Meter {
  /**
   * Runs something and tells what its requests cost, refused ones too. What else goes on at the same time does not count.
   * `soFar` tells in the midst of it.
   */
  measure<T>(run: (soFar: () => Cost) => Promise<T>): Promise<Measured<T>>;
}

/**
 * Meters a database by AWS's rules from the sizes of the items, because engines on one machine charge transactions
 * wrongly. The looks it takes at items to weigh them are not metered.
 */
export function meterOf({ client, tables: names }: Database): Meter {
  const open = new AsyncLocalStorage<Call[] | undefined>();
  const indexes = indexesOf(names);
  let ticks = 0;

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const calls = open.getStore();
      if (calls === undefined) return next(args);
      const unmetered = <T>(run: () => Promise<T>) => open.run(undefined, run);
      const command = String(context.commandName);
      const startedAt = ++ticks;
      const weigh = await unmetered(() => prepareToWeigh(client, indexes, command, args.input));
      const weighed = async (isDone: boolean) => {
        const charge = await unmetered(() => weigh(isDone));
        calls.push({ command, ...charge, startedAt, endedAt: ++ticks });
      };
      try {
        const answer = await next(args);
        await weighed(true);
        return answer;
      } catch (error) {
        if (isRefused(error)) await weighed(false);
        throw error;
      }
    },
    { step: 'initialize', priority: 'high' },
  );

  return {
    async measure(run) {
      const calls: Call[] = [];
      const result = await open.run(calls, () => run(() => costOf(calls)));
      return { result, cost: costOf(calls), calls };
    },
  };
}

function costOf(calls: readonly Call[]): Cost {
  return {
    writeUnits: calls.reduce((units, call) => units + call.writeUnits, 0),
    readUnits: calls.reduce((units, call) => units + call.readUnits, 0),
    roundTrips: roundTripsOf(calls),
  };
}

/** The longest row of calls each of which began when the one before had ended: calls that overlap are one round trip. */
export function roundTripsOf(calls: readonly Pick<Call, 'startedAt' | 'endedAt'>[]): number {
  let [trips, endedAt] = [0, 0];
  for (const call of calls.toSorted((a, b) => a.endedAt - b.endedAt)) {
    if (call.startedAt < endedAt) continue;
    trips += 1;
    endedAt = call.endedAt;
  }
  return trips;
}

/** A write that its condition refuses is charged like one that went through. */
function isRefused(error: unknown): boolean {
  return error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;
}

function indexesOf(names: Database['tables']): Map<string, SparseIndex> {
  const indexes = new Map<string, SparseIndex>();
  for (const [table, { index }] of Object.entries(tables) as [TableName, TableShape][]) {
    if (index !== undefined) indexes.set(names[table], index);
  }
  return indexes;
}
