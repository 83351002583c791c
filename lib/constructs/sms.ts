import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Leave to send SMS and nothing else. A message to a phone number has no resource ARN, so it can only be allowed by what
 * it is not: everything with an ARN of SNS (topics, subscriptions, push endpoints) stays closed.
 */
export function smsStatement(): PolicyStatement {
  return new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] });
}
