import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day } from './instant';
import { Kurus, kurus } from './kurus';
import type { Entry } from './ledger';

/** How many, and what they come to. */
export const Tally = z.object({ count: z.int(), amount: Kurus });
export type Tally = z.infer<typeof Tally>;

const NONE: Tally = { count: 0, amount: kurus(0) };

/** What one user collected for one institution on a day. */
export const CollectionLine = z.object({
  institution: z.string(),
  user: z.string(),
  /** Bills the balance was debited with, without the fees. */
  paid: Tally,
  /** Of them, or of an earlier day's, those that turned out to be never paid. Days closed before this was told apart lack it. */
  refused: Tally.default(NONE),
  /** Bills cancelled after they were paid, without the fees. */
  refunded: Tally,
  /** Fees taken less fees given back. */
  fees: Kurus,
  commission: Kurus,
});
export type CollectionLine = z.infer<typeof CollectionLine>;

/**
 * An agent's day as its account tells it. Folded from the ledger's entries and nothing else, so it agrees with the ledger
 * to the kuruş, and a day that is over never changes.
 */
export const DaySummary = z.object({
  agent: AgentNumber,
  day: Day,
  openingBalance: Kurus,
  closingBalance: Kurus,
  /** The last entry up to the end of the day. */
  lastSeq: z.int(),
  loaded: Tally,
  adjusted: Tally,
  /** Commission posted on this day, which earlier days earned. */
  commissionPosted: Kurus,
  /** Commission this day earned. */
  commissionEarned: Kurus,
  lines: z.array(CollectionLine),
});
export type DaySummary = z.infer<typeof DaySummary>;

/** A day on which nothing has happened yet. */
export function emptyDay(agent: AgentNumber, day: Day, openingBalance: Kurus, lastSeq: number): DaySummary {
  return {
    agent,
    day,
    openingBalance,
    closingBalance: openingBalance,
    lastSeq,
    loaded: NONE,
    adjusted: NONE,
    commissionPosted: kurus(0),
    commissionEarned: kurus(0),
    lines: [],
  };
}

/** The day with one more of its entries. Entries come in the ledger's order. */
export function addEntry(summary: DaySummary, entry: Entry): DaySummary {
  const next = { ...summary, closingBalance: entry.balanceAfter, lastSeq: entry.seq };
  switch (entry.kind) {
    case 'transfer':
      return { ...next, loaded: add(summary.loaded, entry.amount) };
    case 'adjustment':
      return { ...next, adjusted: add(summary.adjusted, entry.amount) };
    case 'commission':
      return { ...next, commissionPosted: kurus(summary.commissionPosted + entry.amount) };
    case 'payment':
    case 'refund':
      return {
        ...next,
        commissionEarned: kurus(summary.commissionEarned + (entry.commission ?? 0)),
        lines: addToLines(summary.lines, entry),
      };
  }
}

/** What a day took in bills, fees included, less what it gave back: the change of the balance by collections, as a positive sum. */
export function collectedOn({ lines }: Pick<DaySummary, 'lines'>): Kurus {
  return kurus(lines.reduce((sum, line) => sum + netOf(line), 0));
}

function netOf({ paid, refused, refunded, fees }: CollectionLine): number {
  return paid.amount - refused.amount - refunded.amount + fees;
}

function addToLines(lines: readonly CollectionLine[], entry: Entry): CollectionLine[] {
  const leg = entry.contra.find(({ account }) => account.startsWith('institution:'));
  if (leg === undefined) throw new Error(`entry ${entry.seq} of ${entry.account} names no institution`);
  const institution = leg.account.slice('institution:'.length);
  const user = entry.by ?? '';
  const none = { paid: NONE, refused: NONE, refunded: NONE, fees: kurus(0), commission: kurus(0) };
  const empty: CollectionLine = { institution, user, ...none };
  const line = lines.find((one) => one.institution === institution && one.user === user) ?? empty;
  const tally = entry.kind === 'payment' ? 'paid' : entry.undoes?.why === 'refused' ? 'refused' : 'refunded';
  const added: CollectionLine = {
    ...line,
    [tally]: add(line[tally], Math.abs(leg.amount)),
    fees: kurus(line.fees - entry.amount - leg.amount),
    commission: kurus(line.commission + (entry.commission ?? 0)),
  };
  return [...lines.filter((one) => one !== line), added];
}

function add({ count, amount }: Tally, more: number): Tally {
  return { count: count + 1, amount: kurus(amount + more) };
}
