import type { BankAccount } from './bank-account';
import { creditingFeed } from './crediting-feed';
import { type Day, dayAfter, type Instant, later, startOf } from './instant';
import { pairByWords, pairUp, TOLERANCE_MS } from './pairing';
import { onePerRow, type Sighting } from './sighting';
import type { Transfer } from './transfer';

/** A statement's line and a transfer of ours that are one movement, with different amounts. */
export interface AmountPair {
  readonly line: Sighting;
  readonly transfer: Transfer;
}

/** An account's day, row by row: what the bank's statement tells against what was decided here. */
export interface ComparedDay {
  /** The statement's lines of the day. */
  readonly lines: readonly Sighting[];
  /** Our transfers booked on the day. */
  readonly ours: readonly Transfer[];
  /** Those of them, and of the minutes around midnight, that the day's statement answers for. */
  readonly answered: readonly Transfer[];
  readonly missing: readonly Transfer[];
  /** Rows that no transfer stands for: lines, and what controlling feeds tell where statements credit. */
  readonly alone: readonly Sighting[];
  readonly unequal: readonly AmountPair[];
}

interface Sides {
  readonly lines: readonly Sighting[];
  /** Rows of the other feeds that no transfer was decided from. */
  readonly told: readonly Sighting[];
  readonly fromLines: readonly Transfer[];
  readonly fromFeeds: readonly Movable[];
}

/** A transfer as the pairing sees a row: its feed told the moment. */
type Movable = Transfer & { readonly isWholeDay: boolean };

/**
 * Holds a day's lines against the transfers one to one. What was booked within ten minutes of midnight may stand in either
 * day's statement: a day answers for its transfers from there to there, and for its lines against both neighbours' transfers.
 * `rows` are all that was told around the day (`aroundDay`), `transfers` those that exist under their names.
 */
export function compareDay(
  account: Pick<BankAccount, 'feeds' | 'cutOvers'>,
  day: Day,
  rows: readonly Sighting[],
  transfers: ReadonlyMap<string, Transfer>,
): ComparedDay {
  const [start, end] = [startOf(day), startOf(dayAfter(day))];
  const { lines, told, fromLines, fromFeeds } = sidesOf(account, day, rows, transfers);
  const open = lines.filter((line) => ownOf(line, transfers) === undefined);
  const pairs = pairUp(open, fromFeeds);
  const lineOf = new Map([...pairs].map(([line, transfer]) => [transfer.id, line]));
  const ofDay = lines.filter(({ bookedAt }) => bookedAt === start);
  const isOfDay = ({ bookedAt }: { bookedAt: Instant }) => start <= bookedAt && bookedAt < end;
  const answersFor = ({ id, bookedAt }: { id: string; bookedAt: Instant }) =>
    lineOf.get(id)?.bookedAt === start || (!lineOf.has(id) && liesBetween(bookedAt, start, end));

  const fromDayLines = fromLines.filter(isOfDay);
  const answered = [...fromDayLines, ...fromFeeds.filter(answersFor)];
  const missing = fromFeeds.filter((transfer) => answersFor(transfer) && !lineOf.has(transfer.id));
  const lonely = ofDay.filter((line) => open.includes(line) && !pairs.has(line));
  const unequal = [...pairByWords(lonely, missing)].map(([line, transfer]) => ({ line, transfer }));
  const taken = new Set<object>(unequal.flatMap(({ line, transfer }) => [line, transfer]));
  const unseen = unseenByStatement(account, told, fromLines, (bookedAt) => liesBetween(bookedAt, start, end));
  return {
    lines: ofDay,
    ours: [...fromDayLines, ...fromFeeds.filter(isOfDay)],
    answered,
    missing: missing.filter((transfer) => !taken.has(transfer)),
    alone: [...lonely.filter((line) => !taken.has(line)), ...unseen],
    unequal,
  };
}

/** What must be read of an account's sightings to compare a day: its rows, and those near midnight; and the days whose lines. */
export function aroundDay(day: Day): { readonly from: Instant; readonly to: Instant; readonly before: Instant } {
  return {
    from: later(startOf(day), -2 * TOLERANCE_MS),
    to: later(startOf(dayAfter(day)), 2 * TOLERANCE_MS),
    before: startOf(dayAfter(day, -1)),
  };
}

/** The names under which a row's transfer may be kept. */
export function namesOf({ id, transfer }: Pick<Sighting, 'id' | 'transfer'>): string[] {
  return transfer === undefined || transfer === id ? [id] : [id, transfer];
}

/** Whether an account's feed is its statement files. */
export function isFileFeed({ feeds }: Pick<BankAccount, 'feeds'>, feed: string | undefined): boolean {
  return feeds.some(({ id, kind }) => id === feed && kind === 'statement-files');
}

/** The transfer that was decided from this very row. Another day's line may bear its number: banks count anew each day. */
function ownOf(row: Sighting, transfers: ReadonlyMap<string, Transfer>): Transfer | undefined {
  const isOwn = ({ feed = row.feed, bookedAt, amount }: Transfer) =>
    feed === row.feed && (!row.isWholeDay || (bookedAt === row.bookedAt && amount === row.amount));
  return namesOf(row)
    .flatMap((name) => transfers.get(name) ?? [])
    .find(isOwn);
}

function sidesOf(
  account: Pick<BankAccount, 'feeds'>,
  day: Day,
  rows: readonly Sighting[],
  transfers: ReadonlyMap<string, Transfer>,
): Sides {
  const { from, to } = aroundDay(day);
  const isNear = ({ bookedAt }: { bookedAt: Instant }) => from <= bookedAt && bookedAt <= to;
  const fromLines = new Map<string, Transfer>();
  const fromFeeds = new Map<string, Transfer>();
  const lines: Sighting[] = [];
  const told: Sighting[] = [];
  for (const row of onePerRow(rows)) {
    const isLine = isFileFeed(account, row.feed);
    const own = ownOf(row, transfers);
    if (isLine) lines.push(row);
    else if (own === undefined) told.push(row);
    if (own !== undefined) (isLine ? fromLines : fromFeeds).set(own.id, own);
  }
  const near = [...fromFeeds.values()].filter(isNear).map((transfer) => ({ ...transfer, isWholeDay: false }));
  const names = new Set(near.map(({ id }) => id));
  // A neighbour's line whose transfer lies deep in its own day has no business here.
  const belongs = ({ bookedAt, transfer }: Sighting) =>
    bookedAt === startOf(day) || transfer === undefined || names.has(transfer);
  return { lines: lines.filter(belongs), told, fromLines: [...fromLines.values()], fromFeeds: near };
}

/** Where statements credit, what another feed tells beside them that no statement does. */
function unseenByStatement(
  account: Pick<BankAccount, 'feeds' | 'cutOvers'>,
  told: readonly Sighting[],
  fromLines: readonly Transfer[],
  isAnswered: (bookedAt: Instant) => boolean,
): Sighting[] {
  const rows = told.filter(({ bookedAt }) => isFileFeed(account, creditingFeed(account, bookedAt)?.id));
  const pairs = pairUp(
    rows,
    fromLines.map((transfer) => ({ ...transfer, isWholeDay: true })),
  );
  return rows.filter((row) => isAnswered(row.bookedAt) && !pairs.has(row));
}

function liesBetween(bookedAt: Instant, start: Instant, end: Instant): boolean {
  return later(start, -TOLERANCE_MS) <= bookedAt && bookedAt < later(end, -TOLERANCE_MS);
}
