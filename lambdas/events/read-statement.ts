import { openSms } from '../gateways/sms';
import { openStatementDrops } from '../gateways/statement-drops';
import { now } from '../runtime/clock';
import { logger } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onObjects } from '../runtime/queue';
import { type ImportDependencies, importStatement } from '../statements/import-statement';
import { openAgents } from '../stores/agents';
import { openBankAccounts } from '../stores/bank-accounts';
import { openClearings } from '../stores/clearings';
import { openControls } from '../stores/controls';
import { openDatabase } from '../stores/database';
import { openFeeds } from '../stores/feeds';
import { openFindings } from '../stores/findings';
import { openLedger } from '../stores/ledger';
import { openRegisteredIbans } from '../stores/registered-ibans';
import { openSenders } from '../stores/senders';
import { openSightings } from '../stores/sightings';
import { openStatementBalances } from '../stores/statement-balances';
import { openStatementFiles } from '../stores/statement-files';
import { openTransfers } from '../stores/transfers';

const database = openDatabase(process.env);
const dependencies: ImportDependencies = {
  drops: openStatementDrops(process.env),
  files: openStatementFiles(database),
  balances: openStatementBalances(database),
  bankAccounts: openBankAccounts(database),
  controls: openControls(database),
  clearings: openClearings(database),
  findings: openFindings(database),
  feeds: openFeeds(database),
  sightings: openSightings(database),
  transfers: openTransfers(database),
  agents: openAgents(database),
  ledger: openLedger(database, jittered(12)),
  registeredIbans: openRegisteredIbans(database),
  senders: openSenders(database),
  sms: openSms(process.env),
  now,
};

/** Reads each statement file that arrives in the bucket. */
export const handler = onObjects(async ({ key }) => {
  const imported = await importStatement(key, dependencies);
  if (imported === undefined) return;
  const { outcome, file } = imported;
  const { id, account, statementCount, refusalCount } = file;
  logger.info('statement file', { outcome, id, account, statementCount, refusalCount });
});
