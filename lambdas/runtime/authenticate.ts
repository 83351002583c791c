import { isForStaff, type Operation } from '../../shared/api/contract';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { isLive, needsTouch, type Session } from '../../shared/domain/session';
import { type StaffSession, staffSessionLimits } from '../../shared/domain/staff';
import type { Sessions } from '../stores/sessions';
import type { StaffSessions } from '../stores/staff-sessions';
import { readCookie, SESSION_COOKIE, STAFF_COOKIE } from './cookies';
import { readSessionToken, readStaffToken } from './session-token';

/** Where sessions are looked up: those of agents' users, those of the staff. A group needs the ones its callers have. */
export interface SessionStores {
  readonly sessions?: Pick<Sessions, 'find' | 'touch'>;
  readonly staffSessions?: Pick<StaffSessions, 'find' | 'touch'>;
}

/**
 * Who calls, as far as the operation asks: one read, and a write only every few minutes. Refuses `not-signed-in` without
 * a live session and `not-allowed` when the role is not among the operation's callers.
 */
export async function authenticate(
  operation: Operation,
  cookies: readonly string[] | undefined,
  { sessions, staffSessions }: SessionStores,
  now: Instant,
): Promise<Session | StaffSession | undefined> {
  if (operation.callers.includes('anyone')) return undefined;
  if (isForStaff(operation)) return authenticateStaff(operation, cookies, needed(staffSessions), now);
  return authenticateUser(operation, cookies, needed(sessions), now);
}

async function authenticateUser(
  { callers }: Operation,
  cookies: readonly string[] | undefined,
  sessions: Pick<Sessions, 'find' | 'touch'>,
  now: Instant,
): Promise<Session> {
  const token = readCookie(cookies, SESSION_COOKIE);
  const name = token === undefined ? undefined : readSessionToken(token);
  const session = name === undefined ? undefined : await sessions.find(name);
  if (session === undefined || !isLive(session, now)) throw new Refusal('not-signed-in');
  if (!callers.includes('user') && !(callers.includes('owner') && session.role === 'owner')) {
    throw new Refusal('not-allowed');
  }
  if (needsTouch(session, now)) await sessions.touch(session, now);
  return session;
}

async function authenticateStaff(
  { callers }: Operation,
  cookies: readonly string[] | undefined,
  sessions: Pick<StaffSessions, 'find' | 'touch'>,
  now: Instant,
): Promise<StaffSession> {
  const token = readCookie(cookies, STAFF_COOKIE);
  const name = token === undefined ? undefined : readStaffToken(token);
  const session = name === undefined ? undefined : await sessions.find(name);
  if (session === undefined || !isLive(session, now, staffSessionLimits)) throw new Refusal('not-signed-in');
  if (!callers.includes(session.role)) throw new Refusal('not-allowed');
  if (needsTouch(session, now)) await sessions.touch(session, now);
  return session;
}

function needed<T>(store: T | undefined): T {
  if (store === undefined) throw new Error('the group was not given the sessions of its callers');
  return store;
}
