import * as z from 'zod';
import type { Secrets } from '../gateways/secrets';

/** The keys quotes are signed with: the first signs, all are accepted. */
export type QuoteKeys = () => Promise<readonly [Uint8Array, ...Uint8Array[]]>;

/** The least an HMAC-SHA256 key should have: what comes out of it (RFC 2104, section 3). */
const KEY_BYTES = 32;

const Key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.byteLength >= KEY_BYTES, `a quote key has at least ${KEY_BYTES} bytes`);

/** What the secret `quote-key` holds: the key that signs, the one that will sign next, and the one that signed before. */
const QuoteKeySecret = z.object({ keys: z.array(Key).max(3) });

/** Reads the keys from the secret each time, so that a rotation is taken up. Throws while the secret holds none. */
export function openQuoteKeys(secrets: Secrets): QuoteKeys {
  return async () => {
    const [first, ...older] = readKeys(await secrets.read('quote-key'));
    if (first === undefined) throw new Error('the quote key has never been rotated: there is none yet');
    return [first, ...older];
  };
}

/**
 * The secret after this one. The next key moves to the front and a new one, of `mint`, takes its place: readers keep a
 * secret for minutes, and whoever still has the old one already accepts what the new front signs. The key that signed until
 * now stays for the quotes that are open. Without keys, or with a single one, the next key is only announced.
 */
export function turnQuoteKeys(secret: string, mint: (bytes: number) => Uint8Array): string {
  const [signing, next] = readKeys(secret);
  const keys =
    next === undefined ? [signing ?? mint(KEY_BYTES), mint(KEY_BYTES)] : [next, mint(KEY_BYTES), signing ?? next];
  return JSON.stringify({ keys: keys.map((key) => Buffer.from(key).toString('base64')) });
}

/** Throws unless the secret can go into use: a key that signs and one that is announced, different from each other. */
export function checkQuoteKeys(secret: string): void {
  const [signing, next] = readKeys(secret);
  if (signing === undefined || next === undefined || signing.equals(next)) {
    throw new Error('the quote key needs one key that signs and another that will');
  }
}

function readKeys(secret: string): Buffer[] {
  return QuoteKeySecret.parse(parsed(secret)).keys;
}

/** What cannot be parsed is not shown: the parser's own message would quote a piece of the secret. */
function parsed(secret: string): unknown {
  try {
    return JSON.parse(secret);
  } catch {
    throw new Error('the quote key is no JSON');
  }
}
