import type { Database } from '../../lambdas/stores/database';
import { openLedger } from '../../lambdas/stores/ledger';
import { LEDGER_PARTITIONS } from '../../lib/data-stack';
import { AgentNumber } from '../../shared/domain/agent';
import { type TableShape, tables } from '../../shared/tables';
import { dev, prod, type Resource, resources } from './synthesized';

const shapes = Object.entries<TableShape>(tables);

function table(name: string, template = prod.data): Resource {
  const found = resources('AWS::DynamoDB::Table', template).find(({ Properties }) =>
    String(Properties.TableName).endsWith(`-${name}`),
  );
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
}

test('makes the tables of the one list and no others', () => {
  expect(resources('AWS::DynamoDB::Table', prod.data).map(({ Properties }) => Properties.TableName)).toEqual(
    shapes.map(([name]) => `faturakom-prod-${name}`),
  );
});

describe.each(shapes)('%s', (name, shape) => {
  const { Properties, DeletionPolicy } = table(name);

  test('is paid by request, recoverable, and encrypted by our own key', () => {
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  test('cannot be lost by a deleted stack in prod, and goes with it in dev', () => {
    expect(Properties.DeletionProtectionEnabled).toBe(true);
    expect(DeletionPolicy).toBe('Retain');
    expect(table(name, dev.data).Properties.DeletionProtectionEnabled).toBe(false);
    expect(table(name, dev.data).DeletionPolicy).toBe('Delete');
  });

  test('has its stream and its index where the list says so', () => {
    expect(Properties.StreamSpecification).toEqual(shape.hasStream ? { StreamViewType: 'NEW_IMAGE' } : undefined);
    const { index } = shape;
    expect(Properties.GlobalSecondaryIndexes).toEqual(
      index && [
        {
          IndexName: index.name,
          KeySchema: [
            { AttributeName: index.pk, KeyType: 'HASH' },
            { AttributeName: index.sk, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    );
  });
});

test('has a key for each kind of data, rotates it, and keeps it in prod', () => {
  const keys = resources('AWS::KMS::Key', prod.data);
  expect(keys.map(({ Properties }) => Properties.Description)).toEqual([
    'Faturakom prod: papers',
    'Faturakom prod: tables',
    'Faturakom prod: mail',
    'Faturakom prod: secrets',
  ]);
  for (const key of keys)
    expect(key).toMatchObject({ Properties: { EnableKeyRotation: true }, DeletionPolicy: 'Retain' });
});

test('tells operators the name of the key that their secrets are entered under', () => {
  const names = resources('AWS::KMS::Alias', prod.data).map(({ Properties }) => Properties.AliasName);
  expect(names).toContain('alias/faturakom-prod-secrets');
});

test('encrypts papers by their own key, logs who asks for one, and keeps no copy of what is deleted', () => {
  const papers = resources('AWS::S3::Bucket', prod.data).find(({ logicalId }) => /^Papers[0-9A-F]/.test(logicalId));
  expect(papers).toMatchObject({
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [expect.stringMatching(/^PapersKey/), 'Arn'] },
            },
          },
        ],
      },
      LoggingConfiguration: { DestinationBucketName: expect.anything() },
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'cases/', ExpirationInDays: 545, Status: 'Enabled' },
          { Prefix: 'quarantine/', ExpirationInDays: 545, Status: 'Enabled' },
          { Prefix: 'records/', ExpirationInDays: 7_480, Status: 'Enabled' },
          { Prefix: 'papers/', ExpirationInDays: 7_480, Status: 'Enabled' },
          { Prefix: 'closings/', ExpirationInDays: 7_480, Status: 'Enabled' },
        ],
      },
    },
    DeletionPolicy: 'Retain',
  });
  expect(papers?.Properties.VersioningConfiguration).toBeUndefined();
});

test('lets nobody change or remove a posted ledger entry', () => {
  const denial = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:DeleteItem']),
    Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [LEDGER_PARTITIONS] } },
  };
  expect(table('Transactions').Properties.ResourcePolicy).toMatchObject({ PolicyDocument: { Statement: [denial] } });
});

test('means the partitions the ledger really writes', async () => {
  const asked: { input: { ExpressionAttributeValues: Record<string, string> } }[] = [];
  const client = {
    async send(command: (typeof asked)[number]) {
      asked.push(command);
      return { Items: [] };
    },
  } as unknown as Database['client'];
  const ledger = openLedger(
    { client, tables: { Agents: 'a', Transactions: 't', Office: 'o' } },
    { attempts: 1, wait: async () => {} },
  );
  await ledger.newest(AgentNumber.parse('10000001'));
  const [partition] = asked.map(({ input }) => input.ExpressionAttributeValues[':pk']);
  expect(partition).toMatch(new RegExp(`^${LEDGER_PARTITIONS.replace('*', '.+')}$`));
});
