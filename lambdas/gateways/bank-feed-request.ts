import { FeedFailure } from './bank-feed-failure';

/** How long and how often we try. */
export interface FeedLimits {
  /** For one request, body included. */
  readonly requestTimeoutMs: number;
  /** For a whole window; looked at before each request. */
  readonly readTimeoutMs: number;
  /** How often one page is asked for before we give up. */
  readonly attempts: number;
  /** The longest pause before the first retry; doubled for each further one. */
  readonly pauseMs: number;
  readonly rowsPerPage: number;
  /** More pages than this are no window but a bank that never ends. */
  readonly maxPages: number;
}

/** Within the minute between two reads. */
export const defaultLimits: FeedLimits = {
  requestTimeoutMs: 8_000,
  readTimeoutMs: 45_000,
  attempts: 3,
  pauseMs: 400,
  rowsPerPage: 100,
  maxPages: 1_000,
};

/** What a reader reaches a bank with. */
export interface FeedConnection {
  readonly sleep: (ms: number) => Promise<unknown>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly limits: FeedLimits;
}

/** An answer's status and its whole body. */
export interface FeedAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Tries a read until it succeeds, at most `attempts` times, with full jitter between. Only what may pass by itself is tried
 * again: a bank that is unavailable or answers nonsense (a maintenance page), not a refusal and not a timeout, which has
 * used its time up.
 */
export async function retry<Result>(
  { limits, sleep, random }: FeedConnection,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = error instanceof FeedFailure && (error.kind === 'unavailable' || error.kind === 'unreadable');
      if (!mayPass || count >= limits.attempts) throw error;
      await sleep(random() * limits.pauseMs * 2 ** (count - 1));
    }
  }
}

/** Sends one request. Redirects are not followed: our credentials go nowhere but where they belong. */
export async function send(
  account: string,
  url: URL,
  request: RequestInit,
  { limits }: FeedConnection,
): Promise<FeedAnswer> {
  const signal = AbortSignal.timeout(limits.requestTimeoutMs);
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    return { status: response.status, body: await response.text() };
  } catch (cause) {
    if (!signal.aborted) throw new FeedFailure('unavailable', account, 'connection failed', { cause });
    throw new FeedFailure('timeout', account, `no answer in ${limits.requestTimeoutMs} ms`, { cause });
  }
}
