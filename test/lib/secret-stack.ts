import { actionsOf, lambdaNamed, ofService, prod, resources, roleOf, statementsOf } from './synthesized';

const { secrets: template } = prod;
const secrets = resources('AWS::SecretsManager::Secret', template);
const secret = secrets.find(({ Properties }) => Properties.Name === 'faturakom/prod/quote-key');
const lambda = lambdaNamed('rotate-quote-key', template);
const statements = statementsOf(template, roleOf(lambda));

test('makes our own keys only: what others gave us is entered by operators', () => {
  const names = secrets.map(({ Properties }) => Properties.Name);
  expect(names.sort()).toEqual(['faturakom/prod/quote-key', 'faturakom/prod/totp-key']);
  for (const made of secrets) {
    expect(made.DeletionPolicy).toBe('Retain');
    expect(JSON.stringify(made.Properties.KmsKeyId)).toContain('GetAttSecretsKey');
  }
});

test('carries no key in the template', () => {
  expect(secret?.Properties.SecretString).toBe('{"keys":[]}');
  const sealing = secrets.find((made) => made !== secret);
  expect(sealing?.Properties).toMatchObject({ GenerateSecretString: { PasswordLength: 64 } });
  expect(sealing?.Properties).not.toHaveProperty('SecretString');
});

test('rotates at once and every 90 days, when the Lambda may already run', () => {
  const [rotation] = Object.values(template.findResources('AWS::SecretsManager::RotationSchedule'));
  expect(rotation?.Properties).toMatchObject({
    SecretId: { Ref: secret?.logicalId },
    RotationLambdaARN: { 'Fn::GetAtt': [lambda.logicalId, 'Arn'] },
    RotationRules: { AutomaticallyAfterDays: 90 },
    RotateImmediatelyOnUpdate: true,
  });
  const [permission] = resources('AWS::Lambda::Permission', template);
  const policies = resources('AWS::IAM::Policy', template).map(({ logicalId }) => logicalId);
  expect(rotation?.DependsOn).toEqual(expect.arrayContaining([permission?.logicalId, ...policies]));
});

test('lets Secrets Manager of this account start the rotation, and nobody else', () => {
  expect(resources('AWS::Lambda::Permission', template).map(({ Properties }) => Properties)).toEqual([
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': [lambda.logicalId, 'Arn'] },
      Principal: 'secretsmanager.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
    },
  ]);
});

test('the rotation reads and renews this one secret, and touches no table', () => {
  expect(ofService('secretsmanager', statements)).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      Resource: { Ref: secret?.logicalId },
    },
  ]);
  const rest = statements.flatMap(actionsOf).filter((action) => !action.startsWith('secretsmanager:'));
  expect(rest.sort()).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'logs:CreateLogStream', 'logs:PutLogEvents']);
});
