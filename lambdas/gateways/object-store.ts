import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

type Environment = Readonly<Record<string, string | undefined>>;

/** The objects of one bucket, by their keys. */
export interface ObjectStore {
  put(key: string, content: Uint8Array, type: string): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  getPart(key: string, from: number, bytes: number): Promise<Uint8Array>;
  stream(key: string): Promise<AsyncIterable<Uint8Array>>;
  remove(key: string): Promise<void>;
}

/**
 * A bucket of S3; it encrypts by itself, with its own key. `S3_ENDPOINT` points to a stand-in, which understands neither
 * the checksums newer clients add nor buckets as host names.
 */
export function openObjectStore(env: Environment, bucket: string): ObjectStore {
  const client = openClient(env);
  return {
    async put(Key, content, ContentType) {
      const ContentLength = content.byteLength;
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: content, ContentType, ContentLength }));
    },
    async get(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      if (Body === undefined) throw new Error(`object ${Key} is empty`);
      return Body.transformToByteArray();
    },
    /** So many bytes from a place on, or as many as there are. */
    async getPart(Key, from, bytes) {
      const Range = `bytes=${from}-${from + bytes - 1}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, Range }));
      if (Body === undefined) throw new Error(`object ${Key} is empty`);
      return Body.transformToByteArray();
    },
    async stream(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      if (!(Body instanceof Readable)) throw new Error(`object ${Key} is empty`);
      return Body;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    },
  };
}

/** The account's bucket whose name begins so, for operators who do not know its end. */
export async function bucketNamed(env: Environment, prefix: string): Promise<string | undefined> {
  const { Buckets = [] } = await openClient(env).send(new ListBucketsCommand({ Prefix: prefix }));
  return Buckets.find(({ Name }) => Name?.startsWith(prefix))?.Name;
}

function openClient(env: Environment): S3Client {
  return new S3Client(
    env.S3_ENDPOINT === undefined
      ? {}
      : { endpoint: env.S3_ENDPOINT, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' },
  );
}
