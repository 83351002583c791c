import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openStatementDrops } from '../lambdas/gateways/statement-drops';
import { openDatabase } from '../lambdas/stores/database';
import { securityHeaders } from '../shared/api/security-headers';
import { instant } from '../shared/domain/instant';
import { consentOf } from './bank/ohvps';
import { startBank } from './bank/server';
import { BUCKETS, STAND_IN_KEY, startBuckets } from './buckets';
import { startCollection } from './collection/server';
import { prepareDataFolder, removeRunning, writeRunning } from './data-folder';
import { simulatedAccounts } from './demo/bank-accounts';
import { FORM_KEY_SECRET } from './demo/form-key';
import { seed } from './demo/seed';
import { DEMO_TOTP_KEY } from './demo/staff';
import { devConsole } from './dev/console';
import { type Engine, startEngine } from './engine';
import { loadHandlers } from './handlers';
import { startFront } from './http-front';
import { startPostOffice } from './mail/post-office';
import { portIsFree } from './ports';
import { startWorker } from './queue/worker';
import { openQueues, type QueueName } from './queues';
import { startScheduler } from './scheduler';
import { startSmsBox } from './sms-box';
import { createTables, type TableNames, tableNames } from './tables';
import { buildWeb, WEB_FOLDER } from './web-build';
import { serveWebFiles } from './web-files';

export interface SystemOptions {
  readonly port: number;
  /** Where mail is taken. */
  readonly smtpPort: number;
  readonly dataFolder: string;
  readonly isReset: boolean;
  /** How often each schedule runs. */
  readonly everyMs: number;
}

export interface System {
  readonly url: string;
  /** Where mail is taken. */
  readonly smtpPort: number;
  stop(): Promise<void>;
}

/** The port is somebody else's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/**
 * Starts the whole system on this machine: engine, stand-ins, simulated bank, handlers, schedules and pages. Sets this
 * process's environment, as AWS sets a Lambda's, before it loads the handlers; so one process runs one system.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { port, smtpPort, dataFolder, isReset, everyMs } = options;
  if (!(await portIsFree(port))) {
    throw new PortTaken(`Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`);
  }
  if (!(await portIsFree(smtpPort))) {
    throw new PortTaken(
      `Port ${smtpPort}, where mail is taken, is taken by another program. Stop it, or choose another: SMTP_PORT=2526 npm start`,
    );
  }
  prepareDataFolder(dataFolder, isReset);
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const [engine] = await Promise.all([connectEngine(dataFolder), buildWeb()]);
    closing.push(() => engine.stop());
    engine.onExit((why) => {
      console.error(why.message);
      process.exit(1);
    });
    const names = tableNames('');
    await createTables(engine.endpoint, names);

    const sms = await startSmsBox({ dataDir: dataFolder });
    closing.push(() => sms.close());
    const bank = await startBank({
      port: 0,
      dataDir: join(dataFolder, 'bank'),
      accounts: simulatedAccounts,
      now: () => instant(Date.now()),
    });
    closing.push(() => bank.close());

    const buckets = await startBuckets(dataFolder);
    closing.push(() => buckets.close());
    const queues = openQueues(dataFolder);
    closing.push(async () => queues.close());
    const post = await startPostOffice({ dataFolder, smtpPort, buckets, queues });
    closing.push(() => post.close());
    buckets.onObject(BUCKETS.statements, 'statements/', (notice) => queues.byName['read-statement'].send(notice));
    const collection = await startCollection({
      port: 0,
      dataDir: join(dataFolder, 'collection'),
      now: () => instant(Date.now()),
      seed: 'demo',
      credentials: collectionCredentials,
    });
    closing.push(() => collection.close());

    Object.assign(
      process.env,
      environment(
        {
          engine: engine.endpoint,
          sms: sms.endpoint,
          buckets: buckets.endpoint,
          mail: post.sent.endpoint,
          collection: collection.url,
          portal: `http://localhost:${port}`,
        },
        names,
      ),
    );
    await seed(openDatabase(process.env), bank.url);
    const { routes, triggers, queueHandlers, passEarly } = await loadHandlers();
    const scheduler = startScheduler(Object.entries(triggers).map(([name, run]) => ({ name, everyMs, run })));
    closing.push(() => scheduler.stop());
    for (const [name, handler] of Object.entries(queueHandlers)) {
      const worker = startWorker(queues.byName[name as QueueName], handler);
      closing.push(() => worker.stop());
    }

    const files = serveWebFiles(WEB_FOLDER, securityHeaders);
    const console_ = devConsole({
      bankUrl: bank.url,
      collectionUrl: collection.url,
      passCancellations: passEarly,
      sms,
      scheduler,
      post,
      queues,
      statements: openStatementDrops(process.env),
    });
    const front = await startFront({
      port,
      routes: [...routes, healthRoute],
      fallback: (request, response) =>
        request.url?.startsWith('/dev') ? console_(request, response) : files(request, response),
    });
    closing.push(() => front.close());
    writeRunning(dataFolder, {
      pid: process.pid,
      endpoint: engine.endpoint,
      buckets: buckets.endpoint,
      url: front.url,
    });
    closing.push(async () => removeRunning(dataFolder));
    return { url: front.url, smtpPort: post.smtp.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The engine `DYNAMODB_ENDPOINT` points to, or one of our own on this machine's data. */
