import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal';
import { readPageToken, writePageToken } from './page-token';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

interface Queue {
  /** In the queue's order. */
  readonly keys: Key[];
  readonly next?: string;
}

const Place = z.object({ pk: z.string(), sk: z.string(), workAt: z.string() });

/**
 * A page of what waits as one kind of work, in the order of the sparse index `work`. Refuses `unreadable-page-token` for
 * the token of another list.
 */
export async function queueOf(
  client: DynamoDBDocumentClient,
  table: string,
  work: string,
  page: string | undefined,
  rows: number,
): Promise<Queue> {
  const start = page === undefined ? undefined : { work, ...readPlace(page, work) };
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'work',
      KeyConditionExpression: '#work = :kind',
      ExpressionAttributeNames: { '#work': 'work' },
      ExpressionAttributeValues: { ':kind': work },
      Limit: rows,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    }),
  );
  const keys = Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  if (LastEvaluatedKey === undefined) return { keys };
  const { pk, sk, workAt } = Place.parse(LastEvaluatedKey);
  return { keys, next: writePageToken(`${work}|${JSON.stringify([pk, sk, workAt])}`) };
}

function readPlace(page: string, work: string): z.infer<typeof Place> {
  const prefix = `${work}|`;
  const written = readPageToken(page, prefix).slice(prefix.length);
  try {
    const [pk, sk, workAt] = z
      .tuple([z.string().min(1), z.string().min(1), z.string().min(1)])
      .parse(JSON.parse(written));
    return { pk, sk, workAt };
  } catch {
    throw new Refusal('unreadable-page-token');
  }
}
