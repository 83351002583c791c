import { inboundMailboxes } from '../../shared/domain/network';
import type { MailSettings } from './read-mail';

/** How our mailboxes receive: SES names itself so, and what stands in for it on one machine does too. */
export const mailSettings: MailSettings = {
  authservIds: ['amazonses.com'],
  ownAddresses: inboundMailboxes,
};
