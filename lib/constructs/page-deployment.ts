import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../stage';
import { acknowledge } from './acknowledge';

interface PageDeploymentProps {
  readonly stage: Stage;
  readonly bucket: IBucket;
  /** The folder of the built pages. */
  readonly pages: string;
}

/**
 * Puts the built pages into their bucket. Files under `assets/` carry their hash in the name: they are kept for ever, so
 * that a portal opened before a deployment still finds its parts. The rest is asked for anew each time.
 */
export class PageDeployment extends Construct {
  constructor(scope: Construct, id: string, { stage, bucket, pages }: PageDeploymentProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/faturakom/${stage.name}/page-deployment`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const deploy = (name: string, only: readonly string[], not: readonly string[], cacheControl: CacheControl[]) =>
      new BucketDeployment(this, name, {
        destinationBucket: bucket,
        sources: [Source.asset(pages)],
        exclude: [...not],
        include: [...only],
        cacheControl,
        prune: false,
        logGroup,
      });
    const parts = deploy(
      'Parts',
      ['assets/*'],
      ['*'],
      [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    );
    const rest = deploy('Rest', [], ['assets/*'], [CacheControl.noCache()]);
    rest.node.addDependency(parts);
    this.acknowledgeProvider(bucket);
  }

  /** The Lambda that copies is the CDK's own, one for the whole stack: its role is not ours to narrow. */
  private acknowledgeProvider(bucket: IBucket): void {
    const stack = Stack.of(this);
    const bucketId = stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
    const assets = `cdk-${stack.synthesizer.bootstrapQualifier}-assets-<AWS::AccountId>-<AWS::Region>`;
    const wide = [
      ...['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map((action) => `Action::s3:${action}*`),
      `Resource::arn:<AWS::Partition>:s3:::${assets}/*`,
      `Resource::<${bucketId}.Arn>/*`,
    ];
    for (const provider of stack.node.children.filter(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    )) {
      acknowledge(provider, {
        L1: 'The CDK chooses the runtime of its own deployment Lambda.',
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
          'The CDK’s deployment Lambda, which runs at deployments only, logs by the managed policy.',
        ...Object.fromEntries(
          wide.map((finding) => [
            `IAM5[${finding}]`,
            'The CDK’s deployment Lambda reads the objects of the assets’ bucket and writes those of the pages’ bucket, no others.',
          ]),
        ),
      });
    }
  }
}
