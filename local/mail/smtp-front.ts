import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { inboundMailboxes, mailboxAt, network } from '../../shared/domain/network';
import { sesHead, type Verdicts } from './ses-head';

/** A message that was taken, in short. */
export interface Received {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
}

export interface SmtpFront {
  readonly port: number;
  /** What is found out about the messages that come from now on. */
  verdicts: Verdicts;
  close(): Promise<void>;
}

interface SmtpOptions {
  readonly port: number;
  readonly verdicts: Verdicts;
  /** Keeps a message for good; only then is it acknowledged. */
  keep(received: Received, raw: Buffer): Promise<void>;
  readonly now?: () => Date;
}

/** As large as what SES delivers to a bucket. */
const LIMIT_BYTES = 40 * 1024 * 1024;

const addresses = new Set(
  inboundMailboxes.flatMap((mailbox) => [network.mailDomain, 'localhost'].map((domain) => mailboxAt(mailbox, domain))),
);

/**
 * Stands in for the receiving end of SES: takes mail by SMTP for the network's mailboxes, at its own domain and at
 * `localhost`, puts the lines on top that SES puts there, and says 250 only when the message is kept. Mail for others is
 * refused (550), and so is what is longer than 40 MB (552).
 */
export async function startSmtpFront({
  port,
  verdicts,
  keep,
  now = () => new Date(),
}: SmtpOptions): Promise<SmtpFront> {
  const front = { verdicts };
  const server = new SMTPServer({
    banner: 'Faturakom on this machine',
    size: LIMIT_BYTES,
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _, callback) =>
      callback(addresses.has(address.toLowerCase()) ? null : refusal(550, `5.1.1 ${address} takes no mail here`)),
    onData: (stream, session, callback) => {
      take(stream, session).then(
        (id) => callback(null, `Ok ${id}`),
        (error: Error) => callback('responseCode' in error ? error : refusal(451, '4.3.0 not kept, try again')),
      );
    },
  });
  server.on('error', (error) => console.error('SMTP:', error.message));

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const message = await readAll(stream);
    if (message === undefined) throw refusal(552, '5.3.4 longer than 40 MB');
    const id = newId();
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    const to = rcptTo.map(({ address }) => address.toLowerCase());
    const helo = session.hostNameAppearsAs || session.clientHostname;
    const arrival = { id, from, to: to[0] ?? '', helo, clientIp: session.remoteAddress, at: now() };
    try {
      await keep({ id, from, to }, Buffer.concat([Buffer.from(sesHead(arrival, front.verdicts)), message]));
    } catch (error) {
      console.error('SMTP: message not kept:', error);
      throw refusal(451, '4.3.0 not kept, try again');
    }
    return id;
  }

  await once(server.listen(port, '127.0.0.1'), 'listening');
  return Object.assign(front, {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** The whole message, or undefined when it is too long (the rest is read and thrown away, as the protocol wants). */
async function readAll(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LIMIT_BYTES) chunks.push(chunk);
  }
  return bytes <= LIMIT_BYTES ? Buffer.concat(chunks) : undefined;
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** As SES names messages: forty small letters and digits. */
function newId(): string {
  return BigInt(`0x1${randomBytes(32).toString('hex')}`)
    .toString(36)
    .slice(-40);
}
