import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Access, Within } from '../../shared/api/contract';
import { tables as shapes, type TableName, type TableShape } from '../../shared/tables';
import type { Grant } from './grant';
import { keyUse } from './key-use';

type Table = Pick<ITable, 'tableArn' | 'tableName'>;

/** The tables of a stage and the one key that encrypts them. */
export interface Tables {
  readonly byName: Readonly<Record<TableName, Table>>;
  readonly key: IKey;
}

/** Which tables a Lambda touches, how, and where it is not all of a table, in which partitions. */
export type TableNeeds = Readonly<Partial<Record<TableName, readonly Access[] | Within | readonly Within[]>>>;

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

/** Exact actions on exact tables, and the tables' key through DynamoDB only. */
export function tableGrant(needs: TableNeeds, tables: Tables): Grant {
  const used = (Object.keys(shapes) as TableName[]).flatMap((name) => {
    const need = needs[name];
    return need === undefined ? [] : partsOf(need).map((part) => ({ name, table: tables.byName[name], ...part }));
  });
  if (used.length === 0) return { statements: [], environment: {} };
  const isWriter = used.some(({ access }) => access.some((word) => word !== 'read'));
  return {
    statements: [...used.flatMap(tableStatements), keyUse(tables.key, 'dynamodb', isWriter ? WRITES_KEY : READS_KEY)],
    environment: Object.fromEntries(used.map(({ name, table }) => [`TABLE_${name.toUpperCase()}`, table.tableName])),
  };
}

interface Use extends Partial<Within> {
  readonly name: TableName;
  readonly table: Table;
  readonly access: readonly Access[];
}

function partsOf(need: NonNullable<TableNeeds[TableName]>): Pick<Use, 'access' | 'partitions'>[] {
  if ('access' in need) return [need];
  return isWhole(need) ? [{ access: need }] : [...need];
}

function isWhole(need: readonly Access[] | readonly Within[]): need is readonly Access[] {
  return typeof need[0] === 'string';
}

/** The index holds keys only and is queried by the kind of work, so it is granted whole. */
function tableStatements({ name, table, access, partitions }: Use): PolicyStatement[] {
  const shape: TableShape = shapes[name];
  const allowed = new Set(access.flatMap((word) => actions[word]));
  const onTable = new PolicyStatement({
    actions: [...allowed].map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    ...(partitions === undefined
      ? {}
      : { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } } }),
  });
  if (shape.index === undefined || !allowed.has('Query')) return [onTable];
  const index = `${table.tableArn}/index/${shape.index.name}`;
  return [onTable, new PolicyStatement({ actions: ['dynamodb:Query'], resources: [index] })];
}
