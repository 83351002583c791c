import { monotonicFactory } from 'ulid';
import type { AuditAction, AuditEntry } from '../../shared/domain/audit';
import { type Instant, msOf } from '../../shared/domain/instant';
import type { StaffSession } from '../../shared/domain/staff';

/** Entries of one millisecond keep the order they were made in. */
const ulid = monotonicFactory();

/** A line of the audit trail by whoever is signed in. What is undefined among the details is left out. */
export function auditEntry(
  { staff, name }: Pick<StaffSession, 'staff' | 'name'>,
  action: AuditAction,
  subject: string,
  details: Readonly<Record<string, string | undefined>>,
  at: Instant,
): AuditEntry {
  const told = Object.entries(details).filter((detail): detail is [string, string] => detail[1] !== undefined);
  return {
    id: ulid(msOf(at)),
    at,
    by: { id: staff, name },
    action,
    subject,
    details: Object.fromEntries(told.map(([key, value]) => [key, value.slice(0, 1_000)])),
  };
}
