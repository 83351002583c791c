import { createHash, randomBytes } from 'node:crypto';

/** An unguessable token of 192 bits, safe in cookies and JSON. */
export function mintToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a token or code: its SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
