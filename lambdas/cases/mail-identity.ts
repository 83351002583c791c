import { createHash } from 'node:crypto';

/** What a message is known by, from its Message-ID: of the same length whatever somebody wrote there. */
export function identityOf(messageId: string): string {
  return `id:${createHash('sha256').update(messageId).digest('hex')}`;
}
