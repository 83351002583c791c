import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Alert } from './constructs/alert';
import { HouseFunction } from './constructs/house-function';
import type { Holdings } from './constructs/needs';
import { Timer } from './constructs/timer';
import { type Duty, duties } from './duties';
import type { Stage } from './stage';

/** What runs by itself, by the clock. */
export class ScheduleStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, holdings }: { stage: Stage; holdings: Holdings }) {
    super(scope, id, { description: 'Faturakom: what runs by the clock' });
    this.alerts = duties.flatMap((duty) => this.add(duty, stage, holdings));
  }

  /**
   * One copy at a time: runs side by side would be harmless, since every effect is conditional, and only waste. The copy
   * is taken from the account's quota, of which AWS leaves a hundred to everybody: an account that is still held to ten
   * must have the quota raised before its first deployment.
   */
  private add(duty: Duty, stage: Stage, holdings: Holdings): Alert[] {
    const { name, needs, timeout, impact } = duty;
    const made = new HouseFunction(this, name, {
      stage,
      name,
      entry: `lambdas/events/${name}.ts`,
      memoryMb: 512,
      timeout,
      concurrency: 1,
      holdings,
      needs,
      impact,
    });
    const timer = new Timer(this, `${name}-timer`, {
      stage,
      name,
      schedule: duty.schedule,
      worthHaving: duty.worthHaving,
      target: made.function,
      impact: duty.lostImpact,
    });
    return [...made.alerts, ...timer.alerts, ...duty.alerts];
  }
}
