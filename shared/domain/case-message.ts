import * as z from 'zod';
import { Instant } from './instant';

/** Why we write to whoever sent a case. */
export const LetterKind = z.enum(['acknowledgement', 'papers-asked', 'rejected', 'applied', 'answer']);
export type LetterKind = z.infer<typeof LetterKind>;

/** The most of a message's text that is kept with its case; the raw message is kept whole. */
export const LONGEST_TEXT = 20_000;

/** A message of a case, in or out. */
export const CaseMessage = z.object({
  /** A ULID: sorts by time. */
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  direction: z.enum(['in', 'out']),
  at: Instant,
  /** The other side's address; none for what was sent from the portal. */
  address: z.string().max(254).optional(),
  subject: z.string().max(500),
  text: z.string().max(LONGEST_TEXT),
  /** Its Message-ID: answers refer to it. */
  messageId: z.string().max(1_000).optional(),
  /** Where the raw message lies. */
  raw: z.string().optional(),
  /** The receiving service vouches for the address (SPF, DKIM, DMARC). */
  isSenderProved: z.boolean().optional(),
  letter: LetterKind.optional(),
  /** Of one of ours: the paper of the case that goes with it. */
  enclosure: z.string().optional(),
  /** Of one of ours: when it was tried again, after staff asked for it or once its enclosure was made. */
  triedAt: Instant.optional(),
  /** Of one of ours: why it was not sent, or `unsure` where nobody can say whether it was. Only staff have it sent again. */
  unsent: z.string().max(60).optional(),
  /** Of one of ours: when it was handed to the post. Without it nobody can say that it was sent. */
  sentAt: Instant.optional(),
});
export type CaseMessage = z.infer<typeof CaseMessage>;
