import { createTransport } from 'nodemailer';
import * as z from 'zod';
import type { PostOffice } from '../mail/post-office';
import { Verdicts } from '../mail/ses-head';
import { type ConsoleCall, ok } from './console-call';

/** At `localhost` too. */
const Address = z.email({ pattern: z.regexes.html5Email });

/** A message somebody writes to one of the mailboxes, or a whole raw one as it stands. */
const Writing = z.object({
  from: Address,
  to: Address,
  subject: z.string().max(998).default(''),
  text: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  attachments: z.array(z.object({ name: z.string(), contentBase64: z.base64() })).default([]),
  /** In place of all that makes up a message. */
  raw: z.string().optional(),
});

/** Forty megabytes of message, its attachments in base64. */
const WRITING_LIMIT_BYTES = 60 * 1024 * 1024;

/** What the console can do with mail: read what came and went, write to the mailboxes, and switch the verdicts. */
export function mailCalls({ smtp, sent, received }: PostOffice): ConsoleCall[] {
  return [
    { method: 'GET', pattern: /^\/dev\/api\/mail$/, run: async () => ok(sent.messages()) },
    {
      method: 'POST',
      pattern: /^\/dev\/api\/mail$/,
      limitBytes: WRITING_LIMIT_BYTES,
      run: async (body) => ok(await sendBySmtp(Writing.parse(JSON.parse(body)), smtp.port)),
    },
    { method: 'GET', pattern: /^\/dev\/api\/mail\/received$/, run: async () => ok(received.messages()) },
    {
      method: 'GET',
      pattern: /^\/dev\/api\/mail\/received\/[a-z0-9]+$/,
      run: async (_, url) => ok(await received.raw(url.pathname.split('/')[5] ?? '')),
    },
    { method: 'GET', pattern: /^\/dev\/api\/mail\/verdicts$/, run: async () => ok(smtp.verdicts) },
    {
      method: 'PUT',
      pattern: /^\/dev\/api\/mail\/verdicts$/,
      async run(body) {
        smtp.verdicts = Verdicts.parse(JSON.parse(body));
        return ok(smtp.verdicts);
      },
    },
  ];
}

/** Hands a message to the SMTP server as any mail program does; throws in the server's words when it refuses. */
async function sendBySmtp(writing: z.output<typeof Writing>, port: number): Promise<{ response: string }> {
  const { from, to, raw, attachments, ...rest } = writing;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({
      envelope: { from, to: [to] },
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(raw === undefined ? { ...rest, from, to, attachments: attachments.map(attached) } : { raw }),
    });
    return { response };
  } finally {
    transport.close();
  }
}

function attached({ name, contentBase64 }: { name: string; contentBase64: string }) {
  return { filename: name, content: Buffer.from(contentBase64, 'base64') };
}
