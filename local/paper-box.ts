import { join } from 'node:path';
import S3rver from 's3rver';

/** The bucket of uploaded papers on this machine. */
export const PAPERS_BUCKET = 'papers';

/** The stand-in knows one account only, by these words. */
export const STAND_IN_KEY = 'S3RVER';

export interface PaperBox {
  /** What the S3 client takes as its endpoint. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Stands in for S3: keeps its buckets as folders below `dataFolder`, on any free port of this machine. */
export async function startPaperBox(dataFolder: string): Promise<PaperBox> {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(dataFolder, 'buckets'),
    configureBuckets: [{ name: PAPERS_BUCKET, configs: [] }],
  });
  const { port } = await server.run();
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}
