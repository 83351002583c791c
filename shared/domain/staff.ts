import * as z from 'zod';
import { Instant } from './instant';
import type { SessionLimits } from './session';

/** What the company's people may do: customer services, accounting, and whoever runs the system. */
export const StaffRole = z.enum(['support', 'finance', 'admin']);
export type StaffRole = z.infer<typeof StaffRole>;

/** One of the company's own people (personel), who signs in to the back office by e-mail, password and TOTP. */
export const Staff = z.object({
  id: z.string().regex(/^[a-z0-9]{10,26}$/),
  /** Lower case: nobody remembers how they wrote it. */
  email: z.email().toLowerCase().max(254),
  name: z.string().trim().min(1).max(120),
  role: StaffRole,
  isActive: z.boolean(),
  since: Instant,
});
export type Staff = z.infer<typeof Staff>;

/** Somebody of the staff signed in: everything a request's check needs in one item. */
export const StaffSession = z.object({
  /** SHA-256 of the secret half of the token, hex. The token itself is nowhere stored. */
  id: z.string().length(64),
  staff: Staff.shape.id,
  name: Staff.shape.name,
  role: StaffRole,
  startedAt: Instant,
  seenAt: Instant,
});
export type StaffSession = z.infer<typeof StaffSession>;

/** Shorter than an agent's: a back office that is left open shows everybody's papers. */
export const staffSessionLimits: SessionLimits = { idleMs: 3_600_000, absoluteMs: 10 * 3_600_000 };

/**
 * Whether somebody may read what was done to a subject of the audit trail. Administrators read everything; the others
 * what concerns their work, but not what was done to colleagues.
 */
export function maySeeTrail(role: StaffRole, subject: string): boolean {
  return role === 'admin' || !subject.startsWith('staff:');
}
