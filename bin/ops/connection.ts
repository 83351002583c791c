import { join } from 'node:path';
import { type Database, openDatabase } from '../../lambdas/stores/database';
import { dataFolder, prepareDataFolder } from '../../local/data-folder';
import { type Engine, startEngine } from '../../local/engine';
import { EngineUnavailable } from '../../local/engine-process';
import { createTables, tableNames } from '../../local/tables';
import { readRunning } from './running';

/** A way to the data of a stage or of this machine, to be closed in the end. */
export interface Connection {
  readonly database: Database;
  close(): Promise<void>;
}

/** How often a data file is asked for that another command holds; the engine waits three seconds each time. */
const ATTEMPTS = 10;

/**
 * The data of a deployed stage by the AWS credentials of the shell, or this machine's: of the running system, or, when
 * none runs, of an engine started on its data for as long as the command takes. Where there is no data yet, it is the
 * demo network, made as `npm start` makes it. Commands running side by side wait for each other.
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
  const folder = dataFolder(process.env);
  prepareDataFolder(folder, false);
  const engine = await startFreeEngine(join(folder, 'tables.db'));
  const database = localDatabase(engine.endpoint);
  try {
    await fillWhenNew(engine.endpoint, database);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return { database, close: () => engine.stop() };
}

async function startFreeEngine(dataFile: string): Promise<Engine> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startEngine({ dataFile });
    } catch (error) {
      const isHeld = error instanceof EngineUnavailable && error.reason === 'data-in-use';
      if (!isHeld || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The bank's address is written into the accounts at the next start of the system. */
async function fillWhenNew(endpoint: string, database: Database): Promise<void> {
  const isNew = await createTables(endpoint, database.tables);
  if (!isNew) return;
  const { seed } = await import('../../local/demo/seed');
  await seed(database, 'http://127.0.0.1:1');
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
