import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '../../shared/tables';

/** The connection every store works on, and what the tables are called in this stage. */
export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly tables: Readonly<Record<TableName, string>>;
  /** Waits so many milliseconds between tries; left out, by the machine's own clock. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/**
 * Connects by the environment: `DYNAMODB_ENDPOINT` for an engine of one's own, else AWS. A Lambda knows the names of the
 * tables it may touch only; the others stay empty and any use of them fails.
 */
export function openDatabase(env: Readonly<Record<string, string | undefined>>): Database {
  const endpoint = env.DYNAMODB_ENDPOINT;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint === undefined ? {} : { endpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  if (endpoint !== undefined) dropRequestTokens(client);
  return {
    client,
    tables: {
      Agents: env.TABLE_AGENTS ?? '',
      Transactions: env.TABLE_TRANSACTIONS ?? '',
      Office: env.TABLE_OFFICE ?? '',
    },
  };
}

/**
 * Local engines look every token of the last ten minutes through at each transaction. The stores do not need tokens: a
 * write that is repeated after a lost answer fails its own condition and is then read back.
 */
function dropRequestTokens(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body?: unknown };
      if (typeof request.body === 'string' && request.body.includes('"ClientRequestToken"')) {
        const { ClientRequestToken: _, ...input } = JSON.parse(request.body) as Record<string, unknown>;
        request.body = JSON.stringify(input);
      }
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'dropRequestTokens' },
  );
}
