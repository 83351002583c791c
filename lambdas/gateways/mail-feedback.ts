import * as z from 'zod';
import { instant } from '../../shared/domain/instant';
import type { MailFeedback } from '../../shared/domain/mail-suppression';

const Moment = z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text)));

const Bounce = z.object({
  eventType: z.literal('Bounce'),
  bounce: z.object({
    bounceType: z.string(),
    bouncedRecipients: z.array(z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() })),
    timestamp: Moment,
  }),
});

const Complaint = z.object({
  eventType: z.literal('Complaint'),
  complaint: z.object({
    complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
    complaintFeedbackType: z.string().optional(),
    timestamp: Moment,
  }),
});

/**
 * Reads an event that SES publishes about a message it took
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). Throws on anything but a
 * bounce or a complaint: no other kind is subscribed to.
 */
export function readMailFeedback(json: string): MailFeedback {
  const event = z.discriminatedUnion('eventType', [Bounce, Complaint]).parse(JSON.parse(json));
  if (event.eventType === 'Bounce') {
    const { bounceType, bouncedRecipients, timestamp } = event.bounce;
    return {
      kind: 'bounce',
      isPermanent: bounceType === 'Permanent',
      at: timestamp,
      recipients: bouncedRecipients.map(({ emailAddress, diagnosticCode }) => ({
        address: bareAddress(emailAddress),
        ...(diagnosticCode === undefined ? {} : { detail: diagnosticCode }),
      })),
    };
  }
  const { complainedRecipients, complaintFeedbackType, timestamp } = event.complaint;
  return {
    kind: 'complaint',
    /** "Not spam" is the opposite of a complaint (https://www.iana.org/assignments/marf-parameters). */
    isPermanent: complaintFeedbackType !== 'not-spam',
    at: timestamp,
    recipients: complainedRecipients.map(({ emailAddress }) => ({ address: bareAddress(emailAddress) })),
  };
}

/** SES repeats the address as the message had it: `Ali <ali@example.com>` too. */
function bareAddress(written: string): string {
  return /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.trim();
}
