import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage';
import { acknowledge } from './acknowledge';
import type { Alert } from './alert';

export interface WorkQueueProps {
  readonly stage: Stage;
  /** Kebab-case; the Lambda that handles it is called the same. */
  readonly name: string;
  /** The time limit of that Lambda. */
  readonly timeout: Duration;
  /** How long a message may wait before people must hear of it. */
  readonly lateAfter: Duration;
  /** One sentence: whom it hurts when messages wait. */
  readonly lateImpact: string;
  /** One sentence: whom it hurts when messages are given up. */
  readonly lostImpact: string;
}

/** How often a message is tried before it lies with the dead letters. */
export const TRIES = 5;

/**
 * A queue of work with its dead letters, both kept for two weeks: for a person to read, mend the cause, and redrive. A
 * message handed out comes again after six times the Lambda's time limit, as AWS advises for queues of Lambdas.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly lost: Queue;
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { stage, name } = props;
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.lost = new Queue(this, 'Lost', { ...common, queueName: nameIn(stage, `${name}-lost`) });
    acknowledge(this.lost, { SQS3: 'This is the dead-letter queue.' });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      queueName: nameIn(stage, name),
      visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds()),
      deadLetterQueue: { queue: this.lost, maxReceiveCount: TRIES },
    });
    const minutely = { period: Duration.minutes(1), statistic: 'Maximum' };
    const above = { comparison: ComparisonOperator.GREATER_THAN_THRESHOLD, missing: TreatMissingData.NOT_BREACHING };
    this.alerts = [
      {
        ...above,
        name: `${name}-lost`,
        impact: props.lostImpact,
        metric: this.lost.metricApproximateNumberOfMessagesVisible(minutely),
        threshold: 0,
      },
      {
        ...above,
        name: `${name}-waits`,
        impact: props.lateImpact,
        metric: this.queue.metricApproximateAgeOfOldestMessage(minutely),
        threshold: props.lateAfter.toSeconds(),
      },
    ];
  }
}
