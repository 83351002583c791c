import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { type TableName, type TableShape, tables } from '../shared/tables';

/** What each table is called on this machine. */
export type TableNames = Readonly<Record<TableName, string>>;

export function tableNames(prefix: string): TableNames {
  return { Agents: `${prefix}Agents`, Transactions: `${prefix}Transactions`, Office: `${prefix}Office` };
}

/** Creates the tables that are missing at an endpoint, by the shapes the infrastructure uses. Tells whether any was. */
export async function createTables(endpoint: string, names: TableNames): Promise<boolean> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const { TableNames: existing = [] } = await client.send(new ListTablesCommand({}));
    const shapes = Object.entries(tables) as [TableName, TableShape][];
    const missing = shapes.filter(([name]) => !existing.includes(names[name]));
    for (const [name, shape] of missing) await create(client, definition(names[name], shape));
    return missing.length > 0;
  } finally {
    client.destroy();
  }
}

async function create(client: DynamoDBClient, table: CreateTableCommandInput): Promise<void> {
  try {
    await client.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

function definition(TableName: string, { index }: TableShape): CreateTableCommandInput {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [text('pk'), text('sk'), ...(index === undefined ? [] : [text(index.pk), text(index.sk)])],
    KeySchema: keys('pk', 'sk'),
    ...(index === undefined
      ? {}
      : {
          GlobalSecondaryIndexes: [
            {
              IndexName: index.name,
              KeySchema: keys(index.pk, index.sk),
              Projection: { ProjectionType: 'KEYS_ONLY' as const },
            },
          ],
        }),
  };
}

function keys(pk: string, sk: string) {
  return [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
}
