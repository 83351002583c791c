import * as z from 'zod';
import { AgentNumber, UserRole } from './agent';
import { Instant, later } from './instant';

/** How long a session lives without being used, and at the most. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** An agent's session ends after two quiet hours, and twelve hours after signing in whatever happens. */
export const sessionLimits: SessionLimits = { idleMs: 2 * 3_600_000, absoluteMs: 12 * 3_600_000 };
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

/** Since when a session runs, and when it was last in use. */
export type Lived = Pick<Session, 'startedAt' | 'seenAt'>;

/** Neither idle too long nor too old. */
export function isLive(session: Lived, now: Instant, { idleMs, absoluteMs }: SessionLimits = sessionLimits): boolean {
  return now < later(session.seenAt, idleMs) && now < later(session.startedAt, absoluteMs);
}

/** Due for a new `seenAt`. */
export function needsTouch(session: Lived, now: Instant): boolean {
  return now >= later(session.seenAt, TOUCH_MS);
}
