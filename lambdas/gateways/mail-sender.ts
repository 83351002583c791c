import { MessageRejected, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { type InboundMailbox, mailboxAt, network } from '../../shared/domain/network';
import type { Patience } from '../stores/ledger';

/** A message to one person. */
export interface OutgoingMail {
  /** A bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Where an answer goes. */
  readonly replyTo: InboundMailbox;
  /** The message it answers, as its header had it, and those before; so that mail programs show one thread. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Nobody wrote it by hand: said in its head (RFC 3834), so that no machine answers it. */
  readonly isAutomatic: boolean;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
}

/** Sends mail as the network. */
export interface MailSender {
  /** The message's own name (`<…@….amazonses.com>`), which answers refer to. Throws `MailRejected`, or what may pass. */
  send(mail: OutgoingMail): Promise<{ messageId: string }>;
}

/** The mail service will not take this message, now or later. Its words name the address: not for logs. */
export class MailRejected extends Error {
  override readonly name = 'MailRejected';
}

/** A slow mail service must not use up the Lambda's time. */
const TIME_LIMITS = { connectionTimeout: 3_000, requestTimeout: 10_000 };

/**
 * Mail through Amazon SES, from the forms mailbox at `MAIL_DOMAIN`. SES forgets what it was asked, so a request whose
 * answer was lost is not repeated here: only what SES says it put off is tried again, with patience. `SES_ENDPOINT` points
 * to a stand-in.
 */
export function openMailSender(env: Readonly<Record<string, string | undefined>>, patience: Patience): MailSender {
  const { SES_ENDPOINT: endpoint, MAIL_CONFIGURATION_SET: ConfigurationSetName } = env;
  const domain = env.MAIL_DOMAIN ?? network.mailDomain;
  const client = new SESClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: TIME_LIMITS,
    maxAttempts: 1,
  });

  async function sendRaw(to: string, Data: Uint8Array, attempt = 1): Promise<string> {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          RawMessage: { Data },
          Destinations: [to],
          ...(ConfigurationSetName === undefined ? {} : { ConfigurationSetName }),
        }),
      );
      if (MessageId === undefined) throw new Error('the mail service named no message');
      return MessageId;
    } catch (error) {
      if (isRejection(error)) throw new MailRejected('the mail service rejects the message', { cause: error });
      if (!isThrottling(error) || attempt >= patience.attempts) throw error;
      await patience.wait(attempt);
      return sendRaw(to, Data, attempt + 1);
    }
  }

  return {
    async send(mail) {
      const id = await sendRaw(mail.to, await composeMail(mail, domain));
      return { messageId: `<${id}@${hostOfIds(await client.config.region())}>` };
    },
  };
}

/** The raw message (RFC 5322), its Turkish letters encoded; its date and its name are the mail service's to give. */
export async function composeMail(mail: OutgoingMail, domain: string): Promise<Uint8Array> {
  const { to, subject, text, html, inReplyTo, references, isAutomatic, attachments = [] } = mail;
  return new MailComposer({
    from: { name: network.name, address: mailboxAt(network.formsMailbox, domain) },
    to: { name: '', address: to },
    replyTo: mailboxAt(mail.replyTo, domain),
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references: [...references] }),
    headers: isAutomatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    attachments: attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
    .compile()
    .build();
}

function isRejection(error: unknown): boolean {
  return error instanceof MessageRejected || (error as Error).name === 'InvalidParameterValue';
}

function isThrottling(error: unknown): boolean {
  return /^Throttling/.test((error as Error).name);
}

/** SES gives its messages names at its region's host, in its first region at a host of its own. */
function hostOfIds(region: string): string {
  return region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;
}
