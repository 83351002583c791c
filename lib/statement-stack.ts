import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Alert } from './constructs/alert';
import { DropBucket } from './constructs/drop-bucket';
import type { Holdings } from './constructs/needs';
import { QueueTrigger } from './constructs/queue-trigger';
import { STATEMENTS_PREFIX } from './constructs/statement-access';
import { WorkQueue } from './constructs/work-queue';
import type { Stage } from './stage';

/** A file of 200 MB is read through three times. */
const READ_TIMEOUT = Duration.minutes(10);

/** Banks' statement files: a bucket anybody of accounting or a bank's transfer client may drop them into, and their reader. */
export class StatementStack extends Stack {
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, holdings }: { stage: Stage; holdings: Holdings }) {
    super(scope, id, { description: 'Faturakom: banks’ statement files' });
    const arrivals = new WorkQueue(this, 'Arrivals', {
      stage,
      name: 'read-statement',
      timeout: READ_TIMEOUT,
      lateAfter: Duration.hours(1),
      lateImpact: 'Agents’ money is not proved against the bank: statement files wait to be read.',
      lostImpact:
        'Agents’ money is not proved against the bank: a statement file was given up and lies with the dead letters.',
    });
    new DropBucket(this, 'Statements', {
      stage,
      name: 'statements',
      key: holdings.papersKey,
      prefix: STATEMENTS_PREFIX,
      /** Records of payment institutions are kept ten years (law 6493, article 23). */
      keptFor: Duration.days(3_653),
      queue: arrivals.queue,
    });
    const reader = new QueueTrigger(this, 'read-statement', {
      stage,
      name: 'read-statement',
      memoryMb: 1024,
      timeout: READ_TIMEOUT,
      holdings,
      needs: {
        tables: {
          Agents: { access: ['read'], partitions: ['PHONE#*', 'IBAN#*'] },
          Transactions: {
            access: ['read', 'append'],
            partitions: ['BANK#*', 'SUSPENSE', 'ACCOUNT#*', 'OUTGOING#*', 'SENDER#*', 'SIGHTINGS#*'],
          },
          Office: [
            {
              access: ['read', 'append'],
              partitions: [
                'BANK-ACCOUNTS',
                'FINDINGS',
                'FINDINGS-OPEN',
                'STATEMENT-FILES',
                'STATEMENT-FILE#*',
                'STATEMENT-BALANCES#*',
                'CONTROL#*',
                'CONTROLS#*',
              ],
            },
            { access: ['read'], partitions: ['CLEARING'] },
            { access: ['delete'], partitions: ['FINDINGS-OPEN'] },
          ],
        },
        sms: true,
        statements: 'get',
      },
      queue: arrivals.queue,
      batchSize: 1,
      runsAtOnce: 2,
      impact: 'Agents’ transfers are not proved against the bank, or not loaded from its files: reading them breaks.',
    });
    this.alerts = [...arrivals.alerts, ...reader.alerts];
  }
}
