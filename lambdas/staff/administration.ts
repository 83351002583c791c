import type { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import type { AuditAction } from '../../shared/domain/audit';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { maySeeTrail, type Staff, type StaffSession } from '../../shared/domain/staff';
import { auditEntry } from '../runtime/audit-entry';
import type { Operations } from '../runtime/request';
import type { StaffStore } from '../stores/staff';
import type { StaffDependencies } from './dependencies';
import { addNewcomer, mintStaffOneTime } from './newcomer';

type Administration = Pick<
  Operations<typeof api.staff, StaffDependencies>,
  'list' | 'add' | 'change' | 'setActive' | 'reset' | 'auditOfDay' | 'auditOfSubject'
>;

/** What administrators do with the staff, and the audit trail. Everything can be sent twice. */
export const administrationOperations: Administration = {
  list: ({ query: { page } }, { staff }) => staff.list(page, PAGE_ROWS),

  async add({ session, body, now }, dependencies) {
    const added = await addNewcomer(body, session, dependencies, now);
    if (added === undefined) throw new Refusal('email-taken');
    return added;
  },

  async change({ session, params: { id }, body: { name, role }, now }, dependencies) {
    const before = await load(id, dependencies.staff);
    const after = { ...before, name, role };
    const details = { name, role, before: `${before.name}, ${before.role}` };
    await save(before, after, 'staff.changed', details, session, dependencies, now);
    // Sessions hold name and role. Only one's own, when it still says the right role, may go on.
    const isStillRight = id === session.staff && role === session.role;
    await dependencies.staffSessions.endAll({ staff: id }, isStillRight ? session.id : undefined);
    return after;
  },

  async setActive({ session, params: { id }, body: { isActive }, now }, dependencies) {
    const before = await load(id, dependencies.staff);
    const after = { ...before, isActive };
    const action = isActive ? 'staff.activated' : 'staff.deactivated';
    await save(before, after, action, {}, session, dependencies, now);
    if (!isActive) await dependencies.staffSessions.endAll({ staff: id });
    return after;
  },

  async reset({ session, params: { id }, now }, { staff, credentials, staffSessions, audit, cost }) {
    await load(id, staff);
    const { oneTimePassword, kept } = await mintStaffOneTime(cost, now);
    const entry = auditEntry(session, 'staff.reset', `staff:${id}`, {}, now);
    await credentials.reset(id, kept, audit.writes(entry));
    await staffSessions.endAll({ staff: id });
    return { oneTimePassword };
  },

  auditOfDay: ({ params: { day }, query: { page } }, { audit }) => audit.ofDay(day, page, PAGE_ROWS),

  async auditOfSubject({ session, query: { subject, page } }, { audit }) {
    if (!maySeeTrail(session.role, subject)) throw new Refusal('not-allowed');
    return audit.ofSubject(subject, page, PAGE_ROWS);
  },
};

async function load(id: string, staff: StaffStore): Promise<Staff> {
  const found = await staff.find(id);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** Changes somebody, with its line in the audit trail; nothing when they are so already. */
async function save(
  before: Staff,
  after: Staff,
  action: AuditAction,
  details: Readonly<Record<string, string>>,
  session: StaffSession,
  { staff, audit }: StaffDependencies,
  now: Instant,
): Promise<void> {
  if (before.name === after.name && before.role === after.role && before.isActive === after.isActive) return;
  const entry = auditEntry(session, action, `staff:${before.id}`, details, now);
  const outcome = await staff.change(before, after, audit.writes(entry));
  if (outcome !== 'changed') throw new Refusal(outcome);
}
