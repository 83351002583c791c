import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { NetworkTable } from './constructs/network-table';
import type { Tables } from './constructs/table-access';
import { removalOfData, type Stage } from './stage';

/** The partitions of the agents' accounts in `Transactions`: the ledger. */
export const LEDGER_PARTITIONS = 'ACCOUNT#*';

/** Everything that is kept: three tables and the key that encrypts them. */
export class DataStack extends Stack {
  readonly tables: Tables;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, { description: 'Faturakom: tables and their key' });
    const key = new Key(this, 'TablesKey', {
      description: `Faturakom ${stage.name}: tables`,
      enableKeyRotation: true,
      removalPolicy: removalOfData(stage),
    });
    this.tables = {
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
