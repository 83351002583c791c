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
}

/** Which of the agents' users are signed in. */
export function openSessions(database: Database): Sessions {
  return openSessionItems<SessionName, Session>(database, {
    schema: Session,
    placeOf: ({ agent, user }) => ({ pk: `AGENT#${agent}`, prefix: `SESSION#${user}#` }),
    limits: sessionLimits,
  });
}
