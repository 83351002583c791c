import { join } from 'node:path';
import { type Database, openDatabase } from '../../lambdas/stores/database';
import { dataFolder } from '../../local/data-folder';
import { startEngine } from '../../local/engine';
import { tableNames } from '../../local/tables';
import { readRunning } from './running';

/** A way to the data of a stage or of this machine, to be closed in the end. */
export interface Connection {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * The data of a deployed stage by the AWS credentials of the shell, or this machine's: of the running system, or, when
 * none runs, of an engine started on its data for as long as the command takes.
 */
export async function connect(stage: string | undefined): Promise<Connection> {
  if (stage !== undefined) {
    return {
      database: withTables(openDatabase(process.env), tableNames(`faturakom-${stage}-`)),
      close: async () => {},
    };
  }
  const running = readRunning();
  if (running !== undefined) return { database: localDatabase(running.endpoint), close: async () => {} };
  const engine = await startEngine({ dataFile: join(dataFolder(process.env), 'tables.db') });
  return { database: localDatabase(engine.endpoint), close: () => engine.stop() };
}

function localDatabase(endpoint: string): Database {
  const env = { ...process.env, DYNAMODB_ENDPOINT: endpoint };
  process.env.AWS_REGION ??= 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'local';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
  return withTables(openDatabase(env), tableNames(''));
}

function withTables(database: Database, tables: Database['tables']): Database {
  return { ...database, tables };
}
