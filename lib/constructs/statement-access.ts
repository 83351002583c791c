import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { nameIn, type Stage } from '../stage';
import { dropBucketName } from './drop-bucket';
import type { Grant } from './grant';
import { keyUse } from './key-use';

/** Where statement files lie in their bucket, each in its account's folder. */
export const STATEMENTS_PREFIX = 'statements/';

/** Who uploads files reads none, and who reads them puts none. */
export type StatementAccess = 'put' | 'get';

const actions: Readonly<Record<StatementAccess, { readonly s3: string; readonly kms: string }>> = {
  put: { s3: 's3:PutObject', kms: 'GenerateDataKey' },
  get: { s3: 's3:GetObject', kms: 'Decrypt' },
};

/** May put statement files into their bucket, or get them from it. */
export function statementGrant(access: StatementAccess, key: IKey, stage: Stage): Grant {
  const { s3, kms } = actions[access];
  const bucketName = dropBucketName(stage, 'statements');
  const written = `arn:<AWS::Partition>:s3:::${nameIn(stage, 'statements')}-<AWS::AccountId>/${STATEMENTS_PREFIX}*`;
  return {
    statements: [
      new PolicyStatement({
        actions: [s3],
        resources: [`arn:${Aws.PARTITION}:s3:::${bucketName}/${STATEMENTS_PREFIX}*`],
      }),
      keyUse(key, 's3', [kms]),
    ],
    environment: { STATEMENTS_BUCKET: bucketName },
    reasons: { [`IAM5[Resource::${written}]`]: 'Any statement file: banks name them as they like.' },
  };
}
