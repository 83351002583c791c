/** One file for jest: loading the CDK takes longer than every test of it. */
import './api-stack';
import './data-stack';
import './schedule-stack';
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

  test('lets every log forget', () => {
    for (const { Properties } of resources('AWS::Logs::LogGroup', ...templates)) {
      expect(Properties.RetentionInDays).toBe(stage === 'prod' ? 365 : 14);
    }
  });
});
