import { Aws } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Access } from '../../shared/api/contract';
import { tables as shapes, type TableName, type TableShape } from '../../shared/tables';

type Table = Pick<ITable, 'tableArn' | 'tableName'>;

/** The tables of a stage and the one key that encrypts them. */
export interface Tables {
  readonly byName: Readonly<Record<TableName, Table>>;
  readonly key: IKey;
}

/** Which tables a Lambda touches, and how. */
export type TableNeeds = Readonly<Partial<Record<TableName, readonly Access[]>>>;

/**
 * The DynamoDB actions behind each access word; the actions of a transaction are those of its parts. IAM cannot see a
 * condition, so `append` is what a put needs, and that nothing is overwritten is the stores' own condition. A Scan is in
 * none of them.
 */
const actions: Readonly<Record<Access, readonly string[]>> = {
  read: ['GetItem', 'BatchGetItem', 'Query'],
  append: ['PutItem', 'ConditionCheckItem'],
  write: ['PutItem', 'UpdateItem', 'ConditionCheckItem'],
  delete: ['DeleteItem'],
};

const READS_KEY = ['Decrypt', 'DescribeKey'];
const WRITES_KEY = [...READS_KEY, 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];

/** The policy of a Lambda that needs these tables: exact actions on exact tables, and their key through DynamoDB only. */
export function policyFor(needs: TableNeeds, tables: Tables): PolicyStatement[] {
  const used = tableNamesIn(needs);
  const isWriter = used.some((name) => needs[name]?.some((word) => word !== 'read'));
  return used.length === 0
    ? []
    : [
        ...used.flatMap((name) => tableStatements(name, needs[name] ?? [], tables.byName[name])),
        new PolicyStatement({
          actions: (isWriter ? WRITES_KEY : READS_KEY).map((action) => `kms:${action}`),
          resources: [tables.key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
        }),
      ];
}

/** The tables a Lambda touches at all. */
export function tableNamesIn(needs: TableNeeds): TableName[] {
  return (Object.keys(shapes) as TableName[]).filter((name) => (needs[name]?.length ?? 0) > 0);
}

function tableStatements(name: TableName, words: readonly Access[], table: Table): PolicyStatement[] {
  const shape: TableShape = shapes[name];
  const allowed = new Set(words.flatMap((word) => actions[word]));
  const onTable = new PolicyStatement({
    actions: [...allowed].map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
  });
  if (shape.index === undefined || !allowed.has('Query')) return [onTable];
  const index = `${table.tableArn}/index/${shape.index.name}`;
  return [onTable, new PolicyStatement({ actions: ['dynamodb:Query'], resources: [index] })];
}
