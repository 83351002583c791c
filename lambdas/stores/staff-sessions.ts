import type { Instant } from '../../shared/domain/instant';
import { StaffSession, staffSessionLimits } from '../../shared/domain/staff';
import type { Database } from './database';
import { openSessionItems } from './session-items';

type StaffSessionName = Pick<StaffSession, 'staff' | 'id'>;

export interface StaffSessions {
  start(session: StaffSession): Promise<void>;
  find(name: StaffSessionName): Promise<StaffSession | undefined>;
  touch(name: StaffSessionName, now: Instant): Promise<void>;
  end(name: StaffSessionName): Promise<void>;
  endAll(person: Pick<StaffSession, 'staff'>, except?: string): Promise<void>;
}

/** Which of the staff are signed in. */
export function openStaffSessions(database: Database): StaffSessions {
  return openSessionItems<StaffSessionName, StaffSession>(database, {
    schema: StaffSession,
    placeOf: ({ staff }) => ({ pk: `STAFF#${staff}`, prefix: 'SESSION#' }),
    limits: staffSessionLimits,
  });
}
