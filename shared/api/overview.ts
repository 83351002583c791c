import * as z from 'zod';
import { BankAccount, FeedId } from '../domain/bank-account';
import { ControlHead } from '../domain/control';
import { FeedState, FeedTrouble } from '../domain/feed-health';
import { Day, Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { LoadingFigures } from '../domain/loading-times';
import { SuspenseBand } from '../domain/suspense-age';
import { group } from './contract';

/** So many, or more than were counted. */
export const Count = z.object({ count: z.int().nonnegative(), isMore: z.boolean() });
export type Count = z.infer<typeof Count>;

/** The loadings of a day. */
export const ShownLoadingDay = LoadingFigures.extend({
  day: Day,
  /** Counted again when the day was closed, and exact; else a run of the loader that died may be missing. */
  isClosed: z.boolean(),
});
export type ShownLoadingDay = z.infer<typeof ShownLoadingDay>;

/** How a feed of a company account is. */
export const ShownFeed = z.object({
  feed: FeedId,
  kind: z.enum(['activity-service', 'ohvps', 'statement-files']),
  credits: z.boolean(),
  state: FeedState,
  /** When the bank last answered. */
  readAt: Instant.optional(),
  /** When the newest movement it told was booked. */
  newestAt: Instant.optional(),
  trouble: FeedTrouble.optional(),
  /** Of a feed whose queries the bank counts: those of the last hour, and how many it answers. */
  queries: z.object({ used: z.int().nonnegative(), allowed: z.int().positive() }).optional(),
  /** Of statement files: the newest day that one tells. */
  statementOn: Day.optional(),
});
export type ShownFeed = z.infer<typeof ShownFeed>;

export const ShownAccount = BankAccount.pick({ id: true, bank: true, branch: true }).extend({
  feeds: z.array(ShownFeed),
});
export type ShownAccount = z.infer<typeof ShownAccount>;

/** How an account's day stands against the bank's statement and the ledger. */
export const ShownControl = ControlHead.pick({
  account: true,
  bank: true,
  state: true,
  waitsFor: true,
  closing: true,
  difference: true,
  differenceCount: true,
});
export type ShownControl = z.infer<typeof ShownControl>;

/** How accounting stands, at one look. Its Lambda reads and changes nothing. */
export const overview = group({
  name: 'overview',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['STAFF#*'] },
    Transactions: { access: ['read'], partitions: ['BANK#*', 'SUSPENSE', 'PROPOSALS', 'MANUAL-PAYMENTS'] },
    Office: {
      access: ['read'],
      partitions: ['BANK-ACCOUNTS', 'LOADING-DAYS', 'FINDINGS-OPEN', 'STATEMENT-BALANCES#*', 'CONTROLS#*'],
    },
  },
  operations: {
    overview: {
      method: 'GET',
      path: '/overview',
      callers: ['finance', 'admin'],
      summary:
        'How soon transfers become balance, what waits in suspense and for people, and how the feeds of the bank accounts are.',
      response: z.object({
        at: Instant,
        today: LoadingFigures,
        /** The last thirty days together, today among them. */
        month: LoadingFigures,
        /** Oldest first. */
        days: z.array(ShownLoadingDay),
        suspense: Count.extend({ amount: Kurus, oldestAt: Instant.optional(), bands: z.array(SuspenseBand) }),
        accounts: z.array(ShownAccount),
        /** How the accounts' last day that is over stands against the banks' statements; empty before it is controlled. */
        control: z.object({ day: Day, accounts: z.array(ShownControl) }),
        waiting: z.object({ pendingPayments: Count, manualPayments: Count, proposals: Count, findings: Count }),
      }),
      refusals: [],
    },
  },
});
