import { api } from '../../shared/api';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import { strong } from '../runtime/password-hash';
import type { Operations } from '../runtime/request';
import { serve } from '../runtime/serve';
import { accountOperations } from '../staff/account';
import { administrationOperations } from '../staff/administration';
import type { StaffDependencies } from '../staff/dependencies';
import { signInOperations } from '../staff/sign-in';
import { openTotpSeal } from '../staff/totp-seal';
import { openAudit } from '../stores/audit';
import { openDatabase } from '../stores/database';
import { openStaff } from '../stores/staff';
import { openStaffChallenges } from '../stores/staff-challenges';
import { openStaffCredentials } from '../stores/staff-credentials';
import { openStaffSessions } from '../stores/staff-sessions';
import { openThrottles } from '../stores/throttles';

export const operations: Operations<typeof api.staff, StaffDependencies> = {
  ...signInOperations,
  ...accountOperations,
  ...administrationOperations,
};

const database = openDatabase(process.env);
export const handler = serve(api.staff, operations, {
  staffSessions: openStaffSessions(database),
  staff: openStaff(database),
  credentials: openStaffCredentials(database),
  challenges: openStaffChallenges(database),
  throttles: openThrottles(database),
  audit: openAudit(database),
  seal: openTotpSeal(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now)),
  cost: strong,
  now,
});
