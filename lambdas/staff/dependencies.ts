import type { Cost } from '../runtime/password-hash';
import type { ServeDependencies } from '../runtime/serve';
import type { Audit } from '../stores/audit';
import type { StaffStore } from '../stores/staff';
import type { StaffChallenges } from '../stores/staff-challenges';
import type { StaffCredentialStore } from '../stores/staff-credentials';
import type { StaffSessions } from '../stores/staff-sessions';
import type { Throttles } from '../stores/throttles';
import type { TotpSeal } from './totp-seal';

/** What the staff's Lambda works with. */
export interface StaffDependencies extends ServeDependencies {
  readonly staffSessions: StaffSessions;
  readonly staff: StaffStore;
  readonly credentials: StaffCredentialStore;
  readonly challenges: StaffChallenges;
  readonly throttles: Throttles;
  readonly audit: Audit;
  readonly seal: TotpSeal;
  /** scrypt's cost for new passwords. */
  readonly cost: Cost;
}
