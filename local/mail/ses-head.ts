import * as z from 'zod';

const Verdict = z.enum(['pass', 'fail', 'none']);

/** What the receiving mail service finds out about a message, to be switched in the console. */
export const Verdicts = z.object({
  spf: Verdict.default('pass'),
  dkim: Verdict.default('pass'),
  dmarc: Verdict.default('pass'),
  spam: z.enum(['PASS', 'FAIL', 'GRAY']).default('PASS'),
  virus: z.enum(['PASS', 'FAIL', 'GRAY']).default('PASS'),
});
export type Verdicts = z.infer<typeof Verdicts>;

interface Arrival {
  readonly id: string;
  /** The sender of the envelope; empty for notices of non-delivery. */
  readonly from: string;
  readonly to: string;
  readonly helo: string;
  readonly clientIp: string;
  readonly at: Date;
}

/**
 * The lines SES puts on top of a message it receives, with their line ends: whence it came, and what was found out about
 * it (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-concepts.html). Its name for itself is `amazonses.com`.
 */
export function sesHead({ id, from, to, helo, clientIp, at }: Arrival, verdicts: Verdicts): string {
  const domain = /@([^@]+)$/.exec(from)?.[1] ?? helo;
  const envelope = `client-ip=${clientIp}; envelope-from=${from}; helo=${helo}`;
  const spf = `${verdicts.spf} (spfCheck: ${SPF_WORDS[verdicts.spf]} ${domain})`;
  return [
    `Return-Path: <${from}>`,
    `Received: from ${helo} (${helo} [${clientIp}])`,
    ` by inbound-smtp.eu-central-1.amazonaws.com with SMTP id ${id}`,
    ` for ${to};`,
    ` ${at.toUTCString().replace('GMT', '+0000 (UTC)')}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    `Received-SPF: ${spf} ${envelope};`,
    'Authentication-Results: amazonses.com;',
    ` spf=${spf} ${envelope};`,
    ` dkim=${verdicts.dkim} header.i=@${domain};`,
    ` dmarc=${verdicts.dmarc} header.from=${domain};`,
    '',
  ].join('\r\n');
}

const SPF_WORDS = { pass: 'permitted sender of', fail: 'not permitted by', none: 'nothing said by' } as const;
