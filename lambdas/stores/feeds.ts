import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { FeedTrouble } from '../../shared/domain/feed-health';
import { Instant } from '../../shared/domain/instant';
import { LoadingDay } from '../../shared/domain/loading-day';
import type { Database } from './database';
import { readItems } from './read-items';

/** How far a feed of an account has been read. */
export const FeedCursor = z.object({
  /** Everything the bank showed up to here has been handled. */
  readTo: Instant,
  /** When the days before were last read again, for rows a bank shows late. */
  deepReadAt: Instant,
  /** Where the bank counts queries: when the last hours are to be read again. */
  widenAt: Instant.optional(),
  /** When it was first read. */
  since: Instant.optional(),
  /** Its successful queries of the last hour, where the bank counts them; those of one reading at one moment. */
  queriedAt: z.array(Instant).optional(),
  /** When the bank last answered, whatever could be done with it. */
  readAt: Instant.optional(),
  /** When the newest movement it ever told was booked. */
  newestAt: Instant.optional(),
  /** How long what it credited today and yesterday took: kept here, it costs no write of its own. */
  loaded: z.array(LoadingDay).optional(),
  /** What went wrong since it was last read on. */
  trouble: FeedTrouble.optional(),
});
export type FeedCursor = z.infer<typeof FeedCursor>;

/** A feed of an account. */
export interface FeedKey {
  readonly account: string;
  readonly feed: string;
}

export interface Feeds {
  cursor(account: string, feed: string): Promise<FeedCursor | undefined>;
  cursors(keys: readonly FeedKey[]): Promise<(FeedCursor & FeedKey)[]>;
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

    /** Those of these that were ever asked, in no order. */
    async cursors(keys) {
      const items = await readItems(
        client,
        tables.Transactions,
        keys.map(({ account, feed }) => keyOf(account, feed)),
      );
      return items.map((item) => ({
        ...FeedCursor.parse(item),
        account: String(item.pk).slice('BANK#'.length),
        feed: String(item.sk).slice('CURSOR#'.length),
      }));
    },

    async advance(account, feed, cursor) {
      await client.send(
        new PutCommand({ TableName: tables.Transactions, Item: { ...keyOf(account, feed), ...cursor } }),
      );
    },
  };
}
