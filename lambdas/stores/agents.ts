import { GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { Agent, AgentNumber, type AgentState, agentCode, PhoneRegistration, User } from '../../shared/domain/agent';
import type { Kurus } from '../../shared/domain/kurus';
import type { Phone } from '../../shared/domain/phone';
import { emailKey } from './agent-directory';
import { nameWrites } from './agent-names';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';
import { type Reading, readItems } from './read-items';
import { ibanStateWrites, ibansOf } from './registered-ibans';
import { writeVersioned } from './versioned';

export interface Agents {
  add(
    agent: Agent,
    owner: User,
    passwordHash?: string,
    telling?: readonly Write[],
  ): Promise<'added' | 'number-or-code-taken' | 'phone-taken'>;
  find(number: AgentNumber): Promise<Agent | undefined>;
  findAll(numbers: readonly AgentNumber[]): Promise<Agent[]>;
  findUser(agent: AgentNumber, user: string): Promise<User | undefined>;
  findWithUser(agent: AgentNumber, user: string, reading?: Reading): Promise<{ agent: Agent; user: User } | undefined>;
  users(agent: AgentNumber): Promise<User[]>;
  registrations(phones: readonly Phone[]): Promise<PhoneRegistration[]>;
  allNumbers(): Promise<AgentNumber[]>;
  setState(agent: Agent, state: Agent['state'], telling?: readonly Write[]): Promise<boolean>;
  setDailyLimit(agent: Agent, limit: Kurus | undefined, telling: readonly Write[]): Promise<boolean>;
  stateCheck(agent: AgentNumber, states: readonly AgentState[]): Write;
  setLoadingSms(user: Pick<User, 'id' | 'phone'>, wants: boolean): Promise<void>;
}

export const agentKey = (number: string) => ({ pk: `AGENT#${number}`, sk: 'AGENT' });
export const userKey = (agent: string, user: string) => ({ pk: `AGENT#${agent}`, sk: `USER#${user}` });
export const phoneKey = (phone: string) => ({ pk: `PHONE#${phone}`, sk: 'PHONE' });
const codeKey = (code: string) => ({ pk: `CODE#${code}`, sk: 'CODE' });
const listingKey = (number: string) => ({ pk: 'AGENTS', sk: number });
const FRESH = 'attribute_not_exists(pk)';

/** Agents, their users, and whose each sign-in phone and agent code is. */
export function openAgents(database: Database): Agents {
  const { client, tables } = database;
  const table = tables.Agents;

  async function get<T>(key: { pk: string; sk: string }, schema: z.ZodType<T>): Promise<T | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key }));
    return Item === undefined ? undefined : schema.parse(Item);
  }

  async function users(agent: AgentNumber): Promise<User[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': 'USER#' },
      }),
    );
    return Items.map((item) => User.parse(item));
  }

  return {
    /**
     * A new agent with its owner, whose phone and whose code nobody else has. All or nothing. Without a password the owner
     * asks for a one-time one (şifremi unuttum).
     */
    async add(agent, owner, passwordHash, telling = []) {
      const registration: PhoneRegistration = {
        phone: owner.phone,
        agent: agent.number,
        user: owner.id,
        isActive: agent.state === 'active' && owner.isActive,
      };
      const items = [
        { ...agentKey(agent.number), ...agent },
        listingKey(agent.number),
        { ...codeKey(agentCode(agent.number)), agent: agent.number },
        { ...phoneKey(owner.phone), ...registration },
        { ...userKey(agent.number, owner.id), ...owner },
        ...(passwordHash === undefined
          ? []
          : [{ pk: `AGENT#${agent.number}`, sk: `PASSWORD#${owner.id}`, hash: passwordHash }]),
        ...(agent.email === undefined ? [] : [{ ...emailKey(agent.email, agent.number), agent: agent.number }]),
      ];
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              ...items.map((Item) => ({ Put: { TableName: table, Item, ConditionExpression: FRESH } })),
              ...nameWrites(table, { agent: agent.number, holder: 'title', after: agent.title }),
              ...nameWrites(table, { agent: agent.number, holder: owner.id, after: owner.name }),
              ...telling,
            ],
          }),
        );
        return 'added';
      } catch (error) {
        const reasons = cancellationOf(error);
        if (reasons === undefined) throw error;
        if (reasons.slice(0, 3).includes('condition')) return 'number-or-code-taken';
        if (reasons[3] === 'condition') return 'phone-taken';
        throw error;
      }
    },

    find: (number) => get(agentKey(number), Agent),

    /** Those of these agents that there are, in no order. */
    async findAll(numbers) {
      const items = await readItems(client, table, numbers.map(agentKey));
      return items.map((item) => Agent.parse(item));
    },

    findUser: (agent, user) => get(userKey(agent, user), User),

    async findWithUser(agent, user, reading) {
      const items = await readItems(client, table, [agentKey(agent), userKey(agent, user)], reading);
      const agentItem = items.find((item) => item.sk === 'AGENT');
      const userItem = items.find((item) => item.sk !== 'AGENT');
      if (agentItem === undefined || userItem === undefined) return undefined;
      return { agent: Agent.parse(agentItem), user: User.parse(userItem) };
    },

    users,

    /** Whose these phones are; unregistered ones are missing from the answer. */
    async registrations(phones) {
      const items = await readItems(client, table, phones.map(phoneKey));
      return items.map((item) => PhoneRegistration.parse(item));
    },

    /** Every agent's number, in order; for nightly duties and operators' commands, never for a request. */
    async allNumbers() {
      const numbers: AgentNumber[] = [];
      const every = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'AGENTS' },
      };
      for await (const { sk } of queryItems(client, every)) numbers.push(AgentNumber.parse(sk));
      return numbers;
    },

    /** Sets or lifts an agent's own daily limit, with the writes that tell of it; false when it had changed. */
    async setDailyLimit(agent, limit, telling) {
      const Update = {
        TableName: table,
        Key: agentKey(agent.number),
        UpdateExpression: limit === undefined ? 'REMOVE dailyLimit' : 'SET dailyLimit = :limit',
        ConditionExpression:
          agent.dailyLimit === undefined
            ? 'attribute_exists(pk) AND attribute_not_exists(dailyLimit)'
            : 'dailyLimit = :seen',
        ...(limit === undefined && agent.dailyLimit === undefined
          ? {}
          : {
              ExpressionAttributeValues: {
                ...(limit === undefined ? {} : { ':limit': limit }),
                ...(agent.dailyLimit === undefined ? {} : { ':seen': agent.dailyLimit }),
              },
            }),
      };
      return writeVersioned({ client, tables }, { Update }, telling);
    },

    /**
     * Freezes, reopens or closes an agent, and with it what its phones and its IBANs may receive, with the writes that tell
     * of it; false when somebody else had changed any of it. Whoever is signed in stays so: end the sessions afterwards.
     */
    async setState(agent, state, telling = []) {
      const writes: Write[] = [
        {
          Update: {
            TableName: table,
            Key: agentKey(agent.number),
            UpdateExpression: 'SET #state = :next',
            ConditionExpression: '#state = :now',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':next': state, ':now': agent.state },
          },
        },
      ];
      // Who was removed has no phone here any more: it may be somebody else's.
      for (const user of (await users(agent.number)).filter(({ isActive }) => isActive)) {
        writes.push({
          Update: {
            TableName: table,
            Key: phoneKey(user.phone),
            UpdateExpression: 'SET isActive = :isActive',
            ConditionExpression: '#agent = :agent AND #user = :user',
            ExpressionAttributeNames: { '#agent': 'agent', '#user': 'user' },
            ExpressionAttributeValues: {
              ':isActive': state === 'active',
              ':agent': agent.number,
              ':user': user.id,
            },
          },
        });
      }
      writes.push(...ibanStateWrites(table, await ibansOf(database, agent.number), state === 'active'));
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [...writes, ...telling] }));
        return true;
      } catch (error) {
        if (cancellationOf(error) !== undefined) return false;
        throw error;
      }
    },

    /** Lets a transaction through only while the agent is in one of these states. */
    stateCheck: (agent, states) => ({
      ConditionCheck: {
        TableName: table,
        Key: agentKey(agent),
        ConditionExpression: `#state IN (${states.map((_, index) => `:s${index}`).join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: Object.fromEntries(states.map((state, index) => [`:s${index}`, state])),
      },
    }),

    /** Whether a user wants an SMS when a transfer that names their phone is loaded. */
    async setLoadingSms({ id, phone }, wants) {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: phoneKey(phone),
          UpdateExpression: 'SET wantsLoadingSms = :wants',
          ConditionExpression: '#user = :user',
          ExpressionAttributeNames: { '#user': 'user' },
          ExpressionAttributeValues: { ':wants': wants, ':user': id },
        }),
      );
    },
  };
}
