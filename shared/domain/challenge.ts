import * as z from 'zod';
import { AgentNumber } from './agent';
import { Instant, later } from './instant';

export const CODE_LIFE_MS = 3 * 60_000;
export const NEW_PASSWORD_LIFE_MS = 10 * 60_000;
/** Life of a one-time password sent by SMS. */
export const ONE_TIME_LIFE_MS = 10 * 60_000;
/** Of the one that invites a new user: they may not be at their phone. */
export const INVITATION_LIFE_MS = 24 * 3_600_000;
export const CODE_ATTEMPTS = 5;
export const CODES_SENT = 3;

/**
 * What stands between the right password and a session: an SMS code on a device we do not know, or a new password after
 * a one-time one.
 */
export const Challenge = z.object({
  /** SHA-256 of the challenge's token, hex. */
  id: z.string().length(64),
  kind: z.enum(['device-code', 'new-password']),
  agent: AgentNumber,
  user: z.string(),
  /** SHA-256 of the code sent, hex; a six-digit code lives three minutes and five attempts. */
  codeHash: z.string().length(64).optional(),
  attempts: z.int().nonnegative(),
  codesSent: z.int().nonnegative(),
  expiresAt: Instant,
});
export type Challenge = z.infer<typeof Challenge>;

export function expiryOf(kind: Challenge['kind'], now: Instant): Instant {
  return later(now, kind === 'device-code' ? CODE_LIFE_MS : NEW_PASSWORD_LIFE_MS);
}
