import {
  actionsOf,
  dev,
  lambdaNamed,
  ofService,
  onTables,
  prod,
  type Resource,
  resources,
  roleOf,
  statementsIn,
  statementsOf,
} from './synthesized';

const { mail: template } = prod;
const arnOf = (logicalId: string | undefined) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const text = (value: unknown) => JSON.stringify(value);

function queue(name: string): Resource {
  const found = resources('AWS::SQS::Queue', template).find(
    ({ Properties }) => Properties.QueueName === `faturakom-prod-${name}`,
  );
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
}

function queuePolicy(name: string) {
  return resources('AWS::SQS::QueuePolicy', template)
    .filter(({ Properties }) => text(Properties.Queues).includes(queue(name).logicalId))
    .flatMap(statementsIn)
    .filter(({ Effect }) => Effect === 'Allow');
}

const [rule] = resources('AWS::SES::ReceiptRule', template);
const bucket = resources('AWS::S3::Bucket', template).find(({ logicalId }) => logicalId.startsWith('MailBucket'));

test('takes mail for the three mailboxes only, over TLS, looked at for spam and viruses', () => {
  expect(resources('AWS::SES::ReceiptRule', template)).toHaveLength(1);
  expect(rule?.Properties.Rule).toMatchObject({
    Enabled: true,
    Recipients: ['evrak@faturakom.com', 'info@faturakom.com', 'faks@faturakom.com'],
    ScanEnabled: true,
    TlsPolicy: 'Require',
    Actions: [{ S3Action: { ObjectKeyPrefix: 'mail/', IamRoleArn: expect.anything() } }],
  });
  expect(text(resources('AWS::SES::ReceiptRule', dev.mail))).toContain('evrak@dev.faturakom.com');
});

test('lets the mail service of this account, by this one rule, put messages there and nothing else', () => {
  const roleId = /"IamRoleArn":{"Fn::GetAtt":\["(\w+)"/.exec(text(rule?.Properties))?.[1] ?? '';
  const trust = resources('AWS::IAM::Role', template).find(({ logicalId }) => logicalId === roleId);
  expect(text(trust?.Properties.AssumeRolePolicyDocument)).toMatch(
    /"aws:SourceAccount".*receipt-rule-set\/faturakom-prod-mail:receipt-rule\/faturakom-prod-mailboxes/,
  );
  const statements = statementsOf(template, roleId);
  expect(statements.flatMap(actionsOf)).toEqual(['s3:PutObject', 'kms:Encrypt', 'kms:GenerateDataKey']);
  expect(text(statements[0]?.Resource)).toContain('/mail/*');
});

test('encrypts received mail by its own key, keeps no copy of what is deleted, and nothing longer than a year', () => {
  expect(bucket).toMatchObject({
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      LifecycleConfiguration: { Rules: [expect.objectContaining({ ExpirationInDays: 365 })] },
      LoggingConfiguration: { DestinationBucketName: expect.anything() },
    },
    DeletionPolicy: 'Retain',
  });
  expect(text(bucket?.Properties.BucketEncryption)).toContain('MailKey');
  expect(bucket?.Properties.VersioningConfiguration).toBeUndefined();
});

test('tells the queue of the reader of every message, and only this bucket of this account may', () => {
  expect(bucket?.Properties.NotificationConfiguration).toMatchObject({
    QueueConfigurations: [
      {
        Event: 's3:ObjectCreated:*',
        Queue: arnOf(queue('read-mail').logicalId),
        Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'mail/' }] } },
      },
    ],
  });
  expect(queuePolicy('read-mail')).toMatchObject([
    {
      Action: 'sqs:SendMessage',
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { StringEquals: expect.anything() },
    },
  ]);
  expect(text(queuePolicy('read-mail'))).toContain('faturakom-prod-mail-');
  expect(text(bucket)).toMatch(/"DependsOn":\[[^\]]*ArrivalsQueuePolicy/);
});

test.each(['read-mail', 'note-bounces'])(
  '%s waits long enough for its Lambda, and its dead letters are kept',
  (name) => {
    const limits: Record<string, number> = { 'read-mail': 120, 'note-bounces': 30 };
    expect(queue(name).Properties).toMatchObject({
      VisibilityTimeout: 6 * (limits[name] ?? 0),
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: arnOf(queue(`${name}-lost`).logicalId), maxReceiveCount: 5 },
    });
    expect(queue(`${name}-lost`).Properties).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  },
);

test.each([
  'read-mail-lost',
  'read-mail-waits',
  'note-bounces-lost',
  'mail-bounces',
  'mail-complaints',
  'mail-infected',
])('somebody is woken by %s, and told who is hurt', (name) => {
  const alarm = resources('AWS::CloudWatch::Alarm', prod.watch).find(
    ({ Properties }) => Properties.AlarmName === `faturakom-prod-${name}`,
  );
  expect(alarm?.Properties.AlarmDescription).toMatch(/^.{40,}\.$/);
  expect(alarm?.Properties.AlarmActions).toHaveLength(1);
});

