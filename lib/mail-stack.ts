import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  CfnReceiptRule,
  CfnReceiptRuleSet,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { inboundMailboxes, mailboxAt } from '../shared/domain/network';
import { acknowledge, wildcardIn } from './constructs/acknowledge';
import type { Alert } from './constructs/alert';
import { DropBucket } from './constructs/drop-bucket';
import { keyUse } from './constructs/key-use';
import { MAIL_PREFIX, mailConfigurationSet } from './constructs/mail-access';
import { MalwareScan } from './constructs/malware-scan';
import type { Holdings, Needs } from './constructs/needs';
import { QueueTrigger } from './constructs/queue-trigger';
import { WorkQueue } from './constructs/work-queue';
import { nameIn, type Stage } from './stage';

interface MailProps {
  readonly stage: Stage;
  readonly holdings: Holdings;
}

/**
 * Whatever somebody mails, its reader may write nothing but cases and their papers. Of agents it sees that there is one,
 * whose a code or an address is, and no data; what it has quarantined it cannot fetch again.
 */
const readsMail: Needs = {
  tables: {
    Agents: { access: ['read'], partitions: ['AGENTS', 'CODE#*', 'EMAIL#*'] },
    Office: [
      {
        access: ['read', 'append', 'write', 'delete'],
        partitions: ['CASE#*', 'CASES#*', 'CASES-OF#*', 'CASE-MAIL#*', 'CASE-NUMBERS', 'CASE-ACKS#*', 'CASE-LETTERS#*'],
      },
      { access: ['read'], partitions: ['MAIL-SUPPRESSIONS'] },
    ],
  },
  secrets: ['form-key'],
  mail: true,
  rawMail: ['get'],
  casePapers: 'put',
};

/** `read-mail` opens a message of 40 MB and what is packed in it. */
const READ_TIMEOUT = Duration.minutes(2);

/**
 * Mail in and out, in a region where SES receives. Incoming: SES checks it for spam and viruses and puts it into a bucket
 * whose queue the reader works off. Outgoing: signed by the domain, over TLS; whom it does not reach is noted.
 */
