import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** A bucket that is nobody's to read but by leave: encrypted, over TLS 1.2 only, and kept when its stack goes. */
export function closedBucket(scope: Construct, id: string, props: BucketProps): IBucket {
  return new Bucket(scope, id, {
    encryption: BucketEncryption.S3_MANAGED,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
  }) as IBucket;
}

/** Who asked for what, for 90 days. */
export function logBucket(scope: Construct, id: string): IBucket {
  const logs = closedBucket(scope, id, {
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
  acknowledge(logs, { S1: 'This is where access logs go; logging its own writing would never end.' });
  return logs;
}
