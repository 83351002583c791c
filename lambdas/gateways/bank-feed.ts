import * as z from 'zod';
import type { BankAccount, FeedSource } from '../../shared/domain/bank-account';
import type { Instant } from '../../shared/domain/instant';
import type { MovementRow } from '../../shared/domain/movement-identity';
import { readActivityService } from './bank-feed-activity-service';
import { defaultLimits, type FeedConnection, type FeedLimits } from './bank-feed-request';

export { FeedFailure } from './bank-feed-failure';

/** What signs our requests to a bank: the content of the secret that `FeedSource.secret` names. */
export const FeedCredentials = z.object({ username: z.string().min(1), password: z.string().min(1) });
export type FeedCredentials = z.infer<typeof FeedCredentials>;

/** A company account and how to ask its bank about it. */
export interface FeedAccount extends Pick<BankAccount, 'id' | 'iban'> {
  readonly feed: Pick<FeedSource, 'kind' | 'url'> & { readonly credentials: FeedCredentials };
}

/** The movements asked for: `from` belongs to it, `to` does not. */
export interface FeedWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** A row we could not understand, as the bank sent it (shortened). Holds personal data: for staff to see, never for logs. */
export interface UnreadableRow {
  readonly raw: string;
  /** The fields at fault, without their values. */
  readonly reason: string;
}

/** What one request brought, in the bank's order. Rows can repeat: within a page, between pages and between reads. */
export interface FeedPage {
  readonly rows: readonly MovementRow[];
  readonly unreadable: readonly UnreadableRow[];
}

/** Reads company accounts at their banks. */
export interface BankFeed {
  /**
   * The account's movements of a window, page by page, asked for as they are taken. Throws a `FeedFailure` when the bank
   * cannot be read to the end; the pages before it are good.
   */
  read(account: FeedAccount, window: FeedWindow): AsyncIterable<FeedPage>;
}

type FeedReader = (account: FeedAccount, window: FeedWindow, connection: FeedConnection) => AsyncIterable<FeedPage>;

/** One reader for each protocol banks speak. */
const readers: Readonly<Record<FeedSource['kind'], FeedReader>> = { 'activity-service': readActivityService };

/** The gateway to the banks' feeds. `sleep` and `random` space out its retries. */
export function bankFeed(patience: Omit<FeedConnection, 'limits'>, limits: Partial<FeedLimits> = {}): BankFeed {
  const connection = { ...patience, limits: { ...defaultLimits, ...limits } };
  return { read: (account, window) => readers[account.feed.kind](account, window, connection) };
}
