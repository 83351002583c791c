import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Paper } from '../../shared/domain/paper';

type PaperName = Pick<Paper, 'agent' | 'id'>;

/** The contents of uploaded papers. */
export interface Papers {
  put(paper: Paper, content: Uint8Array): Promise<void>;
  get(paper: PaperName): Promise<Uint8Array>;
  remove(paper: PaperName): Promise<void>;
}

/**
 * The papers' bucket; it encrypts with its own key. `S3_ENDPOINT` points to a stand-in, which understands neither the
 * checksums newer clients add nor buckets as host names.
 */
export function openPapers(env: Readonly<Record<string, string | undefined>>): Papers {
  const client = new S3Client(
    env.S3_ENDPOINT === undefined
      ? {}
      : { endpoint: env.S3_ENDPOINT, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' },
  );
  const place = ({ agent, id }: PaperName) => ({ Bucket: env.PAPERS_BUCKET, Key: `papers/${agent}/${id}` });
  return {
    async put(paper, content) {
      await client.send(
        new PutObjectCommand({
          ...place(paper),
          Body: content,
          ContentType: paper.type,
          ContentLength: content.byteLength,
        }),
      );
    },
    async get(paper) {
      const { Body } = await client.send(new GetObjectCommand(place(paper)));
      if (Body === undefined) throw new Error(`paper ${paper.id} is empty`);
      return Body.transformToByteArray();
    },
    async remove(paper) {
      await client.send(new DeleteObjectCommand(place(paper)));
    },
  };
}
