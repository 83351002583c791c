import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The HMAC-SHA256 of a content (32 bytes): who has no key can neither make nor check it. */
export function sealOf(content: Uint8Array, key: Uint8Array): Uint8Array {
  return hmac(sha256, key, content);
}

/** Whether two texts are the same, decided in time that does not depend on where they differ. */
export function isSameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}
