import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stage } from '../stage';
import type { Grant } from './grant';

/**
 * Leave to send SMS and nothing else. A message to a phone number has no resource ARN, so it can only be allowed by what
 * it is not: everything with an ARN of SNS (topics, subscriptions, push endpoints) stays closed.
 */
export function smsGrant(stage: Stage): Grant {
  return {
    statements: [new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] })],
    environment: { SMS_SENDER_ID: stage.smsSenderId },
  };
}
