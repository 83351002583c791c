import type { api } from '../../shared/api';
import { staffWeakness } from '../../shared/domain/password';
import { Refusal } from '../../shared/domain/refusal';
import { auditEntry } from '../runtime/audit-entry';
import { hashPassword, verifyPassword } from '../runtime/password-hash';
import type { Operations } from '../runtime/request';
import type { Limit } from '../stores/throttles';
import type { StaffDependencies } from './dependencies';
import { mintRecoveryCodes } from './recovery-code';
import { codeByStaff } from './sign-in';
import { totpStep } from './totp';

const passwordByStaff: Limit = { name: 'staff-password', most: 8, windowMs: 15 * 60_000 };

type Account = Pick<Operations<typeof api.staff, StaffDependencies>, 'me' | 'changePassword' | 'renewRecoveryCodes'>;

/** What everybody of the staff does with their own sign-in. */
export const accountOperations: Account = {
  async me({ session }, { staff, credentials }) {
    const [person, { recoveryCodesLeft }] = await Promise.all([
      staff.find(session.staff),
      credentials.find(session.staff),
    ]);
    if (!person?.isActive) throw new Refusal('not-signed-in');
    const { id, email, name, role } = person;
    return { id, email, name, role, recoveryCodesLeft };
  },

  async changePassword({ session, body: { current, password }, now }, dependencies) {
    const { throttles, staff, credentials, staffSessions, audit, cost } = dependencies;
    await throttles.count(passwordByStaff, session.staff, now);
    const [person, { hash }] = await Promise.all([staff.find(session.staff), credentials.find(session.staff)]);
    if (!(await verifyPassword(current, hash, cost))) throw new Refusal('wrong-credentials');
    const reason = staffWeakness(password, person?.email ?? '');
    if (reason !== undefined) throw new Refusal('weak-password', { reason });
    const entry = auditEntry(session, 'staff.password-changed', `staff:${session.staff}`, {}, now);
    await credentials.setPassword(session.staff, await hashPassword(password, cost), audit.writes(entry));
    await staffSessions.endAll(session, session.id);
    return {};
  },

  async renewRecoveryCodes({ session, body: { code }, now }, { throttles, credentials, audit, seal }) {
    await throttles.count(codeByStaff, session.staff, now);
    const { totp } = await credentials.find(session.staff);
    const step = totp && totpStep(await seal.open(totp.sealedSecret, session.staff), code, now);
    if (step === undefined || !(await credentials.spendStep(session.staff, step))) throw new Refusal('wrong-code');
    const { codes, hashes } = mintRecoveryCodes(session.staff);
    const entry = auditEntry(session, 'staff.recovery-codes-renewed', `staff:${session.staff}`, {}, now);
    await credentials.setRecoveryCodes(session.staff, hashes, audit.writes(entry));
    return { codes };
  },
};
