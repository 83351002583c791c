import type { Database } from '../../lambdas/stores/database';
import { readBy, writtenBy } from './touched-items';

/** Notes the partitions that requests name from now on, as `Table partition`; a query of an index names none. */
export function notePartitions({ client, tables }: Database): ReadonlySet<string> {
  const noted = new Set<string>();
  const nameOf = (table: string) => Object.entries(tables).find(([, name]) => name === table)?.[0];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const input = args.input as never;
        const touched = (writtenBy[commandName] ?? readBy[commandName] ?? partitionOfQuery)(input);
        for (const { table, key } of touched) noted.add(`${nameOf(table)} ${textOf(key.pk)}`);
        return next(args);
      },
    { step: 'initialize' },
  );
  return noted;
}

interface Query {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ExpressionAttributeValues: Readonly<Record<string, unknown>>;
}

function partitionOfQuery({ TableName, IndexName, ExpressionAttributeValues }: Query) {
  return IndexName === undefined ? [{ table: TableName, key: { pk: ExpressionAttributeValues[':pk'] } }] : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (value as { S: string }).S);

const isWithin = (partition: string) => (pattern: string) =>
  pattern.endsWith('*') ? partition.startsWith(pattern.slice(0, -1)) : partition === pattern;

/** Nothing is touched that is not allowed, and nothing is allowed that is not touched. */
export function expectExactly(noted: ReadonlySet<string>, allowed: readonly string[]): void {
  expect([...noted].filter((partition) => !allowed.some(isWithin(partition)))).toEqual([]);
  expect(allowed.filter((pattern) => ![...noted].some((partition) => isWithin(partition)(pattern)))).toEqual([]);
}
