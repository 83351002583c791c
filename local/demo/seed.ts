import { hashPassword } from '../../lambdas/runtime/password-hash';
import { openAgents } from '../../lambdas/stores/agents';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { DEMO_PASSWORD, demoAgents } from './agents';
import { demoBankAccounts } from './bank-accounts';
import { demoHolidays } from './holidays';
import { demoInstitutions } from './institutions';

/** Fills the tables with the demo network. Agents that are there stay as they are; the accounts' feeds move with the bank. */
export async function seed(database: Database, bankUrl: string): Promise<void> {
  const bankAccounts = openBankAccounts(database);
  for (const account of demoBankAccounts(bankUrl)) await bankAccounts.save(account);
  const institutions = openInstitutions(database);
  for (const institution of demoInstitutions) await institutions.save(institution);
  const holidays = openHolidays(database);
  for (const holiday of demoHolidays) await holidays.save(holiday);
  const agents = openAgents(database);
  const missing = [];
  for (const demo of demoAgents) {
    if ((await agents.find(demo.agent.number)) === undefined) missing.push(demo);
  }
  await Promise.all(
    missing.map(async ({ agent, owner }) => agents.add(agent, owner, await hashPassword(DEMO_PASSWORD))),
  );
}
