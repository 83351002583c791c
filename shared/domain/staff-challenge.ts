import * as z from 'zod';
import { Instant, later } from './instant';
import { Staff } from './staff';

/** Life of a one-time password an administrator hands over: long enough for somebody's first day at work. */
export const STAFF_ONE_TIME_MS = 3 * 86_400_000;
/** How many recovery codes one gets, each good for once. */
export const RECOVERY_CODES = 10;

/** What stands between the right password and a session of the staff. */
export const StaffChallenge = z.object({
  /** SHA-256 of the challenge's token, hex. */
  id: z.string().length(64),
  /** A code of the authenticator; a new password after a one-time one; the authenticator's first code. */
  kind: z.enum(['code', 'new-password', 'enrolment']),
  staff: Staff.shape.id,
  /** SHA-256 of the kept password that was right, hex: whoever has another one by now cannot go on. */
  proof: z.string().length(64),
  /** The secret offered for enrolment, sealed: it counts only once a code proves that the authenticator has it. */
  sealedSecret: z.string().optional(),
  attempts: z.int().nonnegative(),
  expiresAt: Instant,
});
export type StaffChallenge = z.infer<typeof StaffChallenge>;

/** A code is at hand; installing an authenticator and choosing a password take their time. */
const livesMs: Readonly<Record<StaffChallenge['kind'], number>> = {
  code: 3 * 60_000,
  'new-password': 10 * 60_000,
  enrolment: 15 * 60_000,
};

export function staffChallengeExpiry(kind: StaffChallenge['kind'], now: Instant): Instant {
  return later(now, livesMs[kind]);
}
