import { ulid } from 'ulid';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { Staff, StaffSession } from '../../shared/domain/staff';
import { STAFF_ONE_TIME_MS } from '../../shared/domain/staff-challenge';
import { auditEntry } from '../runtime/audit-entry';
import { type Cost, hashPassword, mintOneTimePassword } from '../runtime/password-hash';
import type { Audit } from '../stores/audit';
import type { StaffStore } from '../stores/staff';
import type { StaffCredentialStore } from '../stores/staff-credentials';

interface Stores {
  readonly staff: StaffStore;
  readonly credentials: StaffCredentialStore;
  readonly audit: Audit;
  readonly cost: Cost;
}

/**
 * Adds somebody to the staff, by whoever does it, with a one-time password that is told once and kept as a hash. Undefined
 * when the e-mail is somebody's already.
 */
export async function addNewcomer(
  { email, name, role }: Pick<Staff, 'email' | 'name' | 'role'>,
  by: Pick<StaffSession, 'staff' | 'name'>,
  { staff, credentials, audit, cost }: Stores,
  now: Instant,
): Promise<{ staff: Staff; oneTimePassword: string } | undefined> {
  const newcomer: Staff = { id: ulid(msOf(now)).toLowerCase(), email, name, role, isActive: true, since: now };
  const { oneTimePassword, kept } = await mintStaffOneTime(cost, now);
  const entry = auditEntry(by, 'staff.added', `staff:${newcomer.id}`, { email, name, role }, now);
  const added = await staff.add(newcomer, [...credentials.resetWrites(newcomer.id, kept), ...audit.writes(entry)]);
  return added === 'added' ? { staff: newcomer, oneTimePassword } : undefined;
}

/** A one-time password to hand over, and what is kept of it. */
export async function mintStaffOneTime(cost: Cost, now: Instant) {
  const oneTimePassword = mintOneTimePassword();
  const hash = await hashPassword(oneTimePassword, cost);
  return { oneTimePassword, kept: { hash, until: later(now, STAFF_ONE_TIME_MS) } };
}
