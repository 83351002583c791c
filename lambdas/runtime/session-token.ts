import { AgentNumber } from '../../shared/domain/agent';
import type { Session } from '../../shared/domain/session';
import type { StaffSession } from '../../shared/domain/staff';
import { hashToken } from './secret-token';

/**
 * A session token names where its session lies and proves it: `agent.user.secret`. Only the secret's hash is stored, so a
 * read of the table signs nobody in.
 */
export function writeSessionToken(agent: AgentNumber, user: string, secret: string): string {
  return `${agent}.${user}.${secret}`;
}

/** Where the session of a token lies, or undefined for what is no token. */
export function readSessionToken(token: string): Pick<Session, 'agent' | 'user' | 'id'> | undefined {
  const [agent, user, secret, ...rest] = token.split('.');
  const number = AgentNumber.safeParse(agent);
  if (!number.success || !user || !secret || rest.length > 0) return undefined;
  return { agent: number.data, user, id: hashToken(secret) };
}

/** The token of a session of the staff: `person.secret`. */
export function writeStaffToken(staff: StaffSession['staff'], secret: string): string {
  return `${staff}.${secret}`;
}

/** Where the staff's session of a token lies, or undefined for what is no token. */
export function readStaffToken(token: string): Pick<StaffSession, 'staff' | 'id'> | undefined {
  const [staff, secret, ...rest] = token.split('.');
  if (!staff || !secret || rest.length > 0) return undefined;
  return { staff, id: hashToken(secret) };
}
