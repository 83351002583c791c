import type { Agent, PhoneRegistration, User } from '../../shared/domain/agent';
import type { Phone } from '../../shared/domain/phone';
import { emailKey } from './agent-directory';
import { nameWrites } from './agent-names';
import { agentKey, phoneKey, userKey } from './agents';
import type { Database } from './database';
import type { Write } from './ledger';
import { ibanStateWrites, ibansOf } from './registered-ibans';

/** What of an agent a decision can change. */
export type AgentData = Pick<
  Agent,
  'title' | 'district' | 'city' | 'address' | 'email' | 'taxOffice' | 'taxNumber' | 'state'
>;

export interface AgentChanges {
  changeWrites(agent: Agent, change: Partial<AgentData>): Write[];
  closeWrites(agent: Agent, users: readonly User[]): Promise<Write[]>;
  takePhone(user: User, registration: Pick<PhoneRegistration, 'isActive' | 'wantsLoadingSms'>): Write;
  releasePhone(user: User): Write;
  addUser(user: User): Write[];
  movePhone(user: User, phone: Phone): Write;
  removeUser(user: User): Write[];
  isActiveOwner(user: User): Write;
}

/**
 * The writes that change agents and their users, for one transaction with the decision that causes them. Each holds only
 * for what was read: whoever decided on something else is refused.
 */
export function openAgentChanges(database: Database): AgentChanges {
  const table = database.tables.Agents;

  function emailWrites(agent: Agent, email: string | undefined): Write[] {
    if (email === undefined || email === agent.email) return [];
    const Item = { ...emailKey(email, agent.number), agent: agent.number };
    const gone = agent.email === undefined ? [] : [emailKey(agent.email, agent.number)];
    return [{ Put: { TableName: table, Item } }, ...gone.map((Key) => ({ Delete: { TableName: table, Key } }))];
  }

  function update(agent: Agent, change: Partial<AgentData>): Write {
    const names = Object.keys(change) as (keyof AgentData)[];
    const was = (name: keyof AgentData) =>
      agent[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :was_${name}`;
    const values = names.flatMap((name) => [
      [`:${name}`, change[name]],
      ...(agent[name] === undefined ? [] : [[`:was_${name}`, agent[name]]]),
    ]);
    return {
      Update: {
        TableName: table,
        Key: agentKey(agent.number),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: names.map(was).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(values),
      },
    };
  }

  function releasePhone({ phone, agent, id }: User): Write {
    return {
      Delete: {
        TableName: table,
        Key: phoneKey(phone),
        ConditionExpression: 'attribute_not_exists(pk) OR (#agent = :agent AND #user = :user)',
        ExpressionAttributeNames: { '#agent': 'agent', '#user': 'user' },
        ExpressionAttributeValues: { ':agent': agent, ':user': id },
      },
    };
  }

  function changeUser(before: User, after: User): Write {
    return {
      Put: {
        TableName: table,
        Item: { ...userKey(after.agent, after.id), ...after },
        ConditionExpression: 'phone = :phone AND isActive = :isActive AND #role = :role',
        ExpressionAttributeNames: { '#role': 'role' },
        ExpressionAttributeValues: { ':phone': before.phone, ':isActive': before.isActive, ':role': before.role },
      },
    };
  }

  return {
    /** Sets some of an agent's data, if these are still what they were. It is found by its new address and title then. */
    changeWrites(agent, change) {
      const { number, title: before } = agent;
      const { title: after, email } = change;
      const names = after === undefined ? [] : nameWrites(table, { agent: number, holder: 'title', before, after });
      return [update(agent, change), ...emailWrites(agent, email), ...names];
    },

    /** Closes an agent for good: its users' phones are nobody's, and neither they nor its IBANs load it. */
    async closeWrites(agent, users) {
      const ibans = await ibansOf(database, agent.number);
      return [update(agent, { state: 'closed' }), ...users.map(releasePhone), ...ibanStateWrites(table, ibans, false)];
    },

    /** The user's phone becomes theirs, if it is nobody's. */
    takePhone({ phone, agent, id }, { isActive, wantsLoadingSms }) {
      const registration: PhoneRegistration = {
        phone,
        agent,
        user: id,
        isActive,
        ...(wantsLoadingSms === undefined ? {} : { wantsLoadingSms }),
      };
      return {
        Put: {
          TableName: table,
          Item: { ...phoneKey(phone), ...registration },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },

    /** The user's phone signs nobody in any more, and no transfer that names it is credited by itself. */
    releasePhone,

    addUser: (user) => [
      {
        Put: {
          TableName: table,
          Item: { ...userKey(user.agent, user.id), ...user },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      ...nameWrites(table, { agent: user.agent, holder: user.id, after: user.name }),
    ],

    /** The user under another sign-in phone. */
    movePhone: (user, phone) => changeUser(user, { ...user, phone }),

    /** The user stays known, and is nobody who could sign in. */
    removeUser: (user) => [
      changeUser(user, { ...user, isActive: false }),
      releasePhone(user),
      ...nameWrites(table, { agent: user.agent, holder: user.id, before: user.name }),
    ],

    /** Writes nothing: holds when the user is an active owner still. */
    isActiveOwner: ({ agent, id }) => ({
      ConditionCheck: {
        TableName: table,
        Key: userKey(agent, id),
        ConditionExpression: '#role = :owner AND isActive = :true',
        ExpressionAttributeNames: { '#role': 'role' },
        ExpressionAttributeValues: { ':owner': 'owner', ':true': true },
      },
    }),
  };
}
