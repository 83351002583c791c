import * as z from 'zod';
import { Instant } from './instant';

/** An address nothing is sent to any more: it does not exist, or its owner called our mail unwanted. */
export const MailSuppression = z.object({
  /** Lower case. */
  address: z.string().min(3).max(320),
  why: z.enum(['bounced', 'complained']),
  at: Instant,
  /** What the other mail server said, for staff. */
  detail: z.string().max(500).optional(),
});
export type MailSuppression = z.infer<typeof MailSuppression>;

/** What the mail service tells of a message it took: whom it did not reach, or who complained. */
export interface MailFeedback {
  readonly kind: 'bounce' | 'complaint';
  /** A transient bounce (mailbox full, server away) says nothing of the next message. */
  readonly isPermanent: boolean;
  readonly at: Instant;
  readonly recipients: readonly { readonly address: string; readonly detail?: string }[];
}

/**
 * Whom to write to no more after a feedback: everybody who bounced for good or complained. Mail services close accounts
 * whose mail keeps bouncing (SES from about 5 % on) or is complained of (from 0.1 % on).
 */
export function suppressionsAfter({ kind, isPermanent, at, recipients }: MailFeedback): MailSuppression[] {
  if (!isPermanent) return [];
  return recipients.map(({ address, detail }) => ({
    address: address.toLowerCase(),
    why: kind === 'bounce' ? 'bounced' : 'complained',
    at,
    ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }),
  }));
}
