import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { mailboxAt, network } from '../../shared/domain/network';
import { nameIn, type Stage } from '../stage';
import { dropBucketName } from './drop-bucket';
import type { Grant } from './grant';
import { keyUse } from './key-use';

/** Where received messages lie in the bucket of mail. */
export const MAIL_PREFIX = 'mail/';

/** What may be done with received messages. */
export type RawMailAccess = 'get' | 'delete';

/** The configuration set everything is sent with. */
export function mailConfigurationSet(stage: Stage): string {
  return nameIn(stage, 'mail');
}

export function mailBucketName(stage: Stage): string {
  return dropBucketName(stage, 'mail');
}

/** May send mail as the forms mailbox, by the stage's own configuration set, and nothing else of SES. */
export function mailGrant(stage: Stage): Grant {
  const inSes = (what: string) => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${what}`;
  return {
    statements: [
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [inSes(`identity/${stage.mailDomain}`), inSes(`configuration-set/${mailConfigurationSet(stage)}`)],
        conditions: { StringEquals: { 'ses:FromAddress': mailboxAt(network.formsMailbox, stage.mailDomain) } },
      }),
    ],
    environment: { MAIL_DOMAIN: stage.mailDomain, MAIL_CONFIGURATION_SET: mailConfigurationSet(stage) },
  };
}

/** May read or remove received messages. */
export function rawMailGrant(access: readonly RawMailAccess[], key: IKey, stage: Stage): Grant {
  const resources = [`arn:${Aws.PARTITION}:s3:::${mailBucketName(stage)}/${MAIL_PREFIX}*`];
  const actions = { get: 's3:GetObject', delete: 's3:DeleteObject' };
  const written = `arn:<AWS::Partition>:s3:::${nameIn(stage, 'mail')}-<AWS::AccountId>/${MAIL_PREFIX}*`;
  return {
    statements: [
      new PolicyStatement({ actions: access.map((word) => actions[word]), resources }),
      ...(access.includes('get') ? [keyUse(key, 's3', ['Decrypt'])] : []),
    ],
    environment: { MAIL_BUCKET: mailBucketName(stage) },
    reasons: { [`IAM5[Resource::${written}]`]: 'Any received message: each has a name of its own.' },
  };
}
