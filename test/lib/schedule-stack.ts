import { readdirSync } from 'node:fs';
import {
  actionsOf,
  lambdaNamed,
  ofService,
  onTables,
  prod,
  readableSecrets,
  resources,
  roleOf,
  statementsOf,
  writtenSecrets,
} from './synthesized';

const { schedule: template } = prod;
const PUTS = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem'];
const READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const minutely = {
  schedule: { ScheduleExpression: 'rate(1 minute)' },
  lateSeconds: 300,
  timeoutSeconds: 55,
};
const movesPayments = {
  tables: [
    { table: 'Transactions', actions: [...READS, ...PUTS].sort(), partitions: ['AGENT#*', 'ACCOUNT#*'] },
    { table: 'Office', actions: READS, partitions: ['INSTITUTIONS'] },
  ],
  secrets: ['collection/*'],
};

/** What runs by the clock, said again, so that a change of what a duty may do is a change here too. */
const expected = [
  {
    name: 'load-balances',
    ...minutely,
    tables: [
      { table: 'Agents', actions: READS, partitions: ['PHONE#*', 'IBAN#*'] },
      {
        table: 'Transactions',
        actions: [...READS, ...PUTS].sort(),
        partitions: ['BANK#*', 'SUSPENSE', 'ACCOUNT#*', 'OUTGOING#*', 'SENDER#*', 'SIGHTINGS#*'],
      },
      {
        table: 'Office',
        actions: [...READS, ...PUTS].sort(),
        partitions: ['BANK-ACCOUNTS', 'FINDINGS', 'FINDINGS-OPEN'],
      },
      { table: 'Office', actions: ['dynamodb:DeleteItem'], partitions: ['FINDINGS-OPEN'] },
    ],
    secrets: ['bank/*'],
    sms: true,
  },
  {
    name: 'settle-payments',
    ...minutely,
    ...movesPayments,
    tables: [
      { table: 'Agents', actions: READS, partitions: ['AGENT#*'] },
      {
        table: 'Transactions',
        actions: [...READS, ...PUTS].sort(),
        partitions: ['AGENT#*', 'ACCOUNT#*', 'MANUAL-PAYMENTS'],
      },
      { table: 'Office', actions: READS, partitions: ['INSTITUTIONS'] },
    ],
    sms: true,
  },
  {
    name: 'tend-letters',
    ...minutely,
    tables: [
      { table: 'Transactions', actions: READS, partitions: ['ACCOUNT#*'] },
      {
        table: 'Office',
        actions: [...READS, ...PUTS, 'dynamodb:DeleteItem'].sort(),
        partitions: ['CASE#*', 'CASE-LETTERS#*', 'CASE-MAIL#*'],
      },
      { table: 'Office', actions: READS, partitions: ['MAIL-SUPPRESSIONS', 'INSTITUTIONS'] },
    ],
    secrets: [],
    mail: true,
  },
  {
    name: 'pass-cancellations',
    schedule: { ScheduleExpression: 'cron(0 17 ? * MON-FRI *)', ScheduleExpressionTimezone: 'Europe/Istanbul' },
    lateSeconds: 3_600,
    timeoutSeconds: 900,
    ...movesPayments,
  },
  {
    name: 'close-day',
    schedule: { ScheduleExpression: 'cron(15/30 0-5 * * ? *)', ScheduleExpressionTimezone: 'Europe/Istanbul' },
    lateSeconds: 3_600,
    timeoutSeconds: 900,
    tables: [
      { table: 'Agents', actions: READS, partitions: ['AGENTS'] },
      {
        table: 'Transactions',
        actions: [...READS, ...PUTS].sort(),
        partitions: [
          'AGENT#*',
          'ACCOUNT#*',
          'DAY-ENDS',
          'BANK#*',
          'SENDER#*',
          'SIGHTINGS#*',
          'PROPOSAL#*',
          'PROPOSALS',
        ],
      },
      { table: 'Transactions', actions: READS, partitions: ['OUTGOING#*'] },
      { table: 'Transactions', actions: [...READS, 'dynamodb:DeleteItem'].sort(), partitions: ['RETURNS'] },
      {
        table: 'Office',
        actions: [...READS, ...PUTS].sort(),
        partitions: [
          ...['INSTITUTIONS', 'BANK-ACCOUNTS', 'STATEMENT-BALANCES#*', 'FINDINGS', 'FINDINGS-OPEN'],
          ...['RECONCILIATIONS#*', 'CLEARING', 'LOADING-DAYS', 'CONTROL#*', 'CONTROLS#*'],
        ],
      },
      { table: 'Office', actions: ['dynamodb:DeleteItem'], partitions: ['FINDINGS-OPEN'] },
      {
        table: 'Office',
        actions: [...READS, ...PUTS, 'dynamodb:DeleteItem'].sort(),
        partitions: ['CASE#*', 'CASES#*', 'CASES-OF#*', 'PAPERS#*', 'PAPER-DELETIONS', 'CLOSURES'],
      },
      { table: 'Office', actions: READS, partitions: ['LIMITS'] },
      { table: 'Office', actions: PUTS, partitions: ['AUDIT#*'] },
    ],
    secrets: ['collection/*'],
  },
];

