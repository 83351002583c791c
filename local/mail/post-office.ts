import { BUCKETS, type Buckets } from '../buckets';
import type { Queues } from '../queues';
import { openReceivedBox, type ReceivedBox } from './received-box';
import { type SentBox, startSentBox } from './sent-box';
import { Verdicts } from './ses-head';
import { type SmtpFront, startSmtpFront } from './smtp-front';

/** Mail on this machine: what takes it, what sends it, and what came and went. */
export interface PostOffice {
  readonly smtp: SmtpFront;
  readonly sent: SentBox;
  readonly received: ReceivedBox;
  close(): Promise<void>;
}

interface PostOfficeParts {
  readonly dataFolder: string;
  readonly smtpPort: number;
  readonly buckets: Buckets;
  readonly queues: Queues;
}

/**
 * Stands in for SES: mail taken by SMTP lies in the bucket of mail, whose notices go to the queue of `read-mail`; what the
 * Lambdas send is kept, and what SES would publish about it goes to the queue of `note-bounces`.
 */
export async function startPostOffice({ dataFolder, smtpPort, buckets, queues }: PostOfficeParts): Promise<PostOffice> {
  buckets.onObject(BUCKETS.mail, 'mail/', (notice) => queues.byName['read-mail'].send(notice));
  const sent = await startSentBox({ dataDir: dataFolder, tell: (said) => queues.byName['note-bounces'].send(said) });
  const received = openReceivedBox(dataFolder, buckets.endpoint);
  const smtp = await startSmtpFront({ port: smtpPort, verdicts: Verdicts.parse({}), keep: received.keep });
  return {
    smtp,
    sent,
    received,
    async close() {
      await smtp.close();
      received.close();
      await sent.close();
    },
  };
}
