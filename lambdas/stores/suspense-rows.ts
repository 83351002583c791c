import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../shared/domain/instant';
import { type Transfer, WaitingTransfer } from '../../shared/domain/transfer';
import type { Write } from './ledger';
import { queryPage } from './query-page';

/** Everything that waits for staff is one list: few at a time, and each moves on within days. */
const LIST = 'SUSPENSE';
const ROW = 'ROW#';
/** What an agent has claimed stands before everything else, and sorts so. */
const FIRST = '!';

function keyOf({ account, id, bookedAt, claimedBy = [] }: WaitingTransfer) {
  return { pk: LIST, sk: `${ROW}${claimedBy.length > 0 ? FIRST : ''}${bookedAt}#${account}#${id}` };
}

/**
 * The writes that keep a transfer's row where it belongs: in the list while it waits, in its place, and nowhere else. They go
 * into one transaction with the transfer, so that a page of the list is one query and never behind.
 */
export function suspenseRowWrites(table: string, before: Transfer | undefined, after: Transfer): Write[] {
  const kept = after.state === 'suspense' ? keyOf(after) : undefined;
  const gone = before?.state === 'suspense' ? keyOf(before) : undefined;
  return [
    ...(kept === undefined ? [] : [{ Put: { TableName: table, Item: { ...kept, ...WaitingTransfer.parse(after) } } }]),
    ...(gone === undefined || gone.sk === kept?.sk ? [] : [{ Delete: { TableName: table, Key: gone } }]),
  ];
}

/** A page of the list: what agents claim, then the rest, each oldest first. Refuses `unreadable-page-token`. */
export async function suspensePage(
  client: DynamoDBDocumentClient,
  table: string,
  page: string | undefined,
  rows: number,
): Promise<{ readonly transfers: WaitingTransfer[]; readonly next?: string }> {
  const list = { table, pk: LIST, prefix: ROW, page, rows };
  const { found: transfers, ...rest } = await queryPage(client, list, (item) => WaitingTransfer.parse(item));
  return { transfers, ...rest };
}

/** What waits of a stretch of time, claimed or not, at most `rows` of each. */
export async function suspenseBetween(
  client: DynamoDBDocumentClient,
  table: string,
  from: Instant,
  before: Instant,
  rows: number,
): Promise<WaitingTransfer[]> {
  const pages = await Promise.all(
    ['', FIRST].map((first) =>
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
          ExpressionAttributeValues: {
            ':pk': LIST,
            ':from': `${ROW}${first}${from}`,
            ':before': `${ROW}${first}${before}`,
          },
          Limit: rows,
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => Items.map((item) => WaitingTransfer.parse(item)));
}
