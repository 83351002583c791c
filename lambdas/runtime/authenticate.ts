import type { Operation } from '../../shared/api/contract';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { isLive, needsTouch, type Session } from '../../shared/domain/session';
import type { Sessions } from '../stores/sessions';
import { readCookie, SESSION_COOKIE } from './cookies';
import { readSessionToken } from './session-token';

/**
 * Who calls, as far as the operation asks: one read, and a write only every few minutes. Refuses `not-signed-in` without
 * a live session and `not-allowed` when the role is not among the operation's callers.
 */
export async function authenticate(
  operation: Operation,
  cookies: readonly string[] | undefined,
  sessions: Sessions,
  now: Instant,
): Promise<Session | undefined> {
  if (operation.callers.includes('anyone')) return undefined;
  const token = readCookie(cookies, SESSION_COOKIE);
  const name = token === undefined ? undefined : readSessionToken(token);
  const session = name === undefined ? undefined : await sessions.find(name);
  if (session === undefined || !isLive(session, now)) throw new Refusal('not-signed-in');
  if (!operation.callers.includes('user') && !(operation.callers.includes('owner') && session.role === 'owner')) {
    throw new Refusal('not-allowed');
  }
  if (needsTouch(session, now)) await sessions.touch(session, now);
  return session;
}