export class MailStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MailProps,
  ) {
    super(scope, id, { description: 'Faturakom: mail in and out' });
    this.alerts = [...this.receiving(), ...this.sending(), ...reputationAlerts()];
  }

  private receiving(): Alert[] {
    const { stage, holdings } = this.props;
    const arrivals = new WorkQueue(this, 'Arrivals', {
      stage,
      name: 'read-mail',
      timeout: READ_TIMEOUT,
      lateAfter: Duration.minutes(15),
      lateImpact: 'Agents who mailed a form have no case number yet: received mail waits to be read.',
      lostImpact: 'Agents mailed forms that nobody sees: messages could not be read and lie with the dead letters.',
    });
    const { bucket } = new DropBucket(this, 'Mail', {
      stage,
      name: 'mail',
      key: holdings.mailKey,
      prefix: MAIL_PREFIX,
      /** Cases take out what they need; the raw message is there for disputes of a year. */
      keptFor: Duration.days(365),
      queue: arrivals.queue,
    });
    this.addReceiptRule(bucket);
    const reader = new QueueTrigger(this, 'read-mail', {
      stage,
      name: 'read-mail',
      /** Holds a message of 40 MB, what is packed in it, and one attachment over while it is cleaned. */
      memoryMb: 1_769,
      timeout: READ_TIMEOUT,
      holdings,
      needs: readsMail,
      queue: arrivals.queue,
      batchSize: 1,
      runsAtOnce: 5,
      impact: 'Agents who mailed a form get no case number: reading received mail breaks.',
    });
    const scan = stage.malwareScan
      ? new MalwareScan(this, 'Scan', {
          name: 'mail',
          bucket,
          key: holdings.mailKey,
          prefix: MAIL_PREFIX,
          impact:
            'Agents may wait in vain: a message mailed to us carries malware, nobody can open it, and its sender hears nothing.',
        })
      : undefined;
    return [...arrivals.alerts, ...reader.alerts, ...(scan?.alerts ?? [])];
  }

  /**
   * One rule, so that a message to two mailboxes is stored once. An account has one active rule set, perhaps somebody
   * else's: making this one active is the operator's decision, and its command an output.
   */
  private addReceiptRule(bucket: IBucket): void {
    const { stage, holdings } = this.props;
    const ruleSetName = nameIn(stage, 'mail');
    const name = nameIn(stage, 'mailboxes');
    const rules = new CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName });
    const role = new Role(this, 'Postman', {
      description: 'SES puts received messages into the bucket of mail',
      assumedBy: new ServicePrincipal('ses.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnEquals: {
            'aws:SourceArn': `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:receipt-rule-set/${ruleSetName}:receipt-rule/${name}`,
          },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${MAIL_PREFIX}*`)] }),
    );
    role.addToPolicy(keyUse(holdings.mailKey, 's3', ['Encrypt', 'GenerateDataKey']));
    acknowledge(role, { [wildcardIn(bucket, `${MAIL_PREFIX}*`)]: 'SES gives each message a name of its own.' });
    new CfnReceiptRule(this, 'Rule', {
      ruleSetName: rules.ref,
      rule: {
        name,
        enabled: true,
        recipients: inboundMailboxes.map((mailbox) => mailboxAt(mailbox, stage.mailDomain)),
        scanEnabled: true,
        tlsPolicy: 'Require',
        actions: [
          { s3Action: { bucketName: bucket.bucketName, objectKeyPrefix: MAIL_PREFIX, iamRoleArn: role.roleArn } },
        ],
      },
    }).node.addDependency(role);
    new CfnOutput(this, 'ReceiveMail', {
      description: 'Once, to begin receiving; it puts any other active rule set of the account out of use',
      value: `aws ses set-active-receipt-rule-set --region ${Aws.REGION} --rule-set-name ${ruleSetName}`,
    });
  }

  private sending(): Alert[] {
    const { stage, holdings } = this.props;
    const timeout = Duration.seconds(30);
    const bounces = new WorkQueue(this, 'Bounces', {
      stage,
      name: 'note-bounces',
      timeout,
      lateAfter: Duration.hours(1),
      lateImpact:
        'Agents may soon get no mail: we go on writing to addresses that bounce, and SES closes who does: feedback waits.',
      lostImpact:
        'Agents may soon get no mail: we go on writing to addresses that bounce, and SES closes who does: feedback was given up.',
    });
    const configurationSet = this.addDomain(this.feedbackTopic(bounces));
    const reader = new QueueTrigger(this, 'note-bounces', {
      stage,
      name: 'note-bounces',
      memoryMb: 256,
      timeout,
      holdings,
      needs: { tables: { Office: { access: ['append'], partitions: ['MAIL-SUPPRESSIONS'] } } },
      queue: bounces.queue,
      batchSize: 10,
      runsAtOnce: 2,
      impact:
        'Agents may soon get no mail: we go on writing to addresses that bounce, and SES closes who does: noting them breaks.',
    });
    reader.node.addDependency(configurationSet);
    return [...bounces.alerts, ...reader.alerts];
  }

  /** What SES tells names people's addresses, so it is encrypted by the key of mail, which SES may use. */
  private feedbackTopic({ queue, lost }: WorkQueue): Topic {
    const { stage, holdings } = this.props;
    const topic = new Topic(this, 'Feedback', {
      topicName: nameIn(stage, 'mail-feedback'),
      enforceSSL: true,
      masterKey: holdings.mailKey,
    });
    topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: lost }));
    return topic;
  }

  private addDomain(feedback: Topic): ConfigurationSet {
    const { mailDomain } = this.props.stage;
    const configurationSet = new ConfigurationSet(this, 'Sending', {
      configurationSetName: mailConfigurationSet(this.props.stage),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(feedback),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const mailFrom = `posta.${mailDomain}`;
    const identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(mailDomain),
      configurationSet,
      mailFromDomain: mailFrom,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
    });
    const records = [
      [mailDomain, `MX 10 inbound-smtp.${Aws.REGION}.amazonaws.com`],
      [mailFrom, `MX 10 feedback-smtp.${Aws.REGION}.amazonses.com`],
      [mailFrom, 'TXT "v=spf1 include:amazonses.com -all"'],
      [`_dmarc.${mailDomain}`, 'TXT "v=DMARC1; p=quarantine; adkim=s; aspf=r"'],
      ...identity.dkimRecords.map(({ name, value }) => [name, `CNAME ${value}`]),
    ];
    records.forEach(([name, record], index) => {
      new CfnOutput(this, `Dns${index + 1}`, {
        description: 'A DNS record of the mail domain',
        value: `${name} ${record}`,
      });
    });
    return configurationSet;
  }
}

/** SES reviews an account from these rates on, and then closes it (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html). */
function reputationAlerts(): Alert[] {
  const rate = (metricName: string, name: string, threshold: number, impact: string): Alert => ({
    name,
    impact,
    metric: new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) }),
    threshold,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    missing: TreatMissingData.NOT_BREACHING,
  });
  return [
    rate(
      'Reputation.BounceRate',
      'mail-bounces',
      0.05,
      'Agents may soon get no mail from us at all: more than 5 % of what we send does not exist, and SES reviews that.',
    ),
    rate(
      'Reputation.ComplaintRate',
      'mail-complaints',
      0.001,
      'Agents may soon get no mail from us at all: more than 0.1 % call it unwanted, and SES reviews that.',
    ),
  ];
}
