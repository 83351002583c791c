import { Aws, type Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, type CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, removalOfData, type Stage } from '../stage';
import { closedBucket, logBucket } from './closed-bucket';

interface DropBucketProps {
  readonly stage: Stage;
  readonly name: string;
  readonly key: IKey;
  /** Below which objects are told of, with its slash. */
  readonly prefix: string;
  /** How long an object lies there at most. */
  readonly keptFor: Duration;
  /** Told of every object that arrives. */
  readonly queue: Queue;
}

/** What a bucket that is dropped into is called. Names of buckets are the whole world's, hence the account. */
export function dropBucketName(stage: Stage, name: string): string {
  return `${nameIn(stage, name)}-${Aws.ACCOUNT_ID}`;
}

/**
 * A bucket others drop objects into, which tells a queue of each. The notice is CloudFormation's own property of the
 * bucket, not the CDK's, which would put a Lambda of its own with leave to change every bucket beside it.
 */
export class DropBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { stage, name, key, prefix, keptFor, queue }: DropBucketProps) {
    super(scope, id);
    const bucketName = dropBucketName(stage, name);
    this.bucket = closedBucket(this, 'Bucket', {
      bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      removalPolicy: removalOfData(stage),
      serverAccessLogsBucket: logBucket(this, 'Logs'),
      lifecycleRules: [{ expiration: keptFor, abortIncompleteMultipartUploadAfter: keptFor }],
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnEquals: { 'aws:SourceArn': `arn:${Aws.PARTITION}:s3:::${bucketName}` },
        },
      }),
    );
    const told = this.bucket.node.defaultChild as CfnBucket;
    told.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
        },
      ],
      // GuardDuty switches this on for itself; said here too, so that a deployment does not switch it off.
      ...(stage.malwareScan ? { eventBridgeConfiguration: { eventBridgeEnabled: true } } : {}),
    };
    // S3 sends a test message when notices are switched on, and fails when it may not.
    this.bucket.node.addDependency(queue);
  }
}
