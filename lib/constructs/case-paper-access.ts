import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Group } from '../../shared/api/contract';
import { nameIn, type Stage } from '../stage';
import type { Grant } from './grant';
import { keyUse } from './key-use';
import { paperBucketName } from './paper-access';

/** `delete` is the nightly duty's alone, `make` is that of the papers we write ourselves: no group of the contract has them. */
export type CasePaperAccess = NonNullable<Group['casePapers']> | 'delete' | 'make';

/** What is quarantined can be put and deleted, and fetched by nobody. */
const folders: Readonly<Record<CasePaperAccess, readonly string[]>> = {
  put: ['cases', 'records', 'quarantine'],
  get: ['cases', 'records', 'papers', 'closings'],
  delete: ['cases', 'records', 'quarantine', 'papers', 'closings'],
  make: ['closings'],
};
const actions: Readonly<Record<CasePaperAccess, { readonly s3: readonly string[]; readonly kms: readonly string[] }>> =
  {
    put: { s3: ['s3:PutObject'], kms: ['GenerateDataKey'] },
    get: { s3: ['s3:GetObject'], kms: ['Decrypt'] },
    delete: { s3: ['s3:DeleteObject'], kms: [] },
    make: { s3: ['s3:PutObject', 's3:GetObject'], kms: ['GenerateDataKey', 'Decrypt'] },
  };

/** May put the papers of cases into their folders, look at those that may be looked at, make ours, or delete what is over. */
export function casePaperGrant(access: CasePaperAccess, key: IKey, stage: Stage): Grant {
  const { s3, kms } = actions[access];
  const inBucket = (folder: string) => `arn:${Aws.PARTITION}:s3:::${paperBucketName(stage)}/${folder}/*`;
  const written = (folder: string) =>
    `arn:<AWS::Partition>:s3:::${nameIn(stage, 'papers')}-<AWS::AccountId>/${folder}/*`;
  const reason = 'Every paper of one folder, and nothing else of the bucket.';
  return {
    statements: [
      new PolicyStatement({ actions: [...s3], resources: folders[access].map(inBucket) }),
      ...(kms.length === 0 ? [] : [keyUse(key, 's3', [...kms])]),
    ],
    environment: { PAPERS_BUCKET: paperBucketName(stage) },
    reasons: Object.fromEntries(folders[access].map((folder) => [`IAM5[Resource::${written(folder)}]`, reason])),
  };
}
