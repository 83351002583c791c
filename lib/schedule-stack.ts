import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Alert } from './constructs/alert';
import { HouseFunction, type HouseFunctionProps } from './constructs/house-function';
import { latenessAlerts, pendingAlert } from './constructs/lateness';
import type { Tables } from './constructs/table-access';
import { Timer } from './constructs/timer';
import type { Stage } from './stage';

interface Duty extends Pick<HouseFunctionProps, 'needs' | 'secrets' | 'impact'> {
  readonly name: string;
  /** One sentence: whom it hurts when runs are lost. */
  readonly lostImpact: string;
}

/** What runs by itself, by the clock. */
export class ScheduleStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, tables }: { stage: Stage; tables: Tables }) {
    super(scope, id, { description: 'Faturakom: what runs by the clock' });
    this.alerts = [
      ...this.everyMinute(stage, tables, {
        name: 'load-balances',
        /** Credits, suspense and the feeds' cursors are puts: it changes nothing that stands. */
        needs: { Agents: ['read'], Transactions: ['read', 'append'], Office: ['read'] },
        secrets: ['bank/*'],
        impact:
          'Turkish agents who sent money wait for balance and cannot take payments: the loader breaks while it runs.',
        lostImpact:
          'Agents may wait for balance: runs of the loader were given up after their retries and lie in the queue.',
      }),
      ...latenessAlerts('load-balances'),
      ...this.everyMinute(stage, tables, {
        name: 'settle-payments',
        needs: { Transactions: ['read', 'append'], Office: ['read'] },
        secrets: ['collection/*'],
        impact: 'Agents cannot tell customers whether a bill is paid: asking the gateways about open payments breaks.',
        lostImpact:
          'Agents may wait for outcomes: runs that ask about open payments were given up after their retries and lie in the queue.',
      }),
      pendingAlert('settle-payments'),
    ];
  }

  /**
   * A duty that runs every minute. One copy at a time, and a run ends before the next begins, so runs do not work side by
   * side (they may: every effect is conditional, it would only be waste).
   */
  private everyMinute(stage: Stage, tables: Tables, { name, lostImpact, ...duty }: Duty): Alert[] {
    const made = new HouseFunction(this, name, {
      ...duty,
      stage,
      name,
      entry: `lambdas/events/${name}.ts`,
      memoryMb: 512,
      timeout: Duration.seconds(55),
      concurrency: 1,
      tables,
    });
    const timer = new Timer(this, `${name}-timer`, {
      stage,
      name,
      every: Duration.minutes(1),
      target: made.function,
      impact: lostImpact,
    });
    return [...made.alerts, ...timer.alerts];
  }
}
