import type { EventEmitter } from 'node:events';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { S3Event } from 'aws-lambda';
import S3rver from 's3rver';

/** The buckets on this machine: uploaded papers, received mail, banks' statement files. */
export const BUCKETS = { papers: 'papers', mail: 'mail', statements: 'statements' } as const;
export type BucketName = (typeof BUCKETS)[keyof typeof BUCKETS];

/** The stand-in knows one account only, by these words. */
export const STAND_IN_KEY = 'S3RVER';

export interface Buckets {
  /** What the S3 client takes as its endpoint. */
  readonly endpoint: string;
  /**
   * Tells of each object put into a bucket below `prefix`, as S3 tells a queue. The object is on disk then, and whoever
   * puts it has no answer before `tell` is done; when `tell` throws, the put fails.
   */
  onObject(bucket: BucketName, prefix: string, tell: (notice: string) => void): void;
  close(): Promise<void>;
}

/** Stands in for S3: keeps its buckets as folders below `dataFolder`, on any free port of this machine. */
export async function startBuckets(dataFolder: string): Promise<Buckets> {
  const directory = join(dataFolder, 'buckets');
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: Object.values(BUCKETS).map((name) => ({ name, configs: [] })),
  });
  const { port } = await server.run();
  const events: Pick<EventEmitter, 'on'> = server as unknown as EventEmitter;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    onObject(bucket, prefix, tell) {
      events.on('event', (event: S3Event) => {
        const [record] = event.Records;
        if (record === undefined || record.s3.bucket.name !== bucket) return;
        const { key } = record.s3.object;
        if (!record.eventName.startsWith('ObjectCreated') || !key.startsWith(prefix)) return;
        sync(join(directory, bucket, `${key}._S3rver_object`));
        tell(JSON.stringify(asS3Tells(event)));
      });
    },
    close: () => server.close(),
  };
}

/** S3 writes keys as forms are written; the stand-in writes them plainly. */
function asS3Tells({ Records }: S3Event): S3Event {
  const written = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
  return {
    Records: Records.map((record) => ({
      ...record,
      s3: { ...record.s3, object: { ...record.s3.object, key: written(record.s3.object.key) } },
    })),
  };
}

/** Waits until the disk has a file, and its folder the file's name. */
function sync(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}
