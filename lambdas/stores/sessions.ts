import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import { ABSOLUTE_MS, Session } from '../../shared/domain/session';
import { isConditionFailure } from './conflict';
import type { Database } from './database';

type SessionName = Pick<Session, 'agent' | 'user' | 'id'>;

export interface Sessions {
  start(session: Session): Promise<void>;
  find(name: SessionName): Promise<Session | undefined>;
  touch(name: SessionName, now: Instant): Promise<void>;
  end(name: SessionName): Promise<void>;
  endAll(agent: AgentNumber, user: string, except?: string): Promise<void>;
}

const prefix = (user: string) => `SESSION#${user}#`;
const keyOf = ({ agent, user, id }: SessionName) => ({ pk: `AGENT#${agent}`, sk: `${prefix(user)}${id}` });

/** Who is signed in. A session lies beside its agent and user, so that all of one's sessions can be ended at once. */
export function openSessions({ client, tables }: Database): Sessions {
  const table = tables.Agents;
  return {
    async start(session) {
      const expiresAt = Math.ceil(msOf(later(session.startedAt, ABSOLUTE_MS)) / 1_000);
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(session), ...session, expiresAt } }));
    },

    async find(name) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(name) }));
      return Item === undefined ? undefined : Session.parse(Item);
    },

    /** Notes that the session is in use; does not bring an ended one back. */
    async touch(name, now) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(name),
            UpdateExpression: 'SET seenAt = :now',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': now },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },

    async end(name) {
      await client.send(new DeleteCommand({ TableName: table, Key: keyOf(name) }));
    },

    /** Ends every session of a user but, where named, the one with the id `except`. */
    async endAll(agent, user, except) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': prefix(user) },
          ConsistentRead: true,
        }),
      );
      const sessions = Items.map((item) => Session.parse(item)).filter((session) => session.id !== except);
      await Promise.all(sessions.map((session) => this.end(session)));
    },
  };
}
