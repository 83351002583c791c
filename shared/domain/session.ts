import * as z from 'zod';
import { AgentNumber, UserRole } from './agent';
import { Instant, later } from './instant';

/** A session ends after two quiet hours, and twelve hours after signing in whatever happens. */
export const IDLE_MS = 2 * 3_600_000;
export const ABSOLUTE_MS = 12 * 3_600_000;
/** A session in use is written at most this often; so a sign-in check writes nothing. */
export const TOUCH_MS = 10 * 60_000;
/** How long a device stays known, so that it needs no SMS code again. */
export const DEVICE_MS = 90 * 86_400_000;

/** Somebody signed in: everything a request's check needs in one item. */
export const Session = z.object({
  /** SHA-256 of the secret half of the token, hex. The token itself is nowhere stored. */
  id: z.string().length(64),
  agent: AgentNumber,
  user: z.string(),
  role: UserRole,
  startedAt: Instant,
  seenAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** Neither idle too long nor too old. */
export function isLive(session: Session, now: Instant): boolean {
  return now < later(session.seenAt, IDLE_MS) && now < later(session.startedAt, ABSOLUTE_MS);
}

/** Due for a new `seenAt`. */
export function needsTouch(session: Session, now: Instant): boolean {
  return now >= later(session.seenAt, TOUCH_MS);
}
