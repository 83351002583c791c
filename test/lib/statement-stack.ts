import { actionsOf, lambdaNamed, onTables, prod, resources, roleOf, statementsIn, statementsOf } from './synthesized';

const { statements: template } = prod;
const text = (value: unknown) => JSON.stringify(value);

test('tells the reader’s queue of every statement file, and only this bucket of this account may', () => {
  const bucket = resources('AWS::S3::Bucket', template).find(({ logicalId }) =>
    logicalId.startsWith('StatementsBucket'),
  );
  expect(bucket?.Properties.NotificationConfiguration).toMatchObject({
    QueueConfigurations: [{ Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'statements/' }] } } }],
  });
  expect(text(bucket?.Properties.BucketEncryption)).toContain('PapersKey');
  const allowed = resources('AWS::SQS::QueuePolicy', template)
    .flatMap(statementsIn)
    .filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toMatchObject([{ Action: 'sqs:SendMessage', Principal: { Service: 's3.amazonaws.com' } }]);
});

test('lets the reader get files, decide their lines as the loader does, write what they came to, and nothing else', () => {
  const statements = statementsOf(template, roleOf(lambdaNamed('read-statement', template)));
  const tables = onTables(statements);
  expect([...new Set(tables.map(({ table }) => table))].sort()).toEqual(['Agents', 'Office', 'Transactions']);
  expect(tables.find(({ table }) => table === 'Agents')?.partitions).toEqual(['PHONE#*', 'IBAN#*']);
  expect(tables.flatMap(({ actions }) => actions)).not.toContain('dynamodb:UpdateItem');
  expect(tables.find(({ table }) => table === 'Office')?.partitions).toEqual(
    expect.arrayContaining(['STATEMENT-FILES', 'STATEMENT-FILE#*', 'STATEMENT-BALANCES#*', 'FINDINGS', 'CONTROL#*']),
  );
  const deleting = tables.filter(({ actions }) => actions.includes('dynamodb:DeleteItem'));
  expect(deleting.map(({ partitions }) => partitions)).toEqual([['FINDINGS-OPEN']]);
  const others = statements.flatMap(actionsOf).filter((action) => /^(s3|ses|sns|secretsmanager):/.test(action));
  expect(others).toEqual(['sns:Publish', 's3:GetObject']);
});

test('lets uploads of the back office put files and read none', () => {
  const statements = statementsOf(prod.api, roleOf(lambdaNamed('control', prod.api)));
  expect(statements.flatMap(actionsOf).filter((action) => action.startsWith('s3:'))).toEqual(['s3:PutObject']);
});