test('runs these duties and no others', () => {
  const names = resources('AWS::Scheduler::Schedule', template).map(({ Properties }) => Properties.Name);
  expect(names.sort()).toEqual(expected.map(({ name }) => `faturakom-prod-${name}`).sort());
  expect(resources('AWS::Lambda::Function', template)).toHaveLength(expected.length);
});

describe.each(expected.map((duty) => [duty.name, duty] as const))('%s', (name, duty) => {
  const lambda = lambdaNamed(name, template);
  const statements = statementsOf(template, roleOf(lambda));
  const arnOf = (logicalId: string | undefined) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
  const schedule = resources('AWS::Scheduler::Schedule', template).find(
    ({ Properties }) => Properties.Name === `faturakom-prod-${name}`,
  );
  const queue = resources('AWS::SQS::Queue', template).find(
    ({ Properties }) => Properties.QueueName === `faturakom-prod-${name}-lost`,
  );

  test('is started when it should be, tried again, and kept when it cannot be delivered', () => {
    expect(schedule?.Properties).toMatchObject({
      ...duty.schedule,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: arnOf(lambda.logicalId),
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: duty.lateSeconds },
        DeadLetterConfig: { Arn: arnOf(queue?.logicalId) },
      },
    });
  });

  test('keeps a run that failed after its retries in the same queue', () => {
    const config = resources('AWS::Lambda::EventInvokeConfig', template).find(
      ({ Properties }) => (Properties.FunctionName as { Ref: string }).Ref === lambda.logicalId,
    );
    expect(config?.Properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: duty.lateSeconds,
      DestinationConfig: { OnFailure: { Destination: arnOf(queue?.logicalId) } },
    });
    expect(queue?.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  });

  test('runs one copy with a time limit', () => {
    expect(lambda.Properties).toMatchObject({ ReservedConcurrentExecutions: 1, Timeout: duty.timeoutSeconds });
  });

  test('touches the partitions it works on, and changes or removes nothing but by a put', () => {
    expect(onTables(statements)).toEqual(duty.tables);
  });

  test('reads the secrets of those it talks to, and no other', () => {
    expect(readableSecrets(statements)).toEqual(writtenSecrets(duty.secrets, 'prod'));
  });

  test('uses the keys of tables and secrets, and may do nothing else but log, give a run up, and text where it has to', () => {
    expect(ofService('kms', statements)).toHaveLength(2);
    const rest = statements.flatMap(actionsOf).filter((action) => !/^(dynamodb|kms|s3|secretsmanager):/.test(action));
    expect(rest.sort()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      ...('mail' in duty ? ['ses:SendRawEmail'] : []),
      ...('sms' in duty ? ['sns:Publish'] : []),
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
    expect(ofService('sqs', statements)).toMatchObject([{ Resource: arnOf(queue?.logicalId) }]);
  });

  test('is started by a scheduler of this account that may do nothing else', () => {
    const { Target: target } = schedule?.Properties ?? {};
    const roleId = /"RoleArn":{"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(target))?.[1] ?? '';
    const role = resources('AWS::IAM::Role', template).find(({ logicalId }) => logicalId === roleId);
    expect(JSON.stringify(role?.Properties.AssumeRolePolicyDocument)).toContain('aws:SourceAccount');
    expect(statementsOf(template, roleId)).toMatchObject([
      { Action: 'lambda:InvokeFunction', Resource: arnOf(lambda.logicalId) },
      { Action: 'sqs:SendMessage', Resource: arnOf(queue?.logicalId) },
    ]);
  });
});

test('every handler of an event is deployed', () => {
  const handlers = readdirSync('lambdas/events').map((file) => file.replace('.ts', ''));
  expect(handlers.sort()).toEqual(
    [...expected.map(({ name }) => name), 'note-bounces', 'read-mail', 'read-statement', 'rotate-quote-key'].sort(),
  );
});

test('the duty that closes the day deletes papers and raw messages and looks at none; another makes ours, and sees no other', () => {
  for (const { name } of expected) {
    const granted = ofService('s3', statementsOf(template, roleOf(lambdaNamed(name, template))));
    const deletes = ['s3:DeleteObject', 's3:DeleteObject'];
    const makes = ['s3:PutObject', 's3:GetObject'];
    const wanted = name === 'close-day' ? deletes : name === 'tend-letters' ? makes : [];
    expect(granted.flatMap(actionsOf)).toEqual(wanted);
    if (name === 'tend-letters') expect(JSON.stringify(granted)).toMatch(/\/closings\/\*"/);
  }
});
