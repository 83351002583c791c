/** One file for jest: loading the CDK takes longer than every test of it. */
import './api-stack';
import './data-stack';
import './mail-stack';
import './schedule-stack';
import './secret-stack';
import './statement-stack';
import './watch-stack';
import './web-stack';
import { actionsOf, dev, prod, resources, statementsIn } from './synthesized';

describe.each(Object.entries({ dev, prod }))('%s', (stage, synthesized) => {
  const templates = Object.values(synthesized);
  const statements = ['AWS::IAM::Policy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy']
    .flatMap((type) => resources(type, ...templates))
    .filter(({ logicalId }) => !logicalId.startsWith('CustomCDKBucketDeployment'))
    .flatMap(statementsIn);

  test('allows no action by a wildcard, and no Scan', () => {
    const actions = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(actionsOf);
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(actions).not.toContain('dynamodb:Scan');
  });

  test('allows nothing on every resource', () => {
    const everything = statements.filter(({ Effect, Resource }) => Effect === 'Allow' && Resource === '*');
    expect(everything).toEqual([]);
  });

  test('encrypts and closes every bucket, and speaks TLS with it only', () => {
    const buckets = resources('AWS::S3::Bucket', ...templates);
    expect(buckets.length).toBeGreaterThan(3);
    for (const { logicalId, Properties } of buckets) {
      expect(Properties).toMatchObject({
        BucketEncryption: expect.anything(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
      const policies = resources('AWS::S3::BucketPolicy', ...templates).filter(
        (policy) => (policy.Properties.Bucket as { Ref: string }).Ref === logicalId,
      );
      expect(policies.flatMap(statementsIn)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  test('lets every log forget', () => {
    for (const { Properties } of resources('AWS::Logs::LogGroup', ...templates)) {
      expect(Properties.RetentionInDays).toBe(stage === 'prod' ? 365 : 14);
    }
  });
});
