import type { BankAccount, FeedSource } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import { openSeams, switchNear } from '../../shared/domain/cut-over';
import { type Instant, later } from '../../shared/domain/instant';
import type { Movement } from '../../shared/domain/movement';
import type { IdentifiedMovement } from '../../shared/domain/movement-identity';
import { pairUp, TOLERANCE_MS } from '../../shared/domain/pairing';
import type { Sighting } from '../../shared/domain/sighting';
import type { Sightings } from '../stores/sightings';
import { type DecideDependencies, decideAll, type Handled } from './decide';
import { type CompareDependencies, holdAgainstOthers } from './hold-against-others';

export type SeveralDependencies = CompareDependencies;

/**
 * Handles one feed's rows of an account that has several. Each row is noted before anything is decided. Rows that this
 * feed credits, away from every switch, are decided as if it were alone; all others are held against what the other feeds
 * told. Costs one write more for each row than an account with one feed.
 */
export async function handleAmongSeveral(
  account: BankAccount,
  feed: FeedSource,
  identified: readonly IdentifiedMovement[],
  dependencies: DecideDependencies & SeveralDependencies,
): Promise<Handled> {
  const { sightings, now } = dependencies;
  const ids = identified.map(({ movement }) => movement.id);
  const known = await dependencies.transfers.known(account.id, ids);
  const rows = await nameApart(account, feed, identified, known, dependencies);
  const noted = await note(account, feed, rows, dependencies);
  const isDirect = ({ bookedAt }: Movement) =>
    creditingFeed(account, bookedAt)?.id === feed.id && switchNear(account, bookedAt) === undefined;
  const direct = rows.filter(({ movement }) => isDirect(movement));
  const fresh = direct.filter(({ movement }) => !known.has(movement.id));
  const outcomes = await decideAll(account, feed.id, fresh, dependencies);

  const held = await seamRows(account, feed, sightings, now());
  const open = [...noted, ...held].filter((row) => row.transfer === undefined && !isDirect(row));
  const compared = await holdAgainstOthers(account, feed, open, dependencies);
  return { ...compared, outcomes: [...outcomes, ...compared.outcomes] };
}

/** The rows as noted, those included that are noted now. */
async function note(
  { id: account }: BankAccount,
  feed: FeedSource,
  rows: readonly IdentifiedMovement[],
  { sightings, now }: Pick<SeveralDependencies, 'sightings' | 'now'>,
): Promise<Sighting[]> {
  const keys = rows.map(({ movement: { id, bookedAt } }) => ({ account, feed: feed.id, id, bookedAt }));
  const known = await sightings.read(keys);
  const names = new Set(known.map(({ id, bookedAt }) => `${id} ${bookedAt}`));
  const isWholeDay = feed.kind === 'statement-files';
  const fresh = rows
    .filter(({ movement: { id, bookedAt } }) => !names.has(`${id} ${bookedAt}`))
    .map(({ movement, isPossibleRepeat }) => {
      return { ...movement, feed: feed.id, isWholeDay, isPossibleRepeat, notedAt: now() };
    });
  await sightings.note(fresh);
  return [...known, ...fresh];
}

/** Rows of this feed that waited at a switch and may have left its readings meanwhile. */
async function seamRows(account: BankAccount, feed: FeedSource, sightings: Sightings, now: Instant) {
  const seams = openSeams(account, now).filter(({ before, after }) => before === feed.id || after === feed.id);
  const told = await Promise.all(
    seams.map(({ at }) => sightings.between(account.id, later(at, -TOLERANCE_MS), later(at, TOLERANCE_MS))),
  );
  return told.flat().filter((row) => row.feed === feed.id);
}

/**
 * A number is unique within a feed, not over two: a row whose number another feed's transfer has is that very movement
 * when the rest fits, and gets a name of its own when it does not.
 */
async function nameApart(
  account: BankAccount,
  feed: FeedSource,
  identified: readonly IdentifiedMovement[],
  known: ReadonlyMap<string, string | undefined>,
  { transfers }: Pick<DecideDependencies, 'transfers'>,
): Promise<IdentifiedMovement[]> {
  const others = [...known].filter(([, by]) => by !== undefined && by !== feed.id).map(([id]) => id);
  const decided = await transfers.findAll(others.map((id) => ({ account: account.id, id })));
  const namesakes = new Map(decided.map((transfer) => [transfer.id, transfer]));
  const isWholeDay = feed.kind === 'statement-files';
  return identified.map((row) => {
    const namesake = namesakes.get(row.movement.id);
    if (namesake === undefined) return row;
    const pair = pairUp([{ ...row.movement, isWholeDay }], [{ ...namesake, isWholeDay }]);
    return pair.size === 1 ? row : { ...row, movement: { ...row.movement, id: `${feed.id}~${row.movement.id}` } };
  });
}
