import { strong } from '../../lambdas/runtime/password-hash';
import { addNewcomer } from '../../lambdas/staff/newcomer';
import { openAudit } from '../../lambdas/stores/audit';
import type { Database } from '../../lambdas/stores/database';
import { openStaff } from '../../lambdas/stores/staff';
import { openStaffCredentials } from '../../lambdas/stores/staff-credentials';
import type { Instant } from '../../shared/domain/instant';
import type { Staff } from '../../shared/domain/staff';
import { OPERATOR } from './operator';

export type Newcomer = Pick<Staff, 'email' | 'name' | 'role'>;

export interface AddedStaff extends Newcomer {
  readonly id: string;
  readonly oneTimePassword: string;
}

/** Adds somebody to the staff: how the first administrator of a stage comes to be. Undefined when the e-mail is taken. */
export async function addStaff(database: Database, newcomer: Newcomer, now: Instant): Promise<AddedStaff | undefined> {
  const stores = {
    staff: openStaff(database),
    credentials: openStaffCredentials(database),
    audit: openAudit(database),
    cost: strong,
  };
  const added = await addNewcomer(newcomer, OPERATOR, stores, now);
  return added && { ...newcomer, id: added.staff.id, oneTimePassword: added.oneTimePassword };
}

/** What is handed over, for people. */
export function describeNewcomer({ name, email, role, oneTimePassword }: AddedStaff): string {
  return `${name} (${role}) signs in at /ofis as ${email} with the one-time password ${oneTimePassword}, within 3 days.`;
}
