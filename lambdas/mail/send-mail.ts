import * as z from 'zod';
import type { MailSuppression } from '../../shared/domain/mail-suppression';
import { MailRejected, type MailSender, type OutgoingMail } from '../gateways/mail-sender';
import type { MailSuppressions } from '../stores/mail-suppressions';

/** What became of a message. `not-sent` is final: to be told to staff, not to be tried again. */
export type Sending =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'not-sent'; readonly why: MailSuppression['why'] | 'unusable-address' | 'rejected' };

export interface SendDependencies {
  readonly sender: MailSender;
  readonly suppressions: Pick<MailSuppressions, 'find'>;
}

/** As browsers take it; a mail server may still know better. */
const Address = z.email({ pattern: z.regexes.html5Email }).max(254);

/** Sends a message unless its address is known to bounce or to complain. Throws what may pass when tried again. */
export async function sendMail(mail: OutgoingMail, { sender, suppressions }: SendDependencies): Promise<Sending> {
  if (!Address.safeParse(mail.to).success) return { outcome: 'not-sent', why: 'unusable-address' };
  const suppression = await suppressions.find(mail.to);
  if (suppression !== undefined) return { outcome: 'not-sent', why: suppression.why };
  try {
    return { outcome: 'sent', ...(await sender.send(mail)) };
  } catch (error) {
    if (error instanceof MailRejected) return { outcome: 'not-sent', why: 'rejected' };
    throw error;
  }
}
