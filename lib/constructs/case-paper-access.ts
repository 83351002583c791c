import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Group } from '../../shared/api/contract';
import { nameIn, type Stage } from '../stage';
import type { Grant } from './grant';
import { keyUse } from './key-use';
import { paperBucketName } from './paper-access';

/** `delete` is the nightly duty's alone: no group of the contract has it. */
export type CasePaperAccess = NonNullable<Group['casePapers']> | 'delete';

/** What is quarantined can be put and deleted, and fetched by nobody. */
const folders: Readonly<Record<CasePaperAccess, readonly string[]>> = {
  put: ['cases', 'records', 'quarantine'],
  get: ['cases', 'records', 'papers'],
  delete: ['cases', 'records', 'quarantine', 'papers'],
};
const actions = {
  put: { s3: 's3:PutObject', kms: 'GenerateDataKey' },
  get: { s3: 's3:GetObject', kms: 'Decrypt' },
  delete: { s3: 's3:DeleteObject', kms: undefined },
} as const;

/** May put the papers of cases into their folders, look at those that may be looked at, or delete what is over. */
export function casePaperGrant(access: CasePaperAccess, key: IKey, stage: Stage): Grant {
  const { s3, kms } = actions[access];
  const inBucket = (folder: string) => `arn:${Aws.PARTITION}:s3:::${paperBucketName(stage)}/${folder}/*`;
  const written = (folder: string) =>
    `arn:<AWS::Partition>:s3:::${nameIn(stage, 'papers')}-<AWS::AccountId>/${folder}/*`;
  const reason = 'Every paper of one folder, and nothing else of the bucket.';
  return {
    statements: [
      new PolicyStatement({ actions: [s3], resources: folders[access].map(inBucket) }),
      ...(kms === undefined ? [] : [keyUse(key, 's3', [kms])]),
    ],
    environment: { PAPERS_BUCKET: paperBucketName(stage) },
    reasons: Object.fromEntries(folders[access].map((folder) => [`IAM5[Resource::${written(folder)}]`, reason])),
  };
}
