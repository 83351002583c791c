import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alert } from './alert';
import { HouseFunction, type HouseFunctionProps } from './house-function';

interface QueueTriggerProps extends Omit<HouseFunctionProps, 'entry'> {
  readonly queue: Queue;
  /** How many messages one run takes; a run that fails in part gives back those that failed. */
  readonly batchSize: number;
  /** How many runs at once; AWS wants at least two. */
  readonly runsAtOnce: number;
}

/** The Lambda that handles a queue: the handler of its name in `lambdas/events`, written with `onMessages`. */
export class QueueTrigger extends Construct {
  readonly function: HouseFunction['function'];
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { queue, batchSize, runsAtOnce, ...props }: QueueTriggerProps) {
    super(scope, id);
    const made = new HouseFunction(this, 'Handler', { ...props, entry: `lambdas/events/${props.name}.ts` });
    made.function.addEventSource(
      new SqsEventSource(queue, { batchSize, maxConcurrency: runsAtOnce, reportBatchItemFailures: true }),
    );
    this.function = made.function;
    this.alerts = made.alerts;
  }
}
