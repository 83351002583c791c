import { type Kurus, kurus } from '../../shared/domain/kurus';
import type { Proposal } from '../../shared/domain/proposal';
import { Refusal } from '../../shared/domain/refusal';
import type { Part } from '../stores/transact';
import type { Apply, ApplyDependencies, Decision } from './application';

/** What the transaction leaves for phones and sessions, beside the agent, the case and what tells of it. */
const MOST_PHONES = 60;
const MOST_SESSIONS = 15;

/**
 * The agent is closed: nobody signs in, its phones are free, and transfers that name them go to suspense from now on. What
 * is left of the balance is proposed to be paid out, which a second person of accounting approves. Refuses
 * `nothing-changes` for a closed agent, and `too-much-at-once` for one with more users than a transaction holds.
 */
export const applyAgencyCancellation: Apply = async (decision, dependencies) => {
  const { agent, values } = decision;
  const { agents, changes, sessions, ledger } = dependencies;
  if (agent.state === 'closed') throw new Refusal('nothing-changes');
  const users = (await agents.users(agent.number)).filter(({ isActive }) => isActive);
  if (users.length > MOST_PHONES) throw new Refusal('too-much-at-once', { users: users.length });
  const persons = users.map(({ id: user }) => ({ agent: agent.number, user }));
  const running = (await Promise.all(persons.map((person) => sessions.endWrites(person)))).flat();
  const balance = (await ledger.newest(agent.number))?.balanceAfter ?? kurus(0);
  return {
    parts: [
      {
        writes: [...(await changes.closeWrites(agent, users)), ...running.slice(0, MOST_SESSIONS)],
        otherwise: 'changed-meanwhile',
      },
      ...(balance > 0 ? [await payOut(decision, balance, dependencies)] : []),
    ],
    told: {
      action: 'agent.closed',
      details: {
        'state.before': agent.state,
        balanceKurus: String(balance),
        iban: values.iban ?? '',
        accountHolder: values.accountHolder ?? '',
      },
    },
    after: persons.map((person) => () => sessions.endAll(person)),
  };
};

/** From the company's first shown account; accounting, who pays from another, declines and proposes that. */
async function payOut(
  { agent, case: { number }, values, by, at }: Decision,
  balance: Kurus,
  { bankAccounts, proposals, mintId }: ApplyDependencies,
): Promise<Part> {
  const account = (await bankAccounts.list()).find(({ isShown, currency }) => isShown && currency === 'TRY');
  const proposal: Proposal = {
    id: mintId(at),
    order: {
      kind: 'adjustment',
      agent: agent.number,
      amount: kurus(0 - balance),
      contra: account === undefined ? 'payouts' : `bank:${account.id}`,
      ...(values.iban === undefined ? {} : { iban: values.iban }),
    },
    amount: balance,
    proposedBy: by,
    at,
    reason: `${number} temsilcilik iptali: ${values.accountHolder ?? ''}`.slice(0, 300),
    state: 'waiting',
  };
  return { writes: [proposals.makeCause(proposal).write], otherwise: 'busy' };
}
