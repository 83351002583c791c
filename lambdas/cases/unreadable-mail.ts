import type { ParsedMail } from '../../shared/domain/mail';
import { contentHashOf } from '../mail/content-hash';

/** A message of which nothing could be read: its case holds nothing but the way to the raw message, and says so. */
export function unreadable(raw: Uint8Array): ParsedMail {
  const contentHash = contentHashOf(raw);
  return {
    messageId: `sha256:${contentHash}`,
    contentHash,
    from: undefined,
    replyTo: undefined,
    to: [],
    cc: [],
    subject: '',
    text: '',
    sentAt: undefined,
    references: [],
    isAutomatic: true,
    automatic: undefined,
    authentication: { spf: 'none', dkim: 'none', dmarc: 'none', spam: 'none', virus: 'none', dkimDomains: [] },
    isSenderProved: false,
    clues: {},
    problems: ['unreadable'],
    attachments: [],
  };
}
