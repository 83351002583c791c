import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import { withOrigin } from '../../shared/domain/entry-origin';
import { dayAfter, startOf } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { plainPhone } from '../../shared/domain/phone';
import { Refusal } from '../../shared/domain/refusal';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { type Ledger, openLedger } from '../stores/ledger';
import { openSessions } from '../stores/sessions';

export interface BalanceDependencies extends ServeDependencies {
  readonly ledger: Ledger;
  readonly bankAccounts: BankAccounts;
  readonly agents: Agents;
}

export const operations: Operations<typeof api.balance, BalanceDependencies> = {
  async balance({ session, now }, { ledger }) {
    const newest = await ledger.newest(session.agent);
    return { balance: newest?.balanceAfter ?? kurus(0), asOf: now, newest: newest && withOrigin(newest) };
  },

  async statement({ session, query: { from, to, page } }, { ledger }) {
    const range = {
      from: from === undefined ? undefined : startOf(from),
      before: to === undefined ? undefined : startOf(dayAfter(to)),
    };
    const { entries, ...rest } = await ledger.list(session.agent, range, page, PAGE_ROWS);
    return { entries: entries.map(withOrigin), ...rest };
  },

  async accounts({ session }, { bankAccounts, agents }) {
    const [accounts, user] = await Promise.all([bankAccounts.list(), agents.findUser(session.agent, session.user)]);
    if (user === undefined) throw new Refusal('not-signed-in');
    return {
      accounts: accounts.filter((account) => account.isShown),
      description: `BAKIYE YUKLEME ${plainPhone(user.phone)}`,
    };
  },
};

const database = openDatabase(process.env);
export const handler = serve(api.balance, operations, {
  sessions: openSessions(database),
  ledger: openLedger(database, jittered(1)),
  bankAccounts: openBankAccounts(database),
  agents: openAgents(database),
  now,
});
