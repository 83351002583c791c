import * as z from 'zod';
import { AuditEntry } from '../domain/audit';
import { Day, Instant } from '../domain/instant';
import { Staff, StaffRole } from '../domain/staff';
import { group } from './contract';
import { PageToken } from './page';

const Token = z.string().min(20).max(100);
const NewPassword = z.string().max(200);
const Code = z.string().regex(/^\d{6}$/);
/** Ten letters and digits, however spaced or dashed they were copied. */
const RecoveryCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
  .pipe(z.string().length(10));
const OneTimePassword = z.string();
const Done = z.object({});

/** Who of the staff is signed in. */
export const StaffMe = Staff.pick({ id: true, email: true, name: true, role: true }).extend({
  recoveryCodesLeft: z.int(),
});
export type StaffMe = z.infer<typeof StaffMe>;

/** What comes after a step of signing in to the back office. */
export const StaffSignInStep = z.discriminatedUnion('next', [
  z.object({ next: z.literal('home'), me: StaffMe }),
  z.object({ next: z.literal('code'), challenge: Token, expiresAt: Instant }),
  /** The password was a one-time one: a new one must be set now. */
  z.object({ next: z.literal('new-password'), challenge: Token, expiresAt: Instant }),
  /** An authenticator must be set up: its secret in base32, and the same as the address of a QR code. */
  z.object({
    next: z.literal('enrolment'),
    challenge: Token,
    expiresAt: Instant,
    secret: z.string(),
    address: z.string(),
  }),
  /** Signed in, and shown the recovery codes this once. */
  z.object({ next: z.literal('recovery-codes'), me: StaffMe, codes: z.array(z.string()) }),
]);
export type StaffSignInStep = z.infer<typeof StaffSignInStep>;

const AuditPage = z.object({ entries: z.array(AuditEntry), next: PageToken.optional() });
const WhichStaff = z.object({ id: Staff.shape.id });

export const staff = group({
  name: 'staff',
  tables: {
    Agents: { access: ['read', 'append', 'write', 'delete'], partitions: ['STAFF*', 'THROTTLE#*'] },
    Office: { access: ['read', 'append'], partitions: ['AUDIT#*'] },
  },
  secrets: ['totp-key'],
  operations: {
    signIn: {
      method: 'POST',
      path: '/staff/session',
      callers: ['anyone'],
      summary: 'Sign in to the back office with e-mail and password, or with a one-time password.',
      body: z.object({ email: Staff.shape.email, password: z.string().min(1).max(200) }),
      response: StaffSignInStep,
      refusals: ['wrong-credentials', 'too-many-attempts'],
    },
    enterCode: {
      method: 'POST',
      path: '/staff/session/code',
      callers: ['anyone'],
      summary: "Answer with the authenticator's code. A code counts once.",
      body: z.object({ challenge: Token, code: Code }),
      response: StaffSignInStep,
      refusals: ['wrong-code', 'challenge-over', 'too-many-attempts'],
    },
    enterRecoveryCode: {
      method: 'POST',
      path: '/staff/session/recovery',
      callers: ['anyone'],
      summary: 'Answer with a recovery code in the place of the authenticator. Each is good for once.',
      body: z.object({ challenge: Token, code: RecoveryCode }),
      response: StaffSignInStep,
      refusals: ['wrong-code', 'challenge-over', 'too-many-attempts'],
    },
    setPassword: {
      method: 'POST',
      path: '/staff/session/password',
      callers: ['anyone'],
      summary: 'Set the new password that a one-time password asks for.',
      body: z.object({ challenge: Token, password: NewPassword }),
      response: StaffSignInStep,
      refusals: ['weak-password', 'challenge-over'],
    },
    confirmEnrolment: {
      method: 'POST',
      path: '/staff/session/enrolment',
      callers: ['anyone'],
      summary: 'Prove by a code that the authenticator has the secret. Answers the recovery codes, never shown again.',
      body: z.object({ challenge: Token, code: Code }),
      response: StaffSignInStep,
      refusals: ['wrong-code', 'challenge-over'],
    },
    me: {
      method: 'GET',
      path: '/staff/session',
      callers: ['support', 'finance', 'admin'],
      summary: 'Who is signed in.',
      response: StaffMe,
      refusals: [],
    },
    signOut: {
      method: 'DELETE',
      path: '/staff/session',
      callers: ['anyone'],
      summary: 'End this session.',
      response: Done,
      refusals: [],
    },
    changePassword: {
      method: 'PUT',
      path: '/staff/session/password',
      callers: ['support', 'finance', 'admin'],
      summary: 'Change the own password. Ends every other session of the person.',
      body: z.object({ current: z.string().min(1).max(200), password: NewPassword }),
      response: Done,
      refusals: ['wrong-credentials', 'weak-password', 'too-many-attempts'],
    },
    renewRecoveryCodes: {
      method: 'POST',
      path: '/staff/session/recovery-codes',
      callers: ['support', 'finance', 'admin'],
      summary: "Ten new recovery codes in the place of the old ones; asks for the authenticator's code.",
      body: z.object({ code: Code }),
      response: z.object({ codes: z.array(z.string()) }),
      refusals: ['wrong-code', 'too-many-attempts'],
    },
    list: {
      method: 'GET',
      path: '/staff',
      callers: ['admin'],
      summary: 'The staff, those added last first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ staff: z.array(Staff), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    add: {
      method: 'POST',
      path: '/staff',
      callers: ['admin'],
      summary: 'Add somebody. Answers the one-time password to hand over, never shown again.',
      body: z.object({ email: Staff.shape.email, name: Staff.shape.name, role: StaffRole }),
      response: z.object({ staff: Staff, oneTimePassword: OneTimePassword }),
      refusals: ['email-taken'],
    },
    change: {
      method: 'PUT',
      path: '/staff/{id}',
      callers: ['admin'],
      summary: "Change somebody's name or role. Another role ends the person's sessions.",
      params: WhichStaff,
      body: z.object({ name: Staff.shape.name, role: StaffRole }),
      response: Staff,
      refusals: ['not-found', 'last-admin', 'changed-meanwhile'],
    },
    setActive: {
      method: 'PUT',
      path: '/staff/{id}/active',
      callers: ['admin'],
      summary: 'Deactivate somebody, whose sessions end at once, or take them back.',
      params: WhichStaff,
      body: z.object({ isActive: z.boolean() }),
      response: Staff,
      refusals: ['not-found', 'last-admin', 'changed-meanwhile'],
    },
    reset: {
      method: 'POST',
      path: '/staff/{id}/reset',
      callers: ['admin'],
      summary:
        'Throw away password, authenticator and recovery codes, and end the sessions. Answers a one-time password to hand over.',
      params: WhichStaff,
      response: z.object({ oneTimePassword: OneTimePassword }),
      refusals: ['not-found'],
    },
    auditOfDay: {
      method: 'GET',
      path: '/audit/days/{day}',
      callers: ['admin'],
      summary: 'The audit trail of an Istanbul day, newest first.',
      params: z.object({ day: Day }),
      query: z.object({ page: PageToken.optional() }),
      response: AuditPage,
      refusals: ['unreadable-page-token'],
    },
    auditOfSubject: {
      method: 'GET',
      path: '/audit',
      callers: ['support', 'finance', 'admin'],
      summary: 'What was done to one thing, newest first. What was done to colleagues, administrators only.',
      query: z.object({ subject: AuditEntry.shape.subject, page: PageToken.optional() }),
      response: AuditPage,
      refusals: ['unreadable-page-token'],
    },
  },
});
