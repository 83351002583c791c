import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../../shared/domain/instant';
import type { Database } from './database';

/** How far a feed of an account has been read. */
export const FeedCursor = z.object({
  /** Everything the bank showed up to here has been handled. */
  readTo: Instant,
  /** When the days before were last read again, for rows a bank shows late. */
  deepReadAt: Instant,
  /** When it was first read. */
  since: Instant.optional(),
  /** Its successful queries of the last hour, where the bank counts them; those of one reading at one moment. */
  queriedAt: z.array(Instant).optional(),
});
export type FeedCursor = z.infer<typeof FeedCursor>;

export interface Feeds {
  cursor(account: string, feed: string): Promise<FeedCursor | undefined>;
  advance(account: string, feed: string, cursor: FeedCursor): Promise<void>;
}

const keyOf = (account: string, feed: string) => ({ pk: `BANK#${account}`, sk: `CURSOR#${feed}` });

/** The feeds' cursors. Only hints of where to read: what was handled is known by the transfers themselves. */
export function openFeeds({ client, tables }: Database): Feeds {
  return {
    async cursor(account, feed) {
      const { Item } = await client.send(new GetCommand({ TableName: tables.Transactions, Key: keyOf(account, feed) }));
      return Item === undefined ? undefined : FeedCursor.parse(Item);
    },

    async advance(account, feed, cursor) {
      await client.send(
        new PutCommand({ TableName: tables.Transactions, Item: { ...keyOf(account, feed), ...cursor } }),
      );
    },
  };
}
