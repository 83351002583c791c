import { distinctPhones, phonesIn } from './description';
import { foldText } from './folded-text';
import { groupBy } from './grouped';
import { dayAfter, dayOf, msOf, startOf } from './instant';
import type { Sighting } from './sighting';

/** Two feeds' clocks tell one movement at most this far apart. */
export const TOLERANCE_MS = 10 * 60_000;

/** What tells whether two rows of different feeds are one movement. */
export type Told = Pick<
  Sighting,
  'id' | 'bookedAt' | 'isWholeDay' | 'amount' | 'currency' | 'reference' | 'description' | 'transfer'
>;

interface Edge<R, C> {
  readonly row: R;
  readonly candidate: C;
  /** The lower, the surer. */
  readonly rank: number;
  readonly apartMs: number;
}

/**
 * Pairs one feed's rows with other feeds' one to one: same amount and currency, booked within ten minutes (or the day,
 * where a feed tells no more), and not naming different phones. The best comes first: the same number, the same reference,
 * the same words, the same phone, no phone in either, what was paired before, the nearest time. Beyond that as many as possible find a partner, so genuine twins pair
 * whichever way; who shares the bank's number is never parted.
 */
export function pairUp<R extends Told, C extends Told>(rows: readonly R[], candidates: readonly C[]): Map<R, C> {
  const pairs = new Map<R, C>();
  const byAmount = groupBy(candidates, amountOf);
  for (const [amount, same] of groupBy(rows, amountOf)) {
    const edges = edgesOf(same, byAmount.get(amount) ?? []);
    for (const [row, candidate] of matchAmong(same, edges)) pairs.set(row, candidate);
  }
  return pairs;
}

/** Down to this a rank says by number, reference, words or phone that two rows are one movement. */
const RECOGNISED = 3;

/** Pairs rows that are one movement by everything but their amounts, one to one, the surest first. */
export function pairByWords<R extends Told, C extends Told>(rows: readonly R[], candidates: readonly C[]): Map<R, C> {
  const edges = edgesOf(rows, candidates).filter(({ rank }) => rank <= RECOGNISED);
  return matchAmong(rows, edges);
}

const amountOf = ({ currency, amount }: Told) => `${currency} ${amount}`;

function edgesOf<R extends Told, C extends Told>(rows: readonly R[], candidates: readonly C[]): Edge<R, C>[] {
  const clues = new Map(candidates.map((candidate) => [candidate, cluesOf(candidate)]));
  const edges = rows.flatMap((row) => {
    const own = cluesOf(row);
    return candidates.flatMap((candidate): Edge<R, C>[] => {
      const apartMs = apart(row, candidate);
      if (apartMs > TOLERANCE_MS) return [];
      const rank = rankOf(row, own, candidate, clues.get(candidate) ?? cluesOf(candidate));
      return rank === undefined ? [] : [{ row, candidate, rank, apartMs }];
    });
  });
  return edges.sort((a, b) => a.rank - b.rank || a.apartMs - b.apartMs);
}

interface Clues {
  readonly letters: string;
  readonly phones: readonly string[];
}

function cluesOf({ description }: Told): Clues {
  const letters = foldText(description).text.replace(/[^a-z0-9]/g, '');
  return { letters, phones: distinctPhones(phonesIn(description)) };
}

/** How sure it is that two rows are one movement; undefined when they name different phones. */
function rankOf(row: Told, own: Clues, candidate: Told, other: Clues): number | undefined {
  if (row.id === candidate.id) return 0;
  const shared = own.phones.filter((phone) => other.phones.includes(phone)).length;
  if (own.phones.length > 0 && other.phones.length > 0 && shared === 0) return undefined;
  if (row.reference !== undefined && row.reference === candidate.reference) return 1;
  if (own.letters === other.letters) return 2;
  if (shared > 0) return 3;
  if (own.phones.length === other.phones.length) return 4;
  return row.transfer !== undefined && row.transfer === (candidate.transfer ?? candidate.id) ? 5 : 6;
}

/** Milliseconds between the times two rows can mean; none when one is a day that holds the other. */
function apart(one: Told, other: Told): number {
  const [a, b] = [spanOf(one), spanOf(other)];
  return Math.max(0, a.from - b.to, b.from - a.to);
}

function spanOf({ bookedAt, isWholeDay }: Told) {
  const from = msOf(bookedAt);
  return { from, to: isWholeDay ? msOf(startOf(dayAfter(dayOf(bookedAt)))) - 1 : from };
}

/** The surest first, then by paths that make room (Kuhn's), until no further row finds a partner. */
function matchAmong<R, C>(rows: readonly R[], edges: readonly Edge<R, C>[]): Map<R, C> {
  const partnerOf = new Map<R, C>();
  const rowOf = new Map<C, R>();
  const pair = (row: R, candidate: C) => {
    partnerOf.set(row, candidate);
    rowOf.set(candidate, row);
  };
  const certain = new Set<C>();
  for (const { row, candidate, rank } of edges) {
    if (partnerOf.has(row) || rowOf.has(candidate)) continue;
    pair(row, candidate);
    if (rank === 0) certain.add(candidate);
  }
  const edgesByRow = groupBy(
    edges.filter(({ candidate }) => !certain.has(candidate)),
    ({ row }) => row,
  );
  const makeRoom = (row: R, tried: Set<C>): boolean => {
    for (const { candidate } of edgesByRow.get(row) ?? []) {
      if (tried.has(candidate)) continue;
      tried.add(candidate);
      const holder = rowOf.get(candidate);
      if (holder !== undefined && !makeRoom(holder, tried)) continue;
      pair(row, candidate);
      return true;
    }
    return false;
  };
  for (const row of rows) if (!partnerOf.has(row)) makeRoom(row, new Set());
  return partnerOf;
}
