import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** Leave to use a key by way of one service of AWS only: the key opens nothing that the service would not hand out. */
export function keyUse(key: IKey, service: 'dynamodb' | 's3' | 'secretsmanager', actions: readonly string[]) {
  return new PolicyStatement({
    actions: actions.map((action) => `kms:${action}`),
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } },
  });
}
