import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readPageToken, writePageToken } from './page-token';

/** A list for people: the items of a partition, or those whose sort keys begin with the prefix. */
interface PagedList {
  readonly table: string;
  readonly pk: string;
  readonly prefix?: string;
  readonly isNewestFirst?: boolean;
  /** The token of a page; the first page without one. */
  readonly page: string | undefined;
  readonly rows: number;
}

/** One page of a list in one query, its items read by `read`. Refuses `unreadable-page-token` for another list's token. */
export async function queryPage<T>(
  client: Pick<DynamoDBDocumentClient, 'send'>,
  { table, pk, prefix = '', isNewestFirst = false, page, rows }: PagedList,
  read: (item: Record<string, unknown>) => T,
): Promise<{ readonly found: T[]; readonly next?: string }> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix !== '' && { ':prefix': prefix }) },
      ScanIndexForward: !isNewestFirst,
      Limit: rows,
      ...(page !== undefined && { ExclusiveStartKey: { pk, sk: readPageToken(page, prefix) } }),
    }),
  );
  const found = Items.map(read);
  return LastEvaluatedKey === undefined ? { found } : { found, next: writePageToken(String(LastEvaluatedKey.sk)) };
}