test('what bounces or is complained of goes to a Lambda that may note addresses and nothing else', () => {
  expect(
    resources('AWS::SES::ConfigurationSetEventDestination', template).map(({ Properties }) => Properties),
  ).toMatchObject([
    {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        SnsDestination: expect.anything(),
      },
    },
  ]);
  expect(resources('AWS::SNS::Subscription', template).map(({ Properties }) => Properties)).toMatchObject([
    { Protocol: 'sqs', Endpoint: arnOf(queue('note-bounces').logicalId), RawMessageDelivery: true },
  ]);
  const lambda = lambdaNamed('note-bounces', template);
  expect(resources('AWS::Lambda::EventSourceMapping', template).map(({ Properties }) => Properties)).toContainEqual(
    expect.objectContaining({
      EventSourceArn: arnOf(queue('note-bounces').logicalId),
      FunctionName: { Ref: lambda.logicalId },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
  );
  const statements = statementsOf(template, roleOf(lambda));
  expect(onTables(statements)).toEqual([
    {
      table: 'Office',
      actions: ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
      partitions: ['MAIL-SUPPRESSIONS'],
    },
  ]);
  expect(ofService('sqs', statements)).toMatchObject([{ Resource: arnOf(queue('note-bounces').logicalId) }]);
  expect(statements.flatMap(actionsOf).filter((action) => /^(s3|ses|sns|secretsmanager):/.test(action))).toEqual([]);
});

test('encrypts what is told of people’s addresses, and lets only the mail service of this account tell it', () => {
  const [topic] = resources('AWS::SNS::Topic', template);
  expect(text(topic?.Properties.KmsMasterKeyId)).toContain('MailKey');
  const allowed = resources('AWS::SNS::TopicPolicy', template)
    .flatMap(statementsIn)
    .filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toMatchObject([
    {
      Action: 'sns:Publish',
      Principal: { Service: 'ses.amazonaws.com' },
      Condition: { StringEquals: expect.anything() },
    },
  ]);
});

test('sends as the signed domain, over TLS only, and tells operators the DNS records and how to begin', () => {
  expect(resources('AWS::SES::EmailIdentity', template)[0]?.Properties).toMatchObject({
    EmailIdentity: 'faturakom.com',
    MailFromAttributes: { MailFromDomain: 'posta.faturakom.com', BehaviorOnMxFailure: 'REJECT_MESSAGE' },
  });
  expect(resources('AWS::SES::ConfigurationSet', template)[0]?.Properties).toMatchObject({
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    ReputationOptions: { ReputationMetricsEnabled: true },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
  const outputs = text(template.findOutputs('*'));
  for (const record of [
    'v=spf1 include:amazonses.com',
    '_dmarc.faturakom.com TXT',
    'inbound-smtp.',
    'CNAME',
    'set-active-receipt-rule-set',
  ]) {
    expect(outputs).toContain(record);
  }
});

describe.each([
  ['mail', prod.mail, dev.mail],
  ['papers', prod.data, dev.data],
] as const)('the scan of %s', (prefix, scanned, unscanned) => {
  test('is there when it is switched on, and not unless', () => {
    expect(
      resources('AWS::GuardDuty::MalwareProtectionPlan', scanned).map(({ Properties }) => Properties),
    ).toMatchObject([
      {
        Actions: { Tagging: { Status: 'ENABLED' } },
        ProtectedResource: { S3Bucket: { ObjectPrefixes: [`${prefix}/`] } },
      },
    ]);
    expect(resources('AWS::GuardDuty::MalwareProtectionPlan', unscanned)).toEqual([]);
  });

  test('lets nobody read what it has not found clean', () => {
    const denials = resources('AWS::S3::BucketPolicy', scanned)
      .flatMap(statementsIn)
      .filter(({ Effect, Condition }) => Effect === 'Deny' && text(Condition).includes('GuardDutyMalwareScanStatus'));
    expect(denials).toMatchObject([
      {
        Principal: { AWS: '*' },
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Condition: { StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' } },
      },
    ]);
    expect(text(denials[0]?.Resource)).toContain(`/${prefix}/*`);
  });
});

describe('the reader of mail', () => {
  const statements = statementsOf(template, roleOf(lambdaNamed('read-mail', template)));
  const READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];

  test('may write nothing but cases, and sees of agents only that there is one', () => {
    expect(onTables(statements)).toEqual([
      { table: 'Agents', actions: READS, partitions: ['AGENTS', 'CODE#*', 'EMAIL#*'] },
      {
        table: 'Office',
        actions: [
          ...READS,
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ].sort(),
        partitions: ['CASE#*', 'CASES#*', 'CASES-OF#*', 'CASE-MAIL#*', 'CASE-NUMBERS', 'CASE-ACKS#*', 'CASE-LETTERS#*'],
      },
      { table: 'Office', actions: READS, partitions: ['MAIL-SUPPRESSIONS'] },
    ]);
  });

  test('puts papers and fetches none, and reads raw messages without removing any', () => {
    const s3 = ofService('s3', statements);
    expect(s3.map(actionsOf)).toEqual([['s3:GetObject'], ['s3:PutObject']]);
    expect(text(s3[0]?.Resource)).toMatch(/mail.*\/mail\/\*/);
    for (const folder of ['cases', 'records', 'quarantine']) expect(text(s3[1]?.Resource)).toContain(`/${folder}/*`);
  });

  test('takes one message at a time, with the memory the largest needs', () => {
    expect(lambdaNamed('read-mail', template).Properties.MemorySize).toBe(1_769);
    const source = resources('AWS::Lambda::EventSourceMapping', template).find(({ Properties }) =>
      text(Properties.FunctionName).includes('readmail'),
    );
    expect(source?.Properties).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });
});
