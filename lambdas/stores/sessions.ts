import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';
import { Session, sessionLimits } from '../../shared/domain/session';
import type { Database } from './database';
import type { Write } from './ledger';
import { openSessionItems } from './session-items';

type SessionName = Pick<Session, 'agent' | 'user' | 'id'>;

export interface Sessions {
  start(session: Session): Promise<void>;
  find(name: SessionName): Promise<Session | undefined>;
  touch(name: SessionName, now: Instant): Promise<void>;
  end(name: SessionName): Promise<void>;
  endWrites(person: Pick<Session, 'agent' | 'user'>): Promise<Write[]>;
  endAll(person: Pick<Session, 'agent' | 'user'>, except?: string): Promise<void>;
  ofAgent(agent: AgentNumber): Promise<Session[]>;
}

/** Which of the agents' users are signed in. */
export function openSessions(database: Database): Sessions {
  const items = openSessionItems<SessionName, Session>(database, {
    schema: Session,
    placeOf: ({ agent, user }) => ({ pk: `AGENT#${agent}`, prefix: `SESSION#${user}#` }),
    limits: sessionLimits,
  });
  return {
    ...items,

    /** The sessions of all of an agent's users, those that have run out and are still there among them. */
    async ofAgent(agent) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName: database.tables.Agents,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': 'SESSION#' },
        }),
      );
      return Items.map((item) => Session.parse(item));
    },
  };
}
