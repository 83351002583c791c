import { actionsOf, prod, resources, roleOf, statementsOf } from './synthesized';

const { schedule: template } = prod;
const [lambda] = resources('AWS::Lambda::Function', template);
const statements = lambda === undefined ? [] : statementsOf(template, roleOf(lambda));

test('loads balances every minute, tries again, and keeps what it could not deliver', () => {
  expect(resources('AWS::Scheduler::Schedule', template).map(({ Properties }) => Properties)).toMatchObject([
    {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 },
        DeadLetterConfig: { Arn: expect.anything() },
      },
    },
  ]);
});

test('keeps a run that failed after its retries in the same queue', () => {
  const queue = resources('AWS::SQS::Queue', template)[0]?.logicalId;
  expect(resources('AWS::Lambda::EventInvokeConfig', template)[0]?.Properties).toMatchObject({
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue, 'Arn'] } } },
  });
  expect(resources('AWS::SQS::Queue', template)[0]?.Properties).toMatchObject({ SqsManagedSseEnabled: true });
});

test('runs one copy that is over before the next begins', () => {
  expect(lambda?.Properties).toMatchObject({
    FunctionName: 'faturakom-prod-load-balances',
    ReservedConcurrentExecutions: 1,
    Timeout: 50,
  });
});

test('the loader changes and removes nothing that stands', () => {
  const actions = statements.flatMap(actionsOf);
  expect(actions).toContain('dynamodb:PutItem');
  expect(actions).not.toContain('dynamodb:UpdateItem');
  expect(actions).not.toContain('dynamodb:DeleteItem');
  const puts = statements.filter((statement) => actionsOf(statement).includes('dynamodb:PutItem'));
  expect(JSON.stringify(puts)).toContain('GetAttTransactions');
  expect(JSON.stringify(puts)).not.toMatch(/GetAtt(Agents|Office)/);
});

test('the loader reads the banks’ secrets of its own stage and no other secret', () => {
  const secrets = statements.filter((statement) =>
    actionsOf(statement).some((action) => /^secretsmanager:/.test(action)),
  );
  expect(secrets).toHaveLength(1);
  expect(secrets[0]?.Action).toBe('secretsmanager:GetSecretValue');
  expect(JSON.stringify(secrets[0]?.Resource)).toMatch(/:secret:faturakom\/prod\/bank\/\*"/);
});

test('the scheduler may start the loader and fill the queue, for this account only', () => {
  const scheduler = resources('AWS::IAM::Role', template).find(({ Properties }) =>
    JSON.stringify(Properties.AssumeRolePolicyDocument).includes('scheduler.amazonaws.com'),
  );
  expect(JSON.stringify(scheduler?.Properties.AssumeRolePolicyDocument)).toContain('aws:SourceAccount');
  const actions = statementsOf(template, scheduler?.logicalId ?? '').flatMap(actionsOf);
  expect(actions.sort()).toEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
});
