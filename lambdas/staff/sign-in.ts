import type { api } from '../../shared/api';
import type { StaffSignInStep } from '../../shared/api/staff';
import type { Instant } from '../../shared/domain/instant';
import { staffWeakness } from '../../shared/domain/password';
import { Refusal } from '../../shared/domain/refusal';
import type { Staff } from '../../shared/domain/staff';
import { type StaffChallenge, staffChallengeExpiry } from '../../shared/domain/staff-challenge';
import { auditEntry } from '../runtime/audit-entry';
import { dropCookie, readCookie, STAFF_COOKIE, setCookie } from '../runtime/cookies';
import { hashPassword, verifyPassword } from '../runtime/password-hash';
import { type Operations, Reply } from '../runtime/request';
import { hashToken, mintToken } from '../runtime/secret-token';
import { readStaffToken, writeStaffToken } from '../runtime/session-token';
import type { StaffCredentials } from '../stores/staff-credentials';
import type { Limit } from '../stores/throttles';
import type { StaffDependencies } from './dependencies';
import { hashRecoveryCode, mintRecoveryCodes } from './recovery-code';
import { mintTotpSecret, totpAddress, totpStep } from './totp';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const signInByEmail: Limit = { name: 'staff-email', most: 8, windowMs: QUARTER_MS };
const signInByAddress: Limit = { name: 'staff-address', most: 40, windowMs: QUARTER_MS };
/** Three of a million codes are right at any moment: at ten tries an hour a guesser needs years. */
export const codeByStaff: Limit = { name: 'staff-code', most: 10, windowMs: HOUR_MS };
/** Whose credentials are looked up, in vain, for an e-mail nobody has: the time to answer must not tell. */
const NOBODY = 'nobody0000';

type SignIn = Pick<
  Operations<typeof api.staff, StaffDependencies>,
  'signIn' | 'enterCode' | 'enterRecoveryCode' | 'setPassword' | 'confirmEnrolment' | 'signOut'
>;

/** From an e-mail address to a session of the staff: never by a password alone. */
export const signInOperations: SignIn = {
  async signIn({ body: { email, password }, address, now }, dependencies) {
    const { throttles, staff, credentials, cost } = dependencies;
    await throttles.count(signInByAddress, address, now);
    await throttles.count(signInByEmail, email, now);
    const person = await staff.findByEmail(email);
    const { hash, oneTime, totp } = await credentials.find(person?.id ?? NOBODY);
    const liveOneTime = oneTime !== undefined && oneTime.until > now ? oneTime : undefined;
    const [isPassword, isOneTime] = await Promise.all([
      verifyPassword(password, hash, cost),
      verifyPassword(password, liveOneTime?.hash, cost),
    ]);
    if (!person?.isActive || !(isPassword || isOneTime)) throw new Refusal('wrong-credentials');
    const proved = { ...person, proof: proofOf(isOneTime ? liveOneTime?.hash : hash) };
    if (isOneTime) return challenge('new-password', proved, dependencies, now);
    return totp === undefined
      ? offerEnrolment(proved, dependencies, now)
      : challenge('code', proved, dependencies, now);
  },

  async enterCode({ body: { challenge: token, code }, now }, dependencies) {
    const { credentials, challenges, seal } = dependencies;
    const { open, person, kept } = await answered(token, 'code', dependencies, now);
    const { totp } = kept;
    if (totp === undefined) throw new Refusal('challenge-over');
    const step = totpStep(await seal.open(totp.sealedSecret, person.id), code, now);
    if (step === undefined || !(await credentials.spendStep(person.id, step))) throw new Refusal('wrong-code');
    if (!(await challenges.finish(open.id))) throw new Refusal('challenge-over');
    return startSession(person, dependencies, now);
  },

  async enterRecoveryCode({ body: { challenge: token, code }, now }, dependencies) {
    const { credentials, challenges, audit } = dependencies;
    const { open, person } = await answered(token, 'code', dependencies, now);
    const entry = auditEntry(by(person), 'staff.recovery-code-used', `staff:${person.id}`, {}, now);
    const hash = hashRecoveryCode(person.id, code);
    if (!(await credentials.spendRecoveryCode(person.id, hash, audit.writes(entry)))) throw new Refusal('wrong-code');
    if (!(await challenges.finish(open.id))) throw new Refusal('challenge-over');
    return startSession(person, dependencies, now);
  },

  async setPassword({ body: { challenge: token, password }, now }, dependencies) {
    const { credentials, challenges, audit, cost } = dependencies;
    const { open, person, kept } = await answered(token, 'new-password', dependencies, now);
    const reason = staffWeakness(password, person.email);
    if (reason !== undefined) throw new Refusal('weak-password', { reason });
    const { oneTime } = kept;
    if (oneTime === undefined || oneTime.until <= now) throw new Refusal('challenge-over');
    const entry = auditEntry(by(person), 'staff.password-changed', `staff:${person.id}`, {}, now);
    const hash = await hashPassword(password, cost);
    const isMine = await credentials.replaceOneTime(person.id, oneTime, hash, audit.writes(entry));
    if (!isMine || !(await challenges.finish(open.id))) throw new Refusal('challenge-over');
    return offerEnrolment({ ...person, proof: proofOf(hash) }, dependencies, now);
  },

  async confirmEnrolment({ body: { challenge: token, code }, now }, dependencies) {
    const { credentials, challenges, audit, seal } = dependencies;
    const { open, person, kept } = await answered(token, 'enrolment', dependencies, now);
    const sealedSecret = open.sealedSecret ?? '';
    const lastStep = totpStep(await seal.open(sealedSecret, person.id), code, now);
    if (lastStep === undefined) throw new Refusal('wrong-code');
    const { codes, hashes } = mintRecoveryCodes(person.id);
    const entry = auditEntry(by(person), 'staff.enrolled', `staff:${person.id}`, {}, now);
    const enrolled = { totp: { sealedSecret, lastStep }, recoveryHashes: hashes, by: kept.hash ?? '' };
    const isFirst = await credentials.enrol(person.id, enrolled, audit.writes(entry));
    if (!isFirst || !(await challenges.finish(open.id))) throw new Refusal('challenge-over');
    const { body, cookies } = await startSession(person, dependencies, now);
    return new Reply({ next: 'recovery-codes', me: body.me, codes }, cookies);
  },

  async signOut({ cookies }, { staffSessions }) {
    const token = readCookie(cookies, STAFF_COOKIE);
    const name = token === undefined ? undefined : readStaffToken(token);
    if (name !== undefined) await staffSessions.end(name);
    return new Reply({}, [dropCookie(STAFF_COOKIE)]);
  },
};

