import * as z from 'zod';
import type { AutomaticReason } from './automatic-mail';
import type { Instant } from './instant';
import type { MailAuthentication } from './mail-authentication';
import type { MailClues } from './mail-clues';
import type { QuarantineReason } from './quarantine';

/**
 * How much of one message is looked at. What lies beyond is not opened, and said: the raw message is kept whole, so
 * nothing is lost by a limit.
 */
export const MAIL_LIMITS = {
  /** SES delivers at most 40 MB to a bucket. */
  messageBytes: 40 * 1024 * 1024,
  /** How many are opened … */
  attachments: 50,
  /** … and how many are listed one by one; one entry stands for the rest. */
  listedAttachments: 200,
  /** Of multiparts and forwarded messages inside one another, counted together. */
  nesting: 20,
  /** Of all multiparts together, attachments and texts. */
  parts: 1_000,
  /** Of one head (a message's or a part's), in bytes; the headers behind are not read. */
  headBytes: 256 * 1024,
  textCharacters: 200_000,
  subjectCharacters: 500,
  /** Of each of from, to, cc and the references. */
  listed: 100,
  archive: {
    /** A ZIP inside a ZIP is opened, one inside that is not. */
    depth: 2,
    entries: 500,
    /** Unpacked, of all archives of the message together. */
    totalBytes: 60 * 1024 * 1024,
    /** Unpacked over packed bytes of one entry, from `ratioFromBytes` on: scanned pages reach 30, bombs 1,000. */
    ratio: 200,
    ratioFromBytes: 1024 * 1024,
  },
} as const;

/** An address with the name shown beside it (empty where there is none). */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
}

/**
 * What an attachment is, by its content. Everything else is quarantined: HEIC, BMP and old Office files cannot be shown
 * safely or at all. TIFF is what fax lines deliver.
 */
export const AttachmentType = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
  'text/calendar',
]);
export type AttachmentType = z.infer<typeof AttachmentType>;

interface Attached {
  /** A safe base name: no folders, no control or direction characters, at most 120 characters. */
  readonly name: string;
  /** Of the content; of all pieces together where one entry stands for several. */
  readonly bytes: number;
  readonly sha256: string;
  /** The name of the archive or forwarded message it came in. */
  readonly inside?: string;
  readonly content: Uint8Array;
}

/** An attachment staff may open. */
export interface AcceptedAttachment extends Attached {
  readonly type: AttachmentType;
  readonly status: 'accepted';
}

/** An attachment nobody opens by accident: kept, named and explained. `type` is the best guess of what it is. */
export interface QuarantinedAttachment extends Attached {
  readonly type: string;
  readonly status: 'quarantined';
  readonly reason: QuarantineReason;
}

export type MailAttachment = AcceptedAttachment | QuarantinedAttachment;

/** What was wrong with a message as a whole; it was read as far as it could be. */
export const MailProblem = z.enum([
  'empty',
  /** The reader itself failed on it; the raw message is all there is. */
  'unreadable',
  'too-large',
  'no-headers',
  'too-many-headers',
  'several-senders',
  'no-boundary',
  'truncated',
  'too-many-parts',
  'text-cut',
  /** The reader itself broke. */
  'unreadable',
]);
export type MailProblem = z.infer<typeof MailProblem>;

/** An e-mail message as read: every part of it is either in the text or among the attachments. */
export interface ParsedMail {
  /** The Message-ID with its brackets; `sha256:` and the content hash where the message has none. */
  readonly messageId: string;
  /** SHA-256 of the bytes its sender wrote (`contentHashOf`), hexadecimal: the same again are the same message. */
  readonly contentHash: string;
  /** Undefined where no address could be read. */
  readonly from: Mailbox | undefined;
  readonly replyTo: Mailbox | undefined;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  /** Plain text, lines ending in LF; made from the HTML where there is no other. */
  readonly text: string;
  /** What the Date header claims. */
  readonly sentAt: Instant | undefined;
  /** Message-IDs of the messages this one answers, oldest first. */
  readonly references: readonly string[];
  /** Whether a program sent it; such a message is never answered. */
  readonly isAutomatic: boolean;
  readonly automatic: AutomaticReason | undefined;
  readonly authentication: MailAuthentication;
  /** Whether the receiving service proved that the address in From sent it. */
  readonly isSenderProved: boolean;
  readonly clues: MailClues;
  readonly problems: readonly MailProblem[];
  readonly attachments: readonly MailAttachment[];
}
