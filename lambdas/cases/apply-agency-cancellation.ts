import { closingLetter } from '../../shared/domain/case-letter';
import type { CasePaper } from '../../shared/domain/case-paper';
import { type ClosingStatement, maskIban } from '../../shared/domain/closing-statement';
import { type Closure, payoutOf } from '../../shared/domain/closure';
import { dayOf, later, startOf } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { emptyHead, type Head } from '../../shared/domain/ledger';
import { Refusal } from '../../shared/domain/refusal';
import type { Part } from '../stores/transact';
import type { Application, Apply, ApplyDependencies, Decision } from './application';
import { commissionDue } from './commission-due';

/** What the transaction leaves for phones and sessions, beside the agent, the case and what tells of it. */
const MOST_PHONES = 60;
const MOST_SESSIONS = 8;
/** How far the index of open payments may be behind, many times over. */
const INDEX_LAG_MS = 15 * 60_000;

/**
 * The agent is closed: nobody signs in, its phones are free, and transfers that name them go to suspense from now on. What
 * is left of the balance is proposed to be paid out, which a second person of accounting approves; its closing statement is
 * written down, to be made and mailed. All of it stands on the account as it was read: where that moves meanwhile,
 * `changed-meanwhile` is refused. Refuses `nothing-changes` for a closed agent, `payments-under-way` while the outcome of a
 * payment or a cancellation is open (its refund would come to a closed account), and `too-much-at-once` for an agent with
 * more users than a transaction holds.
 */
export const applyAgencyCancellation: Apply = async (decision, dependencies) => {
  const { agent, values, at } = decision;
  const { agents, changes, sessions, ledger, payments } = dependencies;
  if (agent.state === 'closed') throw new Refusal('nothing-changes');
  const head = (await ledger.newest(agent.number)) ?? emptyHead(agent.number);
  const since = later(startOf(dayOf(at)), -INDEX_LAG_MS);
  if (await payments.isAnyUnderWay(agent.number, since)) throw new Refusal('payments-under-way');
  const users = (await agents.users(agent.number)).filter(({ isActive }) => isActive);
  if (users.length > MOST_PHONES) throw new Refusal('too-much-at-once', { users: users.length });
  const persons = users.map(({ id: user }) => ({ agent: agent.number, user }));
  const running = (await Promise.all(persons.map((person) => sessions.endWrites(person)))).flat();
  const statement = await statementOf(decision, head, dependencies);
  return {
    parts: [
      {
        writes: [
          ...(await changes.closeWrites(agent, users)),
          ...running.slice(0, MOST_SESSIONS),
          ledger.stillEndsWith(head),
          dependencies.closingStatements.write(statement),
        ],
        otherwise: 'changed-meanwhile',
      },
      await settleAccount(decision, head, dependencies),
    ],
    ...announce(decision, statement),
    told: {
      action: 'agent.closed',
      details: {
        'state.before': agent.state,
        balanceKurus: String(head.balanceAfter),
        iban: values.iban ?? '',
        accountHolder: values.accountHolder ?? '',
      },
    },
    after: persons.map((person) => () => sessions.endAll(person)),
  };
};

/** The balance is proposed to be paid out now; what comes to the account later, when it has come (`payOutRests`). */
async function settleAccount(
  { agent, case: { number }, values: { iban, accountHolder }, by, at }: Decision,
  { balanceAfter }: Head,
  { bankAccounts, proposals, closures, mintId }: ApplyDependencies,
): Promise<Part> {
  const account = {
    ...(iban === undefined ? {} : { iban }),
    ...(accountHolder === undefined ? {} : { accountHolder }),
  };
  const closure: Closure = { agent: agent.number, title: agent.title, case: number, closedAt: at, by, ...account };
  if (balanceAfter <= 0) return { writes: [closures.addWrite(closure)], otherwise: 'busy' };
  const payer = (await bankAccounts.list()).find(({ isShown, currency }) => isShown && currency === 'TRY');
  const proposal = payoutOf(closure, balanceAfter, payer?.id, { id: mintId(at), at });
  return {
    writes: [
      closures.addWrite({ ...closure, proposal: proposal.id }),
      ...proposals.makeCauses(proposal).map(({ write }) => write),
    ],
    otherwise: 'busy',
  };
}

async function statementOf(
  { agent, case: { number }, values: { iban, accountHolder }, at }: Decision,
  { seq, at: lastAt, balanceAfter }: Head,
  dependencies: ApplyDependencies,
): Promise<ClosingStatement> {
  const { title, city, district, address } = agent;
  return {
    case: number,
    paper: dependencies.mintId(at).toLowerCase(),
    agent: { number: agent.number, title, city, district, address },
    closedAt: at,
    lastSeq: seq,
    ...(seq === 0 ? {} : { lastAt }),
    closingBalance: balanceAfter,
    commissionDue: await commissionDue(agent.number, at, dependencies),
    payout: {
      amount: kurus(Math.max(0, balanceAfter)),
      ...(iban === undefined ? {} : { iban: maskIban(iban) }),
      ...(accountHolder === undefined ? {} : { accountHolder }),
    },
  };
}

/** The statement goes to the address the agent had registered, whoever sent the case. */
function announce(
  { agent, case: one }: Decision,
  { paper: id }: ClosingStatement,
): Pick<Application, 'papers' | 'enclosing'> {
  const paper: CasePaper = {
    id,
    message: '',
    name: `kapanis-ekstresi-${agent.number}.pdf`,
    type: 'application/pdf',
    bytes: 0,
    purpose: 'closing-statement',
    status: 'awaited',
    place: `closings/${one.number}/${id}`,
  };
  return { papers: [paper], enclosing: { address: agent.email, content: closingLetter(one), enclosure: id } };
}
