import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** The messages as they were received, by the key their arrival told. */
export interface RawMail {
  get(key: string): Promise<Uint8Array>;
  remove(key: string): Promise<void>;
}

/** The bucket SES puts received messages into; `S3_ENDPOINT` points to a stand-in. */
export function openRawMail(env: Readonly<Record<string, string | undefined>>): RawMail {
  const client = new S3Client(env.S3_ENDPOINT === undefined ? {} : { endpoint: env.S3_ENDPOINT, forcePathStyle: true });
  const place = (Key: string) => ({ Bucket: env.MAIL_BUCKET, Key });
  return {
    async get(key) {
      const { Body } = await client.send(new GetObjectCommand(place(key)));
      if (Body === undefined) throw new Error(`the message ${key} is empty`);
      return Body.transformToByteArray();
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(place(key)));
    },
  };
}
