import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type TableName, type TableShape, tables } from '../../shared/tables';
import { nameIn, removalOfData, type Stage } from '../stage';

interface NetworkTableProps {
  readonly stage: Stage;
  readonly name: TableName;
  readonly key: IKey;
  /** What nobody may do, whatever their own policy says. */
  readonly resourcePolicy?: PolicyDocument;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** A table as `shared/tables.ts` draws it: paid by request, recoverable to any second of 35 days, encrypted by our key. */
export class NetworkTable extends Table {
  constructor(scope: Construct, id: string, { stage, name, key, resourcePolicy }: NetworkTableProps) {
    const { index, hasStream }: TableShape = tables[name];
    super(scope, id, {
      tableName: nameIn(stage, name),
      partitionKey: text('pk'),
      sortKey: text('sk'),
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy: removalOfData(stage),
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
      ...(hasStream ? { stream: StreamViewType.NEW_IMAGE } : {}),
    });
    if (index !== undefined) {
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }
}
