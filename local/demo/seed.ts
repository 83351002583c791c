import { hashPassword } from '../../lambdas/runtime/password-hash';
import { openAgents } from '../../lambdas/stores/agents';
import { openAnnouncements } from '../../lambdas/stores/announcements';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { type Day, instant } from '../../shared/domain/instant';
import { DEMO_PASSWORD, demoAgents } from './agents';
import { demoAnnouncements } from './announcements';
import { demoBankAccounts } from './bank-accounts';
import { demoHolidays } from './holidays';
import { demoInstitutions } from './institutions';

const EVER = { from: '2000-01-01' as Day, to: '2999-12-31' as Day };

/**
 * Fills the tables with the demo network. What is there stays as people made it: agents, accounts, holidays; only the
 * accounts' feeds move with the bank.
 */
export async function seed(database: Database, bankUrl: string): Promise<void> {
  const bankAccounts = openBankAccounts(database);
  const known = new Map((await bankAccounts.list()).map((account) => [account.id, account]));
  for (const { feed, ...account } of demoBankAccounts(bankUrl)) {
    const { version = 0, ...kept } = known.get(account.id) ?? {};
    await bankAccounts.change({ ...account, ...kept, ...(feed && { feed }) }, version, []);
  }
  const institutions = openInstitutions(database);
  for (const institution of demoInstitutions) await institutions.save(institution);
  const holidays = openHolidays(database);
  if ((await holidays.between(EVER.from, EVER.to)).length === 0) {
    for (const holiday of demoHolidays) await holidays.save(holiday);
  }
  const announcements = openAnnouncements(database);
  for (const announcement of demoAnnouncements(instant(Date.now()))) {
    await announcements.save(announcement, undefined, 0, []);
  }
  const agents = openAgents(database);
  const missing = [];
  for (const demo of demoAgents) {
    if ((await agents.find(demo.agent.number)) === undefined) missing.push(demo);
  }
  await Promise.all(
    missing.map(async ({ agent, owner }) => agents.add(agent, owner, await hashPassword(DEMO_PASSWORD))),
  );
}
