import * as z from 'zod';
import type { Secrets } from '../gateways/secrets';

/** The keys quotes are signed with: the first signs, all are accepted. */
export type QuoteKeys = () => Promise<readonly [Uint8Array, ...Uint8Array[]]>;

/** What the secret `quote-key` holds: base64 keys of at least 256 bits, the newest first. Rotation puts a new one in front. */
const QuoteKeySecret = z.object({ keys: z.array(z.base64().min(43)).min(1).max(3) });

export function openQuoteKeys(secrets: Secrets): QuoteKeys {
  return async () => {
    const { keys } = QuoteKeySecret.parse(JSON.parse(await secrets.read('quote-key')));
    const [first = '', ...older] = keys;
    return [Buffer.from(first, 'base64'), ...older.map((key) => Buffer.from(key, 'base64'))];
  };
}
