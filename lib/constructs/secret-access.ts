import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Stage } from '../stage';
import type { Grant } from './grant';
import { keyUse } from './key-use';

/** What the names of a stage's secrets begin with. */
export function secretPrefix(stage: Stage): string {
  return `faturakom/${stage.name}/`;
}

/** May read these secrets, and no others. */
export function secretGrant(names: readonly string[], key: IKey, stage: Stage): Grant {
  const resources = names.map((name) => secretArn(secretPrefix(stage) + name));
  return {
    statements: [
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources }),
      keyUse(key, 'secretsmanager', ['Decrypt']),
    ],
    environment: { SECRET_PREFIX: secretPrefix(stage) },
    reasons: Object.fromEntries(
      names
        .filter((name) => name.endsWith('*'))
        .map((name) => [
          `IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${secretPrefix(stage)}${name}]`,
          'One secret for each bank or gateway, added by operators without a deployment.',
        ]),
    ),
  };
}

/** AWS ends the name of a secret with a hyphen and six random letters. */
function secretArn(name: string): string {
  const ending = name.endsWith('*') ? '' : '-??????';
  return `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:${name}${ending}`;
}
