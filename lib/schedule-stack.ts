import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './constructs/acknowledge';
import type { Alert } from './constructs/alert';
import { HouseFunction } from './constructs/house-function';
import { latenessAlerts } from './constructs/lateness';
import type { Tables } from './constructs/table-access';
import { Timer } from './constructs/timer';
import type { Stage } from './stage';

/** What runs by itself, by the clock. */
export class ScheduleStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, tables }: { stage: Stage; tables: Tables }) {
    super(scope, id, { description: 'Faturakom: what runs by the clock' });
    this.alerts = this.loadBalances(stage, tables);
  }

  /**
   * Turns bank movements into balance every minute. One copy at a time, and a run ends before the next begins, so runs
   * do not read the same feed side by side (they may: every credit is conditional, it would only be waste).
   */
  private loadBalances(stage: Stage, tables: Tables): Alert[] {
    const name = 'load-balances';
    const secrets = `faturakom/${stage.name}/bank/`;
    const loader = new HouseFunction(this, name, {
      stage,
      name,
      entry: `lambdas/events/${name}.ts`,
      memoryMb: 512,
      timeout: Duration.seconds(50),
      concurrency: 1,
      tables,
      /** Credits, suspense and the feeds' cursors are puts: it changes nothing that stands. */
      needs: { Agents: ['read'], Transactions: ['read', 'append'], Office: ['read'] },
      permissions: [
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [
            this.formatArn({
              service: 'secretsmanager',
              resource: 'secret',
              resourceName: `${secrets}*`,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          ],
        }),
      ],
      environment: { BANK_SECRET_PREFIX: secrets },
      impact:
        'Turkish agents who sent money wait for balance and cannot take payments: the loader breaks while it runs.',
    });
    acknowledge(loader, {
      [`IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${secrets}*]`]:
        'One secret for each bank account, added by operators without a deployment, under names AWS ends with random letters.',
    });
    const timer = new Timer(this, `${name}-timer`, {
      stage,
      name,
      every: Duration.minutes(1),
      target: loader.function,
      impact: 'Agents may wait for balance: runs of the loader were given up after their retries and lie in the queue.',
    });
    return [...loader.alerts, ...timer.alerts, ...latenessAlerts(name)];
  }
}
