import type { User } from '../../shared/domain/agent';
import { userChange } from '../../shared/domain/case-change';
import type { Instant } from '../../shared/domain/instant';
import { formatPhone } from '../../shared/domain/phone';
import { invite } from '../runtime/invitation';
import type { Application, Apply, ApplyDependencies } from './application';

/**
 * Somebody comes: their phone signs them in from now on, with a one-time password sent to it. Or goes: out within the same
 * transaction, their phone free for another. Refuses `phone-taken`, `last-owner`, `unknown-user`, `id-copy-not-seen`,
 * `agent-not-active`, and `changed-meanwhile`.
 */
export const applyUserChange: Apply = async ({ agent, values, isIdSeen, at }, dependencies) => {
  const users = await dependencies.agents.users(agent.number);
  const change = userChange(agent, users, values, isIdSeen);
  if (change.change === 'remove') return remove(change.user, change.remaining, dependencies);
  const id = dependencies.mintUserId();
  return add({ ...change.user, id, agent: agent.number, isActive: true, since: at }, at, dependencies);
};

async function add(user: User, at: Instant, dependencies: ApplyDependencies): Promise<Application> {
  const { changes, passwords, sms, cost } = dependencies;
  const { oneTime, text } = await invite(cost, at);
  return {
    parts: [
      { writes: [changes.takePhone(user, { isActive: true })], otherwise: 'phone-taken' },
      {
        writes: [...changes.addUser(user), passwords.oneTimeWrite(user.agent, user.id, oneTime)],
        otherwise: 'changed-meanwhile',
      },
    ],
    told: { action: 'user.added', details: { user: user.name, phone: formatPhone(user.phone), role: user.role } },
    after: [() => sms.send(user.phone, text)],
  };
}

async function remove(user: User, remaining: User | undefined, dependencies: ApplyDependencies): Promise<Application> {
  const { changes, passwords, sessions } = dependencies;
  const person = { agent: user.agent, user: user.id };
  return {
    parts: [
      { writes: remaining === undefined ? [] : [changes.isActiveOwner(remaining)], otherwise: 'last-owner' },
      {
        writes: [
          ...changes.removeUser(user),
          ...passwords.forgetWrites(user.agent, user.id),
          ...(await sessions.endWrites(person)),
        ],
        otherwise: 'changed-meanwhile',
      },
    ],
    told: { action: 'user.removed', details: { user: user.name, phone: formatPhone(user.phone), role: user.role } },
    after: [() => sessions.endAll(person)],
  };
}