/**
 * The person, what they answer, and what is kept of them; counts the attempt. Refuses `challenge-over`, also when the
 * password that began it was changed or reset meanwhile, and `too-many-attempts` at codes.
 */
async function answered(
  token: string,
  kind: StaffChallenge['kind'],
  { challenges, staff, credentials, throttles }: StaffDependencies,
  now: Instant,
): Promise<{ open: StaffChallenge; person: Staff; kept: StaffCredentials }> {
  const open = await challenges.attempt(hashToken(token), now);
  if (open?.kind !== kind) throw new Refusal('challenge-over');
  if (kind === 'code') await throttles.count(codeByStaff, open.staff, now);
  const [person, kept] = await Promise.all([staff.find(open.staff), credentials.find(open.staff)]);
  const proof = proofOf(kind === 'new-password' ? kept.oneTime?.hash : kept.hash);
  if (!person?.isActive || proof !== open.proof) throw new Refusal('challenge-over');
  return { open, person, kept };
}

/** A password as kept, told apart from every other one without repeating it. */
function proofOf(hash = ''): string {
  return hashToken(hash);
}

/** Somebody who has just proved a password. */
type Proved = Staff & Pick<StaffChallenge, 'proof'>;

async function challenge(
  kind: 'code' | 'new-password',
  { id, proof }: Proved,
  { challenges }: StaffDependencies,
  now: Instant,
): Promise<StaffSignInStep> {
  const token = mintToken();
  const expiresAt = staffChallengeExpiry(kind, now);
  await challenges.start({ id: hashToken(token), kind, staff: id, proof, attempts: 0, expiresAt });
  return { next: kind, challenge: token, expiresAt };
}

async function offerEnrolment(
  { id, email, proof }: Proved,
  { challenges, seal }: StaffDependencies,
  now: Instant,
): Promise<StaffSignInStep> {
  const token = mintToken();
  const secret = mintTotpSecret();
  const expiresAt = staffChallengeExpiry('enrolment', now);
  const sealedSecret = await seal.seal(secret, id);
  const kind = 'enrolment';
  await challenges.start({ id: hashToken(token), kind, staff: id, proof, sealedSecret, attempts: 0, expiresAt });
  return { next: 'enrolment', challenge: token, expiresAt, secret, address: totpAddress(secret, email) };
}

/**
 * Starts a session, then looks at the person once more: whoever was deactivated or reset in between either sees this
 * session and ends it, or is seen here. Refuses `challenge-over` then.
 */
async function startSession(
  { id, name, role }: Staff,
  { staffSessions, staff, credentials, audit }: StaffDependencies,
  now: Instant,
): Promise<Reply<Extract<StaffSignInStep, { next: 'home' }>>> {
  const secret = mintToken();
  const session = { id: hashToken(secret), staff: id, name, role, startedAt: now, seenAt: now };
  await staffSessions.start(session);
  const [person, { recoveryCodesLeft, totp }] = await Promise.all([staff.find(id), credentials.find(id)]);
  if (!person?.isActive || person.role !== role || totp === undefined) {
    await staffSessions.end(session);
    throw new Refusal('challenge-over');
  }
  await audit.record(auditEntry(by(person), 'staff.signed-in', `staff:${id}`, {}, now));
  const me = { id, email: person.email, name, role, recoveryCodesLeft };
  return new Reply({ next: 'home', me }, [setCookie(STAFF_COOKIE, writeStaffToken(id, secret))]);
}

function by({ id, name }: Staff) {
  return { staff: id, name };
}
