import { type BankAccount, type CutOver, isPolled } from './bank-account';
import { creditingFeed } from './crediting-feed';
import { dayOf, type Instant, later, msOf, startOf } from './instant';
import { TOLERANCE_MS } from './pairing';
import { Refusal } from './refusal';

/** The crediting of an account goes over from one feed to another. */
export interface Switch {
  readonly before: string;
  readonly after: string;
  readonly at: Instant;
  readonly setAt: Instant;
}

/** Around a switch both feeds may have decided: rows are held against the other feed's before they are. */
const ZONE_MS = 12 * 3_600_000;
/** So long a run that began before a cut-over was set may still decide by what it knew. */
const OLD_RUNS_MS = 2 * 60_000;
/** A cut-over may lie this far back, for a feed that has fallen silent; the zone must hold what was decided since. */
const MOST_BACK_MS = 6 * 3_600_000;
/** Two switches closer than this could not be told apart by clocks that differ. */
const BETWEEN_MS = 3 * TOLERANCE_MS;
/** A cut-over nearer than this is fixed: a run may be under way that goes by it. */
const FIXED_AHEAD_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

type Crediting = Pick<BankAccount, 'feeds' | 'cutOvers'>;

/** The switch in whose zone a moment lies, the nearest one where several do. */
export function switchNear(account: Crediting, moment: Instant): Switch | undefined {
  const away = ({ at }: Switch) => Math.abs(msOf(at) - msOf(moment));
  return switchesOf(account)
    .filter((one) => away(one) <= ZONE_MS)
    .sort((a, b) => away(a) - away(b))[0];
}

/** Whether a moment lies so close to a switch that one feed's clock may tell it before, and the other's behind it. */
export function isAtSeam({ at }: Switch, moment: Instant): boolean {
  return Math.abs(msOf(at) - msOf(moment)) <= TOLERANCE_MS;
}

/** Whether every run that knew nothing of a switch is over. */
export function isSettled({ setAt }: Switch, now: Instant): boolean {
  return now >= later(setAt, OLD_RUNS_MS);
}

/** The switches whose seam may still hold rows that wait: they are looked at again for a day. */
export function openSeams(account: Crediting, now: Instant): Switch[] {
  return switchesOf(account).filter(({ at, setAt }) => {
    const until = later(at > setAt ? at : setAt, 2 * ZONE_MS);
    return later(at, -TOLERANCE_MS) <= now && now <= until;
  });
}

function switchesOf({ feeds, cutOvers }: Crediting): Switch[] {
  let before = feeds[0]?.id;
  return cutOvers.flatMap(({ feed: after, from: at, setAt }) => {
    const one = before === undefined || before === after ? [] : [{ before, after, at, setAt }];
    before = after;
    return one;
  });
}

/** A feed's place, as far as a cut-over depends on it. */
export interface Progress {
  readonly since?: Instant | undefined;
  readonly deepReadAt: Instant;
}

/**
 * The account with its crediting gone over to a feed from a moment on. A cut-over that is still well ahead is replaced.
 * Refuses `cut-over-not-possible` for a moment before another switch or close behind it, or more than six hours back, by
 * when the old feed may have decided too much; and for a part of a day where a feed tells the day only. Refuses
 * `feed-not-ready` while the new feed has not run along: what the old one told must be noted before the new one credits.
 */
export function cutOver(
  account: BankAccount,
  { feed: id, from }: Pick<CutOver, 'feed' | 'from'>,
  progress: ReadonlyMap<string, Progress>,
  now: Instant,
): BankAccount {
  const kept = account.cutOvers.filter((one) => one.from <= later(now, FIXED_AHEAD_MS));
  const fixed = { ...account, cutOvers: kept };
  const feed = account.feeds.find((one) => one.id === id);
  const current = creditingFeed(fixed, from);
  if (feed === undefined || current === undefined) throw new Refusal('feed-not-ready');
  const last = kept.at(-1);
  const isBehind = last === undefined || from >= later(last.from, BETWEEN_MS);
  const tellsDays = feed.kind === 'statement-files' || current.kind === 'statement-files';
  const isWhole = !tellsDays || from === startOf(dayOf(from));
  if (!isBehind || !isWhole || from < later(now, -MOST_BACK_MS)) throw new Refusal('cut-over-not-possible');
  if (isPolled(feed) && isPolled(current) && !runsAlong(progress.get(id), progress.get(current.id), now)) {
    throw new Refusal('feed-not-ready');
  }
  return { ...account, cutOvers: [...kept, { feed: id, from, setAt: now }] };
}

/** Read since a day, or since before the old feed's last days were read again. */
function runsAlong(own: Progress | undefined, old: Progress | undefined, now: Instant): boolean {
  if (own?.since === undefined) return false;
  return now >= later(own.since, DAY_MS) || (old !== undefined && old.deepReadAt >= own.since);
}
