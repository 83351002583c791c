import { operations } from '../../lambdas/api/staff';
import { hashPassword } from '../../lambdas/runtime/password-hash';
import { serve } from '../../lambdas/runtime/serve';
import { totpCode } from '../../lambdas/staff/totp';
import { openTotpSeal } from '../../lambdas/staff/totp-seal';
import { type Audit, openAudit } from '../../lambdas/stores/audit';
import type { Database } from '../../lambdas/stores/database';
import { openStaff, type StaffStore } from '../../lambdas/stores/staff';
import { openStaffChallenges } from '../../lambdas/stores/staff-challenges';
import { openStaffCredentials, type StaffCredentialStore } from '../../lambdas/stores/staff-credentials';
import { openStaffSessions } from '../../lambdas/stores/staff-sessions';
import { openThrottles } from '../../lambdas/stores/throttles';
import { api } from '../../shared/api';
import type { Operation } from '../../shared/api/contract';
import { instant, later } from '../../shared/domain/instant';
import type { Staff, StaffRole } from '../../shared/domain/staff';
import { monday } from './builders';
import { type Clock, clockAt } from './fakes';
import { freshDatabase } from './fresh-database';
import { type Answer, CHEAP, checkAnswer, invoke, type Sending } from './portal';

export const STAFF_PASSWORD = 'dogru-parola-1';
/** The authenticators' secret of everybody in the tests. */
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

type StaffCall = keyof typeof api.staff.operations;

/** A browser of one of the staff: it keeps the cookie and calls operations by their names. */
export interface StaffBrowser {
  readonly cookies: Map<string, string>;
  call(operation: StaffCall, sending?: Sending): Promise<Answer>;
}

/** The staff's group on real stores, with a clock that stands still. */
export interface StaffOffice {
  readonly database: Database;
  readonly clock: Clock;
  readonly staff: StaffStore;
  readonly credentials: StaffCredentialStore;
  readonly audit: Audit;
  openBrowser(): StaffBrowser;
  /** Somebody who has set up everything. */
  addStaff(role: StaffRole, id?: string): Promise<Staff>;
  /** The code an authenticator shows now, or so many half minutes later. */
  code(steps?: number, secret?: string): string;
  signIn(person: Staff): Promise<StaffBrowser>;
}

export async function openStaffOffice(): Promise<StaffOffice> {
  const database = await freshDatabase();
  const clock = clockAt();
  const staff = openStaff(database);
  const credentials = openStaffCredentials(database);
  const audit = openAudit(database);
  const seal = openTotpSeal({ read: async () => 'key of the tests' });
  const handler = serve(api.staff, operations, {
    staffSessions: openStaffSessions(database),
    staff,
    credentials,
    challenges: openStaffChallenges(database),
    throttles: openThrottles(database),
    audit,
    seal,
    cost: CHEAP,
    now: clock.now,
  });

  function openBrowser(): StaffBrowser {
    const cookies = new Map<string, string>();
    return {
      cookies,
      async call(name, sending = {}) {
        const operation = api.staff.operations[name] as Operation;
        const result = await invoke(handler, operation, sending, cookies);
        for (const cookie of result.cookies ?? []) {
          const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(key, value);
        }
        return checkAnswer(operation, result);
      },
    };
  }

  const code = (steps = 0, secret = TOTP_SECRET) => totpCode(secret, later(clock.now(), steps * 30_000)).code;

  return {
    database,
    clock,
    staff,
    credentials,
    audit,
    openBrowser,
    code,

    async addStaff(role, id = `${role}00001`) {
      const person: Staff = {
        id,
        email: `${id}@ofis.example`,
        name: `Kurgu ${role}`,
        role,
        isActive: true,
        since: instant(Date.parse(monday) - 86_400_000),
      };
      await staff.add(person, []);
      const by = await hashPassword(STAFF_PASSWORD, CHEAP);
      await credentials.setPassword(id, by, []);
      const totp = { sealedSecret: await seal.seal(TOTP_SECRET, id), lastStep: 0 };
      await credentials.enrol(id, { totp, recoveryHashes: ['none'], by }, []);
      return person;
    },

    async signIn({ email }) {
      const browser = openBrowser();
      const first = await browser.call('signIn', { body: { email, password: STAFF_PASSWORD } });
      const last = await browser.call('enterCode', { body: { challenge: first.body.challenge, code: code() } });
      expect(last).toMatchObject({ status: 200, body: { next: 'home' } });
      return browser;
    },
  };
}
