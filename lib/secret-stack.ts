import { Aws, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './constructs/acknowledge';
import type { Alert } from './constructs/alert';
import { HouseFunction } from './constructs/house-function';
import { keyUse } from './constructs/key-use';
import type { Holdings } from './constructs/needs';
import { secretPrefix } from './constructs/secret-access';
import { removalOfData, type Stage } from './stage';

/** What the key is before its first rotation, which follows at once. CloudFormation writes it only if it ever changes. */
const NO_KEYS = SecretValue.unsafePlainText('{"keys":[]}');

/**
 * The secrets that make themselves: the key quotes are signed with, new every 90 days, and the one that seals the secrets of
 * the staff's authenticators. What banks and collection gateways
 * gave us is entered by operators, under the stage's own key and with no deployment:
 *
 *     aws secretsmanager create-secret --kms-key-id alias/faturakom-prod-secrets \
 *       --name faturakom/prod/bank/<account> --secret-string file://credentials.json
 *
 * likewise `collection/<gateway>`. Those rotate when their issuer issues anew: `put-secret-value`, taken up within five
 * minutes. `receipt-key`, which proves receipts for ten years, is entered once and outlives any stack, so it is theirs too:
 * `{"keys":["<openssl rand -base64 32>"]}`. A quote key that got out is thrown away by putting `{"keys":[]}` and
 * `rotate-secret`: open quotes end there.
 */
export class SecretStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, holdings }: { stage: Stage; holdings: Holdings }) {
    super(scope, id, { description: 'Faturakom: secrets that make themselves' });
    const secret = new Secret(this, 'QuoteKey', {
      secretName: `${secretPrefix(stage)}quote-key`,
      description: 'Signs quotes',
      encryptionKey: holdings.secretsKey,
      secretStringValue: NO_KEYS,
      removalPolicy: removalOfData(stage),
    });
    const totpKey = new Secret(this, 'TotpKey', {
      secretName: `${secretPrefix(stage)}totp-key`,
      description: "Seals the secrets of the staff's authenticators",
      encryptionKey: holdings.secretsKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalOfData(stage),
    });
    acknowledge(totpKey, {
      SMG4: 'Another key would lock every authenticator out; the staff would have to enrol anew.',
    });
    const rotation = new HouseFunction(this, 'rotate-quote-key', {
      stage,
      name: 'rotate-quote-key',
      entry: 'lambdas/events/rotate-quote-key.ts',
      memoryMb: 256,
      timeout: Duration.seconds(30),
      holdings,
      needs: { tables: {} },
      permissions: [
        new PolicyStatement({
          actions: ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
            (action) => `secretsmanager:${action}`,
          ),
          resources: [secret.secretArn],
        }),
        keyUse(holdings.secretsKey, 'secretsmanager', ['Decrypt', 'GenerateDataKey']),
      ],
      impact: 'Agents notice nothing yet, or cannot pay bills if this is a new stage: the quote key does not rotate.',
    });
    rotation.function.addPermission('Rotation', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
    });
    new CfnRotationSchedule(this, 'QuoteKeyRotation', {
      secretId: secret.secretArn,
      rotationLambdaArn: rotation.function.functionArn,
      rotationRules: { automaticallyAfterDays: 90 },
      rotateImmediatelyOnUpdate: true,
    }).node.addDependency(rotation);
    this.alerts = rotation.alerts;
  }
}
