import { type BankAccount, type FeedSource, isPolled } from '../../shared/domain/bank-account';
import { seenAlone } from '../../shared/domain/control-finding';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { isAtSeam, isSettled, type Switch, switchNear } from '../../shared/domain/cut-over';
import { identityOf, mendFinding } from '../../shared/domain/finding';
import { type Instant, later } from '../../shared/domain/instant';
import { Movement } from '../../shared/domain/movement';
import { pairUp, TOLERANCE_MS } from '../../shared/domain/pairing';
import { onePerRow, type Sighting } from '../../shared/domain/sighting';
import { liesIn, stretchesAround } from '../../shared/domain/stretch';
import type { FeedCursor, Feeds } from '../stores/feeds';
import type { Findings } from '../stores/findings';
import type { Sightings } from '../stores/sightings';
import { type DecideDependencies, type Handled, matchAll, type Outcome, settleGuarded, tellCredited } from './decide';

export interface CompareDependencies {
  readonly sightings: Sightings;
  readonly feeds: Pick<Feeds, 'cursor'>;
  readonly findings: Pick<Findings, 'add' | 'find' | 'close'>;
  readonly now: () => Instant;
}

type Dependencies = DecideDependencies & CompareDependencies;

/** A row nobody else tells of is told to staff, or decided at a switch, after so long at the latest. */
const GRACE_MS = 30 * 60_000;

/**
 * Holds rows of one feed, which it does not simply credit, against what the account's other feeds told and was decided.
 * A row that tells of such a transfer becomes its sighting. Of the rest, those around a switch are decided where this feed
 * may (`mayDecide`), one after another, each in a turn that is lost when anybody else decided there since we read; what no
 * other feed knows of after its grace is a finding.
 */
export async function holdAgainstOthers(
  account: BankAccount,
  feed: FeedSource,
  open: readonly Sighting[],
  dependencies: Dependencies,
): Promise<Handled> {
  if (open.length === 0) return { outcomes: [], paired: 0, foundAlone: 0 };
  const { sightings, now } = dependencies;
  const turn = await sightings.turn(account.id);
  const { mine, others } = await toldAround(account, feed, open, dependencies);
  const pairs = pairUp(mine, others);
  const moved = [...pairs].filter(([row, told]) => row.transfer !== nameOf(told));
  for (const [row, told] of moved) {
    if (row.toldAt !== undefined) await mendAlone(row, dependencies);
    await sightings.save({ ...row, transfer: nameOf(told) });
  }

  const touched = stretchesAround(open, TOLERANCE_MS, false);
  const alone = mine.filter((row) => !pairs.has(row) && liesIn(touched, row.bookedAt));
  if (alone.length === 0) return { outcomes: [], paired: moved.length, foundAlone: 0 };
  const positions = await positionsOf(account, dependencies);
  const at = now();
  const ready = alone.filter((row) => mayDecide(account, row, positions, at));
  const outcomes = await decideInTurn(account, feed, ready, turn, dependencies);
  const held = alone
    .filter((row) => mustWait(account, row, at))
    .map((movement): Outcome => {
      return { movement, result: 'failed' };
    });
  const foundAlone = await tellAlone(account, alone, positions, dependencies);
  return { outcomes: [...outcomes, ...held], paired: moved.length, foundAlone };
}

/** The transfer that was decided from another feed's row. */
const nameOf = ({ transfer, id }: Sighting) => transfer ?? id;

/** What was told around some rows: by this feed, as far as no transfer came of it, and by others, where one did. */
async function toldAround(
  account: BankAccount,
  feed: FeedSource,
  open: readonly Sighting[],
  { sightings, transfers }: Dependencies,
): Promise<{ mine: Sighting[]; others: Sighting[] }> {
  const hasDays = account.feeds.some(({ kind }) => kind === 'statement-files');
  const stretches = stretchesAround(open, 3 * TOLERANCE_MS, hasDays);
  const told = await Promise.all(stretches.map(({ from, to }) => sightings.between(account.id, from, to)));
  const rows = onePerRow(told.flat());
  const names = rows.flatMap(({ id, transfer }) => (transfer === undefined ? [id] : [id, transfer]));
  const known = await transfers.known(account.id, names, true);
  const isDecided = ({ feed: by, id, transfer }: Sighting) =>
    [id, transfer].some((name) => name !== undefined && known.has(name) && (known.get(name) ?? by) === by);
  const near = stretchesAround(open, 2 * TOLERANCE_MS, hasDays);
  return {
    mine: rows.filter((row) => row.feed === feed.id && !isDecided(row) && liesIn(near, row.bookedAt)),
    others: rows.filter((row) => row.feed !== feed.id && isDecided(row)),
  };
}

/** The switch in whose zone a row lies, where its feed is one of the two. */
function switchOf(account: BankAccount, { feed, bookedAt }: Sighting): Switch | undefined {
  const near = switchNear(account, bookedAt);
  return near?.before === feed || near?.after === feed ? near : undefined;
}

