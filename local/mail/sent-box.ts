import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import { openJournal } from '../bank/journal';
import { listenOnLoopback, readBody } from '../loopback-server';

const SentMail = z.object({
  messageId: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  /** In order, names in lower case. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.int() })),
});
export type SentMail = z.infer<typeof SentMail>;

export interface SentBox {
  /** What the SES client takes as its endpoint. */
  readonly endpoint: string;
  /** The messages, newest first. */
  messages(): SentMail[];
  close(): Promise<void>;
}

interface SentBoxOptions {
  readonly dataDir: string;
  /** Told what SES would publish about a message: that it bounced, or was complained of. */
  readonly tell: (feedback: string) => void;
  readonly now?: () => Date;
}

/** SES takes 10 MB, base64 makes a third more of it, and the form encoding of base64 a little more. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const HOST_OF_IDS = 'eu-central-1.amazonses.com';

/**
 * Stands in for SES where it sends a raw message, in the query protocol. Messages are on disk before they are
 * acknowledged, so that after a kill one can still count what was sent. The addresses of SES's own mailbox simulator
 * (`bounce@`, `complaint@simulator.amazonses.com`) answer as they do there.
 */
export async function startSentBox({ dataDir, tell, now = () => new Date() }: SentBoxOptions): Promise<SentBox> {
  const journal = openJournal(join(dataDir, 'mail-sent.jsonl'), SentMail);
  const kept = [...journal.replayed];

  const server = await listenOnLoopback(async (request, response) => {
    const form = new URLSearchParams((await readBody(request, BODY_LIMIT_BYTES))?.toString('utf8'));
    const order = readOrder(form);
    if ('code' in order) return refuse(response, order);
    const mail = await readSent(order, now());
    journal.append([mail]);
    kept.push(mail);
    answer(
      response,
      200,
      'SendRawEmailResponse',
      `<SendRawEmailResult><MessageId>${idOf(mail)}</MessageId></SendRawEmailResult>`,
    );
    for (const address of mail.to) {
      const feedback = simulatedFeedback(address, mail);
      if (feedback !== undefined) tell(feedback);
    }
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    messages: () => kept.toReversed(),
    async close() {
      await server.close();
      journal.close();
    },
  };
}

interface Order {
  readonly raw: Buffer;
  readonly to: readonly string[];
}

interface Rejection {
  readonly code: string;
  readonly message: string;
}

function readOrder(form: URLSearchParams): Order | Rejection {
  const action = form.get('Action');
  if (action !== 'SendRawEmail') return { code: 'InvalidAction', message: `Could not find operation ${action}` };
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  if (raw.length === 0) return { code: 'InvalidParameterValue', message: 'Nonexistent or empty message' };
  if (raw.length > 10 * 1024 * 1024) return { code: 'InvalidParameterValue', message: 'Message length is too long' };
  const to = [...form].filter(([key]) => /^Destinations\.member\.\d+$/.test(key)).map(([, address]) => address);
  const bad = to.find((address) => !/^[^\s@<>,]+@[^\s@<>,]+$/.test(address));
  if (to.length === 0) return { code: 'InvalidParameterValue', message: 'Missing destination' };
  return bad === undefined ? { raw, to } : { code: 'InvalidParameterValue', message: `Invalid address ${bad}` };
}

async function readSent({ raw, to }: Order, at: Date): Promise<SentMail> {
  const mail = await PostalMime.parse(raw);
  return {
    messageId: `<${randomUUID()}@${HOST_OF_IDS}>`,
    at: at.toISOString(),
    from: mail.from?.address ?? '',
    to: [...to],
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}

/** The part of a message's name that SES gives back. */
function idOf({ messageId }: SentMail): string {
  return messageId.slice(1, messageId.indexOf('@'));
}

function simulatedFeedback(address: string, mail: SentMail): string | undefined {
  const timestamp = mail.at;
  if (address === 'bounce@simulator.amazonses.com') {
    const bouncedRecipients = [{ emailAddress: address, diagnosticCode: 'smtp; 550 5.1.1 user unknown' }];
    return JSON.stringify({ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients, timestamp } });
  }
  if (address === 'complaint@simulator.amazonses.com') {
    const complaint = { complainedRecipients: [{ emailAddress: address }], complaintFeedbackType: 'abuse', timestamp };
    return JSON.stringify({ eventType: 'Complaint', complaint });
  }
  return undefined;
}

function refuse(response: ServerResponse, { code, message }: Rejection): void {
  const words = message.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error>`;
  answer(response, 400, 'ErrorResponse', error);
}

function answer(response: ServerResponse, status: number, root: string, inner: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(`<${root} xmlns="${NAMESPACE}">${inner}<RequestId>${randomUUID()}</RequestId></${root}>`);
}
