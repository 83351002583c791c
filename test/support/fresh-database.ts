import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../lambdas/stores/database';
import { createTables, tableNames } from '../../local/tables';

/** Empty tables of one's own on the test run's engine, in the shapes the infrastructure uses. */
export async function freshDatabase(): Promise<Database> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint === undefined) throw new Error('no engine: jest starts it before the first suite');
  const tables = tableNames(`test-${randomUUID()}-`);
  await createTables(endpoint, tables);
  return { ...openDatabase({ DYNAMODB_ENDPOINT: endpoint }), tables };
}

/** A connection of one's own to the same tables: what meddles with it leaves the others alone. */
export function reconnect({ tables }: Database): Database {
  return { ...openDatabase({ DYNAMODB_ENDPOINT: process.env.DYNAMODB_ENDPOINT }), tables };
}
