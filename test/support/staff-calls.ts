import { hashToken } from '../../lambdas/runtime/secret-token';
import { writeStaffToken } from '../../lambdas/runtime/session-token';
import type { Database } from '../../lambdas/stores/database';
import { openStaffSessions } from '../../lambdas/stores/staff-sessions';
import type { Group } from '../../shared/api/contract';
import type { Instant } from '../../shared/domain/instant';
import type { StaffRole, StaffSession } from '../../shared/domain/staff';
import { aStaffSession } from './builders';
import { type Answer, invoke, type Sending } from './portal';

type Handler = Parameters<typeof invoke>[0];

const names: Readonly<Record<StaffRole, Pick<StaffSession, 'staff' | 'name'>>> = {
  support: { staff: 'selin00001', name: 'Selin Kurgu' },
  finance: { staff: 'deniz00001', name: 'Deniz Kurgu' },
  admin: { staff: 'umut000001', name: 'Umut Kurgu' },
};

/** Signs somebody of the staff in and gives their way to call a group's operations by name. */
export async function staffCalls<G extends Group>(
  database: Database,
  { group, handler, now }: { group: G; handler: Handler; now: Instant },
  role: StaffRole,
  person: Partial<Pick<StaffSession, 'staff' | 'name'>> = {},
): Promise<(operation: keyof G['operations'] & string, sending?: Sending) => Promise<Answer>> {
  const who = { ...names[role], ...person };
  const secret = `secret of ${who.staff}`;
  const session = aStaffSession({ ...who, role, id: hashToken(secret), startedAt: now, seenAt: now });
  await openStaffSessions(database).start(session);
  const cookies = new Map([['__Host-staff', writeStaffToken(who.staff, secret)]]);
  return async (name, sending = {}) => {
    const operation = group.operations[name];
    if (operation === undefined) throw new Error(`no operation ${name}`);
    const { statusCode = 0, body = '{}' } = await invoke(handler, operation, sending, cookies);
    return { status: statusCode, body: JSON.parse(body) };
  };
}
