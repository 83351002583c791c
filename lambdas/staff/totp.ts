import { Secret, TOTP } from 'otpauth';
import { type Instant, msOf } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';

/** What every authenticator application understands: six digits, 30 seconds, SHA-1 (RFC 6238). */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const STEP_MS = SHAPE.period * 1_000;
/** A code may be one step old or early: clocks differ, and people type. */
const WINDOW = 1;
/** 160 bits, the length RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** A new secret in base32, as it is typed into an authenticator that cannot scan. */
export function mintTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address an authenticator reads from the QR code. */
export function totpAddress(secret: string, email: string): string {
  return new TOTP({ ...SHAPE, issuer: `${network.name} Ofis`, label: email, secret }).toString();
}

/** The time step whose code was typed, or undefined for any other code. */
export function totpStep(secret: string, code: string, now: Instant): number | undefined {
  const delta = new TOTP({ ...SHAPE, secret }).validate({ token: code, timestamp: msOf(now), window: WINDOW });
  return delta === null ? undefined : Math.floor(msOf(now) / STEP_MS) + delta;
}

/** The code an authenticator shows at a moment, and until when. */
export function totpCode(secret: string, now: Instant): { code: string; untilMs: number } {
  const code = new TOTP({ ...SHAPE, secret }).generate({ timestamp: msOf(now) });
  return { code, untilMs: (Math.floor(msOf(now) / STEP_MS) + 1) * STEP_MS };
}
