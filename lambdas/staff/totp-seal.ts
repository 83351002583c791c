import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from '../gateways/secrets';

/** Keeps authenticators' secrets so that the table alone, and every other Lambda that reads it, learns nothing. */
export interface TotpSeal {
  seal(secret: string, staff: string): Promise<string>;
  open(sealed: string, staff: string): Promise<string>;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the key behind `totp-key`; what is sealed for one person does not open for another. */
export function openTotpSeal(secrets: Secrets): TotpSeal {
  const key = async () => {
    const material = await secrets.read('totp-key');
    return Buffer.from(hkdfSync('sha256', material, '', 'faturakom authenticator secrets', 32));
  };

  return {
    async seal(secret, staff) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, await key(), nonce).setAAD(Buffer.from(staff));
      const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },

    async open(sealed, staff) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(CIPHER, await key(), bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(staff)).setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
