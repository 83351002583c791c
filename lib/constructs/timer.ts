import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage';
import { acknowledge } from './acknowledge';
import type { Alert } from './alert';

interface TimerProps {
  readonly stage: Stage;
  readonly name: string;
  readonly schedule: ScheduleExpression;
  /** How late a run is still worth having. */
  readonly worthHaving: Duration;
  readonly target: Lambda;
  /** One sentence: whom it hurts when runs are lost. */
  readonly impact: string;
}

/** How often a run that failed is tried again. */
const RETRIES = 2;

/**
 * Runs a Lambda by the clock. What cannot be delivered, and what fails after its retries, is kept in a queue of its own
 * for two weeks: for a person to read and redrive.
 */
export class Timer extends Construct {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, name, schedule, worthHaving, target, impact }: TimerProps) {
    super(scope, id);
    const lost = new Queue(this, 'Lost', {
      queueName: nameIn(stage, `${name}-lost`),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(lost, { SQS3: 'This is the dead-letter queue.' });
    target.configureAsyncInvoke({
      retryAttempts: RETRIES,
      maxEventAge: worthHaving,
      onFailure: new SqsDestination(lost),
    });
    new Schedule(this, 'Schedule', {
      scheduleName: nameIn(stage, name),
      schedule,
      target: new LambdaInvoke(target, {
        role: this.invoker(target, lost).withoutPolicyUpdates(),
        deadLetterQueue: lost,
        retryAttempts: RETRIES,
        maxEventAge: worthHaving,
      }),
    });
    this.alerts = [
      {
        name: `${name}-lost`,
        impact,
        metric: lost.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
        threshold: 0,
        comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
        missing: TreatMissingData.NOT_BREACHING,
      },
    ];
  }

  /** May start this one Lambda and put into this one queue; the scheduler of another account cannot borrow it. */
  private invoker(target: Lambda, lost: Queue): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [lost.queueArn] }));
    return role;
  }
}
