import { hashPassword } from '../../lambdas/runtime/password-hash';
import { openTotpSeal } from '../../lambdas/staff/totp-seal';
import { openAgents } from '../../lambdas/stores/agents';
import { openAnnouncements } from '../../lambdas/stores/announcements';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openStaff } from '../../lambdas/stores/staff';
import { openStaffCredentials } from '../../lambdas/stores/staff-credentials';
import { type Day, instant } from '../../shared/domain/instant';
import { DEMO_PASSWORD, demoAgents } from './agents';
import { demoAnnouncements } from './announcements';
import { demoBankAccounts } from './bank-accounts';
import { demoHolidays } from './holidays';
import { demoInstitutions } from './institutions';
import { DEMO_STAFF_PASSWORD, DEMO_TOTP_KEY, type DemoStaff, demoStaff } from './staff';

const EVER = { from: '2000-01-01' as Day, to: '2999-12-31' as Day };

/**
 * Fills the tables with the demo network. What is there stays as people made it: agents, accounts, institutions, holidays;
 * only the accounts' feeds move with the bank.
 */
export async function seed(database: Database, bankUrl: string): Promise<void> {
  const bankAccounts = openBankAccounts(database);
  const known = new Map((await bankAccounts.list()).map((account) => [account.id, account]));
  for (const { feeds, ...account } of demoBankAccounts(bankUrl)) {
    const { version = 0, ...kept } = known.get(account.id) ?? {};
    await bankAccounts.change({ ...account, ...kept, feeds }, version, []);
  }
  const institutions = openInstitutions(database);
  for (const institution of demoInstitutions) await institutions.change(institution, 0, []);
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
  await seedStaff(database);
}

/** The staff, with their authenticators set up already; those who are there keep their passwords. */
async function seedStaff(database: Database): Promise<void> {
  const staff = openStaff(database);
  const credentials = openStaffCredentials(database);
  const seal = openTotpSeal({ read: async () => DEMO_TOTP_KEY });
  const addDemo = async ({ staff: person, totpSecret }: DemoStaff) => {
    await staff.add(person, []);
    const { hash, oneTime } = await credentials.find(person.id);
    if (hash !== undefined || oneTime !== undefined) return;
    const by = await hashPassword(DEMO_STAFF_PASSWORD);
    await credentials.setPassword(person.id, by, []);
    const totp = { sealedSecret: await seal.seal(totpSecret, person.id), lastStep: 0 };
    await credentials.enrol(person.id, { totp, recoveryHashes: [NO_RECOVERY_CODE], by }, []);
  };
  await Promise.all(demoStaff.map(addDemo));
}

/** Stands where hashes of recovery codes do: no code has it. */
const NO_RECOVERY_CODE = 'none';
