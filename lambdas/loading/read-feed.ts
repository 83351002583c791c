import type { BankAccount, PolledFeed } from '../../shared/domain/bank-account';
import { type FeedTroubleKind, troubleAfter } from '../../shared/domain/feed-health';
import { positionAfter, widenAfter, widenAfterFailure, windowAt } from '../../shared/domain/feed-window';
import { dayOf, type Instant } from '../../shared/domain/instant';
import { countLoadings } from '../../shared/domain/loading-day';
import { type LoadingTime, loadingTime } from '../../shared/domain/loading-times';
import { identify } from '../../shared/domain/movement-identity';
import { queriesLeft, recentQueries } from '../../shared/domain/query-allowance';
import { dropRepeats } from '../../shared/domain/repeats';
import { type BankFeed, FeedFailure } from '../gateways/bank-feed';
import { logger } from '../runtime/observe';
import type { FeedCursor, Feeds } from '../stores/feeds';
import type { Findings } from '../stores/findings';
import type { Handled, Outcome } from './decide';
import { type HandleDependencies, handleReading } from './handle-reading';
import { tellUnreadable, type UnreadableDependencies } from './tell-unreadable';

export interface ReadDependencies extends HandleDependencies, UnreadableDependencies {
  readonly feed: BankFeed;
  readonly feeds: Feeds;
  readonly findings: Findings;
}

/** What a reading of one feed of an account came to. Failures are data: they never stop another account. */
export interface Loading {
  readonly account: string;
  readonly feed: string;
  readonly credited: number;
  readonly suspended: number;
  readonly ignored: number;
  /** Rows found to be movements that another feed told. */
  readonly paired: number;
  /** Rows told to staff because the crediting feed does not know of them. */
  readonly foundAlone: number;
  /** Movements that could not be handled this time, or so many unreadable rows that none is passed over; tried again. */
  readonly failed: number;
  /** Rows that could not be read and were told to staff, this time. */
  readonly unreadable: number;
  /** Why the feed could not be read, if it could not. */
  readonly failure?: FeedFailure['kind'] | 'bug';
  /** How long something has been waiting here: the feed's silence or the oldest movement not handled. */
  readonly waitingMs: number;
  /** From booking to credit, of each credit. */
  readonly times: readonly LoadingTime[];
}

/**
 * Reads a feed on from its cursor, which moves only when everything was handled. The queries it took count in any case,
 * and what went wrong is noted beside it for people to see. Undefined while the bank may not be asked.
 */
export async function readFeed(
  account: BankAccount,
  feed: PolledFeed,
  position: FeedCursor | undefined,
  at: Instant,
  dependencies: ReadDependencies,
): Promise<Loading | undefined> {
  const { feeds } = dependencies;
  const isCounted = feed.kind === 'ohvps';
  const queried = recentQueries(position?.queriedAt ?? [], at);
  const left = isCounted ? queriesLeft(queried, at) : undefined;
  if (left === 0) return undefined;
  const window = windowAt(position, at, isCounted);
  const since = position?.since ?? at;
  const counted = (queries = 0) => (isCounted ? { queriedAt: [...queried, ...Array<Instant>(queries).fill(at)] } : {});
  const stay = { readTo: window.from, deepReadAt: window.from, ...position, since };
  const inTrouble = (kind: FeedTroubleKind) => ({ ...stay, trouble: troubleAfter(position?.trouble, kind, at) });
  let queries = 0;
  try {
    const most = window.mostQueries === undefined ? left : Math.min(window.mostQueries, left ?? window.mostQueries);
    const reading = await dependencies.feed.read(account, feed, window, most);
    queries = reading.queries ?? 0;
    const identified = identify(reading.rows);
    const handled = await handleReading(account, feed, dropRepeats(identified), dependencies);
    const { told, held } = await tellUnreadable(account, reading.unreadable, dependencies);
    const loading = summarise(account.id, feed.id, handled, dependencies.now());
    const trouble = held > 0 ? 'odd-rows' : loading.failed > 0 ? 'not-handled' : undefined;
    const next = trouble === undefined ? { ...positionAfter(window, position), since } : inTrouble(trouble);
    const newestAt = newest([position?.newestAt, ...identified.map(({ movement }) => movement.bookedAt)]);
    await feeds.advance(account.id, feed.id, {
      ...next,
      ...counted(queries),
      ...(isCounted && trouble === undefined && { widenAt: widenAfter(window, position) }),
      readAt: at,
      ...(newestAt && { newestAt }),
      loaded: countLoadings(position?.loaded ?? [], dayOf(dependencies.now()), loading.times),
    });
    return { ...loading, unreadable: told, failed: loading.failed + held };
  } catch (error) {
    const taken = error instanceof FeedFailure ? error.queries : queries;
    const kind = error instanceof FeedFailure ? error.kind : 'bug';
    const widenAt = widenAfterFailure(window, position, taken);
    await noteTrouble(
      account,
      feed,
      { ...inTrouble(kind), ...counted(taken), ...(widenAt && { widenAt }) },
      dependencies,
    );
    throw error;
  }
}

/** What went wrong is told by who caught it; that it cannot be noted must not take its place. */
async function noteTrouble(account: BankAccount, feed: PolledFeed, cursor: FeedCursor, { feeds }: ReadDependencies) {
  try {
    await feeds.advance(account.id, feed.id, cursor);
  } catch (error) {
    logger.error('trouble of a feed not noted', { account: account.id, feed: feed.id, error: error as Error });
  }
}

function newest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce(
    (one, other) => (other !== undefined && (one === undefined || other > one) ? other : one),
    undefined,
  );
}

/** A reading's rows in figures; `at` is when they were handled. */
export function summarise(
  account: string,
  feed: string,
  { outcomes, paired, foundAlone }: Handled,
  at: Instant,
): Loading {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  const times = (result: Outcome['result']) =>
    outcomes
      .filter((outcome) => outcome.result === result)
      .map(({ movement }) => loadingTime(account, movement.bookedAt, at));
  return {
    account,
    feed,
    credited: count('credited'),
    suspended: count('suspense'),
    ignored: count('ignored'),
    paired,
    foundAlone,
    failed: count('failed'),
    unreadable: 0,
    waitingMs: Math.max(0, ...times('failed').map(({ ms }) => ms)),
    times: times('credited'),
  };
}
