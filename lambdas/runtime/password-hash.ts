import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt's cost: log2 N, r and p. `strong` is one of OWASP's equivalents (Password Storage Cheat Sheet): 32 MiB, three passes. */
export interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}
const ONE_TIME_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
export const strong: Cost = { logN: 15, r: 8, p: 3 };

/** The hash to store, with its cost and salt in it, so that the cost can rise without breaking older ones. */
export async function hashPassword(password: string, cost: Cost = strong): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether a password is the hashed one. Without a hash it works as long and says no, so that time does not tell whether
 * there is one.
 */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
  cost: Cost = strong,
): Promise<boolean> {
  const [, logN, r, p, salt, key] = (hash ?? '').split('$');
  if (salt === undefined || key === undefined) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

/** A six-digit code for an SMS. */
export function mintCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** A one-time password a person can read from an SMS and type: eight letters and digits without look-alikes, 39 bits. */
export function mintOneTimePassword(): string {
  return Array.from({ length: 8 }, () => ONE_TIME_LETTERS[randomInt(ONE_TIME_LETTERS.length)]).join('');
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
