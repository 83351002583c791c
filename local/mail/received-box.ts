import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import { openJournal } from '../bank/journal';
import { BUCKETS, STAND_IN_KEY } from '../buckets';
import type { Received } from './smtp-front';

const ReceivedMail = z.object({
  id: z.string(),
  key: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  bytes: z.int(),
});
export type ReceivedMail = z.infer<typeof ReceivedMail>;

export interface ReceivedBox {
  /** Puts a message into the bucket, where its arrival is told of. Returns when it is on disk. */
  keep(received: Received, raw: Buffer): Promise<void>;
  /** What was received, newest first. */
  messages(): ReceivedMail[];
  /** A message as it was received. Throws RangeError for an unknown one. */
  raw(id: string): Promise<Uint8Array>;
  close(): void;
}

/** The received messages: whole in the bucket of mail, and in a list for the console. */
export function openReceivedBox(dataDir: string, endpoint: string): ReceivedBox {
  const journal = openJournal(join(dataDir, 'mail-received.jsonl'), ReceivedMail);
  const kept = [...journal.replayed];
  const s3 = new S3Client({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: STAND_IN_KEY, secretAccessKey: STAND_IN_KEY },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return {
    async keep({ id, from, to }, raw) {
      const key = `mail/${id}`;
      await s3.send(new PutObjectCommand({ Bucket: BUCKETS.mail, Key: key, Body: raw, ContentType: 'message/rfc822' }));
      const mail = {
        id,
        key,
        at: new Date().toISOString(),
        from,
        to: [...to],
        subject: await subjectOf(raw),
        bytes: raw.length,
      };
      journal.append([mail]);
      kept.push(mail);
    },
    messages: () => kept.toReversed(),
    async raw(id) {
      const mail = kept.find((one) => one.id === id);
      if (mail === undefined) throw new RangeError(`no message ${id} was received`);
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKETS.mail, Key: mail.key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    close() {
      s3.destroy();
      journal.close();
    },
  };
}

/** Only a hint for the list, so what cannot be read has none; the head alone is looked at, whatever hangs below. */
async function subjectOf(raw: Buffer): Promise<string> {
  const end = raw.subarray(0, 64 * 1024).indexOf('\r\n\r\n');
  const head = raw.subarray(0, end === -1 ? 64 * 1024 : end);
  const { subject } = await PostalMime.parse(head).catch(() => ({ subject: undefined }));
  return subject ?? '';
}
