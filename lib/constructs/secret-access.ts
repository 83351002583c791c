import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../stage';
import { acknowledge } from './acknowledge';

/** What the names of a stage's secrets begin with. */
export function secretPrefix(stage: Stage): string {
  return `faturakom/${stage.name}/`;
}

/** May read these secrets, and no others. AWS ends a secret's ARN with six random letters. */
export function secretStatement(scope: Construct, stage: Stage, names: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['secretsmanager:GetSecretValue'],
    resources: names.map((name) =>
      Stack.of(scope).formatArn({
        service: 'secretsmanager',
        resource: 'secret',
        resourceName: resourceName(stage, name),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ),
  });
}

/** Tells the rules why these ARNs end in wildcards. */
export function acknowledgeSecrets(scope: Construct, stage: Stage, names: readonly string[]): void {
  for (const name of names) {
    const arn = `arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${resourceName(stage, name)}`;
    acknowledge(scope, {
      [`IAM5[Resource::${arn}]`]: name.endsWith('*')
        ? 'One secret for each bank, added by operators without a deployment, under names AWS ends with random letters.'
        : 'AWS ends the name of a secret with six random letters.',
    });
  }
}

function resourceName(stage: Stage, name: string): string {
  return `${secretPrefix(stage)}${name.endsWith('*') ? name : `${name}-??????`}`;
}
