import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '../../lambdas/stores/database';
import { createTables, tableNames } from '../../local/tables';

/** Tables of one's own at an engine's endpoint, under names nobody else has; they stand once `create` is done. */
export function freshDatabase(endpoint = process.env.DYNAMODB_ENDPOINT ?? ''): {
  database: Database;
  create: () => Promise<void>;
} {
  const names = tableNames(`Bench${randomBytes(6).toString('hex')}`);
  const database = openDatabase({
    DYNAMODB_ENDPOINT: endpoint,
    TABLE_AGENTS: names.Agents,
    TABLE_TRANSACTIONS: names.Transactions,
    TABLE_OFFICE: names.Office,
  });
  return { database, create: () => createTables(endpoint, names) };
}
