import { randomInt } from 'node:crypto';
import { RECOVERY_CODES } from '../../shared/domain/staff-challenge';
import { hashToken } from '../runtime/secret-token';

/** Letters and digits without look-alikes: ten of them are 49 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Ten codes for the day the authenticator is lost, and what is kept of them. */
export function mintRecoveryCodes(staff: string): { codes: string[]; hashes: string[] } {
  const bare = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  );
  return {
    codes: bare.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`),
    hashes: bare.map((code) => hashRecoveryCode(staff, code)),
  };
}

/** What is kept of a recovery code; without its dash. */
export function hashRecoveryCode(staff: string, code: string): string {
  return hashToken(`${staff}:${code}`);
}