async function connectEngine(dataFolder: string): Promise<Pick<Engine, 'endpoint' | 'stop' | 'onExit'>> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint === undefined) return startEngine({ dataFile: join(dataFolder, 'tables.db') });
  return { endpoint, stop: async () => {}, onExit: () => {} };
}

const healthRoute = {
  routeKey: 'GET /api/health',
  handler: () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' }),
};

/** What AWS would set for the Lambdas, with the stand-ins in the place of AWS. */
function environment(
  {
    engine,
    sms,
    buckets,
    mail,
    collection,
    portal,
  }: Readonly<Record<'engine' | 'sms' | 'buckets' | 'mail' | 'collection' | 'portal', string>>,
  names: TableNames,
): Record<string, string> {
  const secrets = {
    ...Object.fromEntries(simulatedAccounts.map(({ id, credentials }) => [`bank/${id}`, JSON.stringify(credentials)])),
    ...Object.fromEntries(
      simulatedAccounts.map((account) => [
        `bank/${account.id}-ohvps`,
        JSON.stringify({ tppCode: '8001', aspspCode: '0010', ...consentOf(account) }),
      ]),
    ),
    'collection/demo': JSON.stringify({ url: collection, ...collectionCredentials }),
    'quote-key': JSON.stringify({ keys: [randomBytes(32).toString('base64')] }),
    'receipt-key': JSON.stringify({ keys: [RECEIPT_KEY] }),
    'form-key': FORM_KEY_SECRET,
    'totp-key': DEMO_TOTP_KEY,
  };
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: STAND_IN_KEY,
    AWS_SECRET_ACCESS_KEY: STAND_IN_KEY,
    DYNAMODB_ENDPOINT: engine,
    SNS_ENDPOINT: sms,
    SES_ENDPOINT: mail,
    S3_ENDPOINT: buckets,
    PAPERS_BUCKET: BUCKETS.papers,
    MAIL_BUCKET: BUCKETS.mail,
    STATEMENTS_BUCKET: BUCKETS.statements,
    PORTAL_ORIGIN: portal,
    TABLE_AGENTS: names.Agents,
    TABLE_TRANSACTIONS: names.Transactions,
    TABLE_OFFICE: names.Office,
    LOCAL_SECRETS: JSON.stringify(secrets),
    STAGE: 'local',
    POWERTOOLS_SERVICE_NAME: 'local',
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_METRICS_NAMESPACE: 'Faturakom',
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
  };
}

/** Stays the same between runs: receipts printed before must verify after. */
const RECEIPT_KEY = Buffer.from('demo-receipt-key-of-this-machine').toString('base64');

/** Keys of this machine's own: nobody else's gateway takes them. */
const collectionCredentials = { apiKey: 'demo-key', signingKey: 'demo-signing-key-0123456789' };
