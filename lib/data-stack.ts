import { Duration, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Alert } from './constructs/alert';
import { closedBucket, logBucket } from './constructs/closed-bucket';
import { MalwareScan } from './constructs/malware-scan';
import type { Holdings } from './constructs/needs';
import { NetworkTable } from './constructs/network-table';
import { paperBucketName } from './constructs/paper-access';
import type { Tables } from './constructs/table-access';
import { nameIn, removalOfData, type Stage } from './stage';

/** The partitions of the agents' accounts in `Transactions`: the ledger. */
export const LEDGER_PARTITIONS = 'ACCOUNT#*';

/**
 * Papers are deleted by the nightly duty, when the case they belong to has been closed long enough. Should it ever not run,
 * nothing lies here beyond the longest time staff may set, and a half year for a case to be closed.
 */
const paperBackstops = [
  { prefix: 'cases/', expiration: Duration.days(365 + 180) },
  { prefix: 'quarantine/', expiration: Duration.days(365 + 180) },
  { prefix: 'records/', expiration: Duration.days(7_300 + 180) },
  { prefix: 'papers/', expiration: Duration.days(7_300 + 180) },
  { prefix: 'closings/', expiration: Duration.days(7_300 + 180) },
];

/** Everything that is kept: tables, uploaded papers, and a key for each kind of it. */
export class DataStack extends Stack {
  readonly holdings: Holdings;
  readonly alerts: readonly Alert[];

  constructor(
    scope: Construct,
    id: string,
    private readonly stage: Stage,
  ) {
    super(scope, id, { description: 'Faturakom: tables, papers and the keys of everything kept' });
    const papersKey = this.key('papers');
    this.alerts = this.addPaperBucket(papersKey);
    this.holdings = {
      tables: this.tables(this.key('tables')),
      papersKey,
      mailKey: this.mailKey(),
      secretsKey: this.key('secrets'),
    };
  }

  private tables(key: IKey): Tables {
    const { stage } = this;
    return {
      key,
      byName: {
        Agents: new NetworkTable(this, 'Agents', { stage, key, name: 'Agents' }),
        Transactions: new NetworkTable(this, 'Transactions', {
          stage,
          key,
          name: 'Transactions',
          resourcePolicy: ledgerOnlyGrows(),
        }),
        Office: new NetworkTable(this, 'Office', { stage, key, name: 'Office' }),
      },
    };
  }

  /**
   * Copies of customers' IDs lie here. No versions are kept: what is deleted when its case is over must be gone. Every
   * request to the bucket is logged, whoever makes it, beside the audit trail of the views in the portal.
   */
  private addPaperBucket(key: IKey): readonly Alert[] {
    const bucket = closedBucket(this, 'Papers', {
      bucketName: paperBucketName(this.stage),
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      removalPolicy: removalOfData(this.stage),
      serverAccessLogsBucket: logBucket(this, 'PaperLogs'),
      lifecycleRules: paperBackstops,
    });
    if (!this.stage.malwareScan) return [];
    return new MalwareScan(this, 'PaperScan', {
      name: 'papers',
      bucket,
      key,
      prefix: 'papers/',
      impact: 'Agents wait for a decision that nobody can take: a paper carries malware and cannot be opened.',
    }).alerts;
  }

  /** SES may use it too: to encrypt what it tells of bounces. */
  private mailKey(): Key {
    const key = this.key('mail');
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return key;
  }

  /** Known to operators as `alias/faturakom-<stage>-<what>`: the secrets they enter name theirs. */
  private key(what: 'tables' | 'papers' | 'mail' | 'secrets'): Key {
    return new Key(this, `${what.charAt(0).toUpperCase()}${what.slice(1)}Key`, {
      description: `Faturakom ${this.stage.name}: ${what}`,
      alias: nameIn(this.stage, what),
      enableKeyRotation: true,
      removalPolicy: removalOfData(this.stage),
    });
  }
}

/**
 * A posted entry is never changed or removed, whoever asks: not by a Lambda that changes payments in the same table, not
 * by an administrator in a hurry. The table's own policy cannot name the table before it exists, hence the open resource.
 */
function ledgerOnlyGrows(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'LedgerOnlyGrows',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: ['*'],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [LEDGER_PARTITIONS] } },
      }),
    ],
  });
}
