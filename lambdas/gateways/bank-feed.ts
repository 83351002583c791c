import { setTimeout as sleep } from 'node:timers/promises';
import type { BankAccount, PolledFeed } from '../../shared/domain/bank-account';
import type { Instant } from '../../shared/domain/instant';
import type { MovementRow } from '../../shared/domain/movement-identity';
import { readActivityService } from './bank-feed-activity-service';
import { openOhvps } from './bank-feed-ohvps';
import { defaultLimits, type FeedConnection, type FeedLimits } from './bank-feed-request';
import type { Secrets } from './secrets';

export { FeedFailure } from './bank-feed-failure';

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

/** What a bank says of a window, in the bank's order. Rows can repeat, within a reading and between readings. */
export interface FeedReading {
  readonly rows: readonly MovementRow[];
  readonly unreadable: readonly UnreadableRow[];
  /** How many successful queries it took, where the bank counts them. */
  readonly queries?: number;
}

/** What a bank needs to know of an account. */
type Account = Pick<BankAccount, 'id' | 'iban'>;

/** Reads company accounts at their banks. */
export interface BankFeed {
  /** All of an account's movements of a window, by one feed. Throws a `FeedFailure` when it cannot be read to the end. */
  read(account: Account, feed: PolledFeed, window: FeedWindow, queriesLeft?: number): Promise<FeedReading>;
}

/** A question to a bank, with what its protocol needs to ask it. */
export interface FeedQuestion {
  readonly account: Account;
  readonly url: string;
  /** The content of the secret that the feed's source names; each protocol knows its form. */
  readonly secret: string;
  readonly window: FeedWindow;
  /** How many successful queries the bank still answers this hour, where it counts them. */
  readonly queriesLeft?: number;
}

type FeedReader = (question: FeedQuestion, connection: FeedConnection) => Promise<FeedReading>;

/** The gateway to the banks' feeds. The accounts' credentials come from `secrets`; `sleep` and `random` space out retries. */
export function openBankFeed(
  secrets: Secrets,
  limits: Partial<FeedLimits> = {},
  patience: Pick<FeedConnection, 'sleep' | 'random'> = { sleep, random: Math.random },
): BankFeed {
  const connection = { ...patience, limits: { ...defaultLimits, ...limits } };
  /** One reader for each protocol banks speak. */
  const readers: Readonly<Record<PolledFeed['kind'], FeedReader>> = {
    'activity-service': readActivityService,
    ohvps: openOhvps(Date.now),
  };
  return {
    async read(account, { kind, url, secret }, window, queriesLeft) {
      const question = { account, url, secret: await secrets.read(secret), window };
      return readers[kind]({ ...question, ...(queriesLeft !== undefined && { queriesLeft }) }, connection);
    },
  };
}
