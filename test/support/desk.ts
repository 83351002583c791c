import { operations } from '../../lambdas/api/suspense';
import { serve } from '../../lambdas/runtime/serve';
import { openAgentSearch } from '../../lambdas/stores/agent-search';
import { openAgents } from '../../lambdas/stores/agents';
import { openAudit } from '../../lambdas/stores/audit';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openClaims } from '../../lambdas/stores/claims';
import type { Database } from '../../lambdas/stores/database';
import { openLedger } from '../../lambdas/stores/ledger';
import { auditAccount } from '../../lambdas/stores/ledger-audit';
import { openLimits } from '../../lambdas/stores/limits';
import { openProposals } from '../../lambdas/stores/proposals';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { openSenders } from '../../lambdas/stores/senders';
import { openStaffSessions } from '../../lambdas/stores/staff-sessions';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { DeskDependencies } from '../../lambdas/suspense/dependencies';
import { api } from '../../shared/api';
import { type Instant, later } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { type Transfer, transferReference } from '../../shared/domain/transfer';
import { aBankAccount, agentNumber, aShop, aTransfer } from './builders';
import { clockAt, smsOutbox, tries } from './fakes';
import { freshDatabase } from './fresh-database';
import { staffCalls } from './staff-calls';

/** A ULID that nobody else has. */
function ulids(): (at: Instant) => string {
  let made = 0;
  return () => {
    made += 1;
    return `01KB${String(made).padStart(22, '0')}`;
  };
}

/** The suspense desk on real stores: shops, transfers that wait, and the staff who decide. */
export async function openDesk({ shops = 3 } = {}) {
  const database = await freshDatabase();
  const clock = clockAt();
  const sms = smsOutbox();
  const mintId = ulids();
  const agents = openAgents(database);
  for (let index = 1; index <= shops; index += 1) await agents.add(aShop(index).agent, aShop(index).owner, 'hash');
  await openBankAccounts(database).save(aBankAccount());

  const dependencies = (on: Database = database, attempts = 50): DeskDependencies => ({
    transfers: openTransfers(on),
    proposals: openProposals(on),
    ledger: openLedger(on, tries(attempts)),
    agents: openAgents(on),
    agentSearch: openAgentSearch(on),
    senders: openSenders(on),
    registeredIbans: openRegisteredIbans(on),
    claims: openClaims(on),
    bankAccounts: openBankAccounts(on),
    limits: openLimits(on),
    audit: openAudit(on),
    sms,
    mintId,
    now: clock.now,
  });
  const all = dependencies();
  const handler = serve(api.suspense, operations, { ...all, staffSessions: openStaffSessions(database) });
  const ledger = openLedger(database, tries(1));
  const calls = (role: 'support' | 'finance' | 'admin', staff?: string) =>
    staffCalls(
      database,
      { group: api.suspense, handler, now: clock.now() },
      role,
      staff === undefined ? {} : { staff, name: `Kişi ${staff}` },
    );

  let sent = 0;
  return {
    ...all,
    database,
    clock,
    sms,
    dependencies,
    calls,
    handler,
    finance: await calls('finance'),
    /** A transfer that waits for staff, a minute after the one before. */
    async suspend(description: string, fields: Partial<Transfer> = {}): Promise<Transfer> {
      sent += 1;
      const transfer = aTransfer({
        id: `t${sent}`,
        bookedAt: later(clock.now(), sent * 60_000 - 3_600_000),
        state: 'suspense',
        reason: 'unknown-phone',
        amount: kurus(10_000),
        description,
        ...fields,
      });
      await all.transfers.record(transfer);
      return transfer;
    },
    /** The balance of a shop, its whole chain proved. */
    async balanceOf(index: number): Promise<number> {
      const { balance, broken } = await auditAccount(ledger, agentNumber(index));
      if (broken !== undefined) throw new Error(`entry ${broken.seq} is broken: ${broken.reason}`);
      return balance;
    },
    async auditOf(transfer: Transfer) {
      const { entries } = await openAudit(database).ofSubject(transferReference(transfer), undefined, 20);
      return entries.map(({ action, by, details }) => ({ action, by: by.name, ...details }));
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
