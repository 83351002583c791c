import * as z from 'zod';
import { Instant } from './instant';
import { CsvMapping } from './statement-csv';

/** What a feed of an account is called: short and stable, part of what is kept of its readings. */
export const FeedId = z.string().regex(/^[a-z0-9-]{2,20}$/);

const Polled = {
  id: FeedId,
  url: z.url(),
  /** Name of the secret that holds the credentials; never the credentials. */
  secret: z.string().min(1),
};

/**
 * One way a bank tells us of an account's movements: its own service for company customers, open banking (ÖHVPS), or
 * statement files that somebody sends. The first two are asked; files come by themselves.
 */
export const FeedSource = z.discriminatedUnion('kind', [
  z.object({ ...Polled, kind: z.literal('activity-service') }),
  z.object({ ...Polled, kind: z.literal('ohvps') }),
  z.object({ id: FeedId, kind: z.literal('statement-files'), csv: CsvMapping.optional() }),
]);
export type FeedSource = z.infer<typeof FeedSource>;

/** A feed that is asked for movements. */
export type PolledFeed = Exclude<FeedSource, { kind: 'statement-files' }>;

/** From when on which feed of an account credits; `setAt` is when somebody decided so. */
export const CutOver = z.object({ feed: FeedId, from: Instant, setAt: Instant });
export type CutOver = z.infer<typeof CutOver>;

/** One of the company's own accounts (hesap numaraları): agents send to it, and its feeds are read every minute. */
export const BankAccount = z.object({
  /** Short and stable, part of every transfer's identity: `ziraat-1`. */
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  bank: z.string().min(1).max(80),
  branch: z.string().max(80).optional(),
  holder: z.string().min(1).max(120),
  iban: z.string().regex(/^TR\d{24}$/),
  currency: z.literal('TRY'),
  /** Shown to agents under the red ₺. */
  isShown: z.boolean(),
  /** Several may tell of one movement: at any moment one of them credits and the others control. */
  feeds: z.array(FeedSource).max(5).default([]),
  /** Oldest first. What was booked before them all is credited by the first feed. */
  cutOvers: z.array(CutOver).max(50).default([]),
});
export type BankAccount = z.infer<typeof BankAccount>;

/** Whether a feed is one that is asked. */
export function isPolled(feed: FeedSource): feed is PolledFeed {
  return feed.kind !== 'statement-files';
}
