import { openStatementDrops } from '../gateways/statement-drops';
import { now } from '../runtime/clock';
import { logger } from '../runtime/observe';
import { onObjects } from '../runtime/queue';
import { type ImportDependencies, importStatement } from '../statements/import-statement';
import { openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { openFindings } from '../stores/findings';
import { openStatementBalances } from '../stores/statement-balances';
import { openStatementFiles } from '../stores/statement-files';

const database = openDatabase(process.env);
const dependencies: ImportDependencies = {
  drops: openStatementDrops(process.env),
  files: openStatementFiles(database),
  balances: openStatementBalances(database),
  bankAccounts: openBankAccounts(database),
  findings: openFindings(database),
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
