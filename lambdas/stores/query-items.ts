import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/**
 * Every item a query finds, however many answers of 1 MB it takes. For partitions that cannot grow without bound; lists for
 * people go by pages.
 */
export async function* queryItems(
  client: Pick<DynamoDBDocumentClient, 'send'>,
  input: QueryCommandInput,
): AsyncGenerator<Record<string, unknown>, void> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand(start === undefined ? input : { ...input, ExclusiveStartKey: start }),
    );
    yield* Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}
