import * as z from 'zod';
import type { Secrets } from '../gateways/secrets';

/**
 * The keys forms' codes are signed with: the first signs, all are accepted. Printed forms lie in drawers for years, so a
 * key stays in the list as long as its forms may come back.
 */
export type FormKeys = () => Promise<readonly [Uint8Array, ...Uint8Array[]]>;

const Key = z.base64().transform((text) => Buffer.from(text, 'base64'));
const FormKeySecret = z.object({ keys: z.tuple([Key], Key) });

export function openFormKeys(secrets: Secrets): FormKeys {
  return async () => FormKeySecret.parse(JSON.parse(await secrets.read('form-key'))).keys;
}
