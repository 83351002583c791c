import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Group } from '../../shared/api/contract';
import { nameIn, type Stage } from '../stage';
import type { Grant } from './grant';
import { keyUse } from './key-use';

export type PaperAccess = NonNullable<Group['papers']>;

/** Who puts papers cannot look at any, not even its own. */
const actions: Readonly<Record<PaperAccess, { readonly s3: string; readonly kms: string }>> = {
  put: { s3: 's3:PutObject', kms: 'GenerateDataKey' },
  get: { s3: 's3:GetObject', kms: 'Decrypt' },
};

/** What the bucket of uploaded papers is called. Names of buckets are the whole world's, hence the account. */
export function paperBucketName(stage: Stage): string {
  return `${nameIn(stage, 'papers')}-${Aws.ACCOUNT_ID}`;
}

/** May put papers (or announcements' files) into their folder of the bucket, or get them from it. */
export function paperGrant(access: PaperAccess, folder: 'papers' | 'news', key: IKey, stage: Stage): Grant {
  const { s3, kms } = actions[access];
  const resources = [`arn:${Aws.PARTITION}:s3:::${paperBucketName(stage)}/${folder}/*`];
  const written = `arn:<AWS::Partition>:s3:::${nameIn(stage, 'papers')}-<AWS::AccountId>/${folder}/*`;
  return {
    statements: [new PolicyStatement({ actions: [s3], resources }), keyUse(key, 's3', [kms])],
    environment: { PAPERS_BUCKET: paperBucketName(stage) },
    reasons: { [`IAM5[Resource::${written}]`]: 'Every paper of one folder, and nothing else of the bucket.' },
  };
}
