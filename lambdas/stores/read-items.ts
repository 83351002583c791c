import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The most keys one BatchGetItem takes. */
const MOST_AT_ONCE = 100;

type Key = Record<string, string>;

/** How items are read: consistently, or only some of their attributes. */
export interface Reading {
  readonly ConsistentRead?: true;
  readonly ProjectionExpression?: string;
}

/**
 * The items of these keys that exist, in no order. What a busy table leaves unread is asked for again, so that a missing
 * item means that there is none. A key named twice is read once.
 */
export async function readItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly { readonly pk: string; readonly sk: string }[],
  reading: Reading = {},
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let wanted: Key[] = [...new Map(keys.map(({ pk, sk }) => [JSON.stringify([pk, sk]), { pk, sk }])).values()];
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { ...reading, Keys: wanted.slice(0, MOST_AT_ONCE) } } }),
    );
    items.push(...(Responses?.[table] ?? []));
    wanted = [...((UnprocessedKeys?.[table]?.Keys ?? []) as Key[]), ...wanted.slice(MOST_AT_ONCE)];
  }
  return items;
}