const isCredited = (account: BankAccount, row: Sighting) => creditingFeed(account, row.bookedAt)?.id === row.feed;

type Positions = ReadonlyMap<string, FeedCursor>;

/**
 * Around a switch the feed that credits a row's moment decides it at once. Close to it the two feeds' clocks may disagree
 * so that neither would: then this feed decides a row that the other has not told although it was read past it, or that
 * nobody told for half an hour. Whoever comes second finds the other's transfer and only pairs with it.
 */
function mayDecide(account: BankAccount, row: Sighting, positions: Positions, now: Instant): boolean {
  const seam = switchOf(account, row);
  if (seam === undefined || !isSettled(seam, now)) return false;
  if (isCredited(account, row)) return true;
  if (!isAtSeam(seam, row.bookedAt)) return false;
  const other = positions.get(seam.before === row.feed ? seam.after : seam.before);
  const isReadPast = other !== undefined && other.readTo >= later(row.bookedAt, TOLERANCE_MS);
  return isReadPast || now >= later(row.notedAt, GRACE_MS);
}

/** A row this feed will decide as soon as no run can be under way that knows nothing of the switch. */
function mustWait(account: BankAccount, row: Sighting, now: Instant): boolean {
  const seam = switchOf(account, row);
  return seam !== undefined && isCredited(account, row) && !isSettled(seam, now);
}

/** A row this feed never decides: it only controls. */
function onlyControls(account: BankAccount, row: Sighting): boolean {
  const seam = switchOf(account, row);
  return !isCredited(account, row) && (seam === undefined || !isAtSeam(seam, row.bookedAt));
}

async function decideInTurn(
  account: BankAccount,
  feed: FeedSource,
  rows: readonly Sighting[],
  firstTurn: number,
  dependencies: Dependencies,
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  const { sightings, sms } = dependencies;
  const movements = rows.map((row) => ({ movement: Movement.parse(row), isPossibleRepeat: row.isPossibleRepeat }));
  const decided = await matchAll(movements, dependencies);
  const outcomes: (Outcome & (typeof decided)[number])[] = [];
  let turn = firstTurn;
  for (const [index, one] of decided.entries()) {
    const row = rows[index];
    if (row === undefined) break;
    const guards = [sightings.turnCause(account.id, turn), sightings.saveCause({ ...row, transfer: one.movement.id })];
    const result = await settleGuarded(account, feed.id, one, guards, dependencies);
    if (result === 'lost') {
      // Somebody decided here since we read: the next run reads again.
      outcomes.push(...decided.slice(index).map((left) => ({ ...left, result: 'failed' as const })));
      break;
    }
    if (result !== 'known' && result !== 'failed') turn += 1;
    outcomes.push({ ...one, result });
  }
  await tellCredited(outcomes, sms);
  return outcomes;
}

async function positionsOf(account: BankAccount, { feeds }: Pick<CompareDependencies, 'feeds'>): Promise<Positions> {
  const read = await Promise.all(
    account.feeds.filter(isPolled).map(async ({ id }) => ({ id, cursor: await feeds.cursor(account.id, id) })),
  );
  return new Map(read.flatMap(({ id, cursor }) => (cursor === undefined ? [] : [[id, cursor]])));
}

/** Tells staff of rows that the crediting feed still does not know, although it was read again since. */
async function tellAlone(
  account: BankAccount,
  rows: readonly Sighting[],
  positions: Positions,
  { sightings, findings, now }: Dependencies,
): Promise<number> {
  let told = 0;
  for (const row of rows) {
    if (row.toldAt !== undefined || row.isWholeDay || !onlyControls(account, row)) continue;
    const crediting = creditingFeed(account, row.bookedAt);
    const position = crediting && positions.get(crediting.id);
    if (position === undefined || !isOverdue(row, position, crediting?.kind === 'ohvps', now())) continue;
    await findings.add(seenAlone(row, now()));
    await sightings.save({ ...row, toldAt: now() });
    told += 1;
  }
  return told;
}

/** A row that was told to be alone has found its transfer: what was told is closed. */
async function mendAlone(row: Sighting, { findings, now }: CompareDependencies): Promise<void> {
  const told = await findings.find(identityOf(seenAlone(row, now())));
  if (told?.state === 'open') await findings.close(mendFinding(told, now(), 'Hareketin havalesi geldi'), []);
}

/** The crediting feed has had its time: read deep since, or, where it never is, read on for the grace. */
function isOverdue(row: Sighting, position: FeedCursor, isCounted: boolean, now: Instant): boolean {
  const dueAt = later(row.notedAt, GRACE_MS);
  return now >= dueAt && (isCounted ? position.readTo >= dueAt : position.deepReadAt > row.notedAt);
}
