import { setTimeout as sleep } from 'node:timers/promises';
import type { PolledFeed } from '../../shared/domain/bank-account';
import { readActivityService } from './bank-feed-activity-service';
import { openOhvps } from './bank-feed-ohvps';
import { defaultLimits, type FeedConnection, type FeedLimits } from './bank-feed-request';
import type { AskedAccount, FeedQuestion, FeedReading, FeedWindow } from './feed-reading';
import type { Secrets } from './secrets';

export { FeedFailure } from './bank-feed-failure';

/** Reads company accounts at their banks. */
export interface BankFeed {
  /** All of an account's movements of a window, by one feed. Throws a `FeedFailure` when it cannot be read to the end. */
  read(account: AskedAccount, feed: PolledFeed, window: FeedWindow, queriesLeft?: number): Promise<FeedReading>;
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
