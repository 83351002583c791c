import * as z from 'zod';
import type { Secrets } from '../gateways/secrets';

/**
 * The keys receipts' verification links are signed with: the first signs, all are accepted. They are not rotated with the
 * quote keys: a receipt is proof for ten years, so a key that signed one is never dropped from the list.
 */
export type ReceiptKeys = () => Promise<readonly [Uint8Array, ...Uint8Array[]]>;

const Key = z.base64().transform((text) => Buffer.from(text, 'base64'));
const ReceiptKeySecret = z.object({ keys: z.tuple([Key], Key) });

export function openReceiptKeys(secrets: Secrets): ReceiptKeys {
  return async () => ReceiptKeySecret.parse(JSON.parse(await secrets.read('receipt-key'))).keys;
}
