import * as z from 'zod';
import { type CollectionLine, collectedOn, type DaySummary, Tally } from './day-summary';
import { groupBy } from './grouped';
import { Kurus, kurus, sumKurus } from './kurus';

/** What collections come to: a day's, an institution's, a user's, or all. */
export const CollectionTotal = z.object({
  /**
   * Bills paid, without fees. What turned out to be never paid is taken off, on the day its money came back: after a refusal
   * past midnight a day can come out below zero.
   */
  paid: Tally,
  /** Bills that were taken off so, and bills cancelled after they were paid. */
  refused: Tally,
  refunded: Tally,
  /** Fees taken less fees given back. */
  fees: Kurus,
  commission: Kurus,
  /** What the balance paid for all this: paid, less refunded, and the fees. */
  collected: Kurus,
});
export type CollectionTotal = z.infer<typeof CollectionTotal>;

/** By what collections are told apart. */
export const CollectionOrder = z.enum(['day', 'institution', 'user']);
export type CollectionOrder = z.infer<typeof CollectionOrder>;

/** How a balance went through a range of days: opening, and what changed it, make the closing to the kuruş. */
export const BalanceTotals = z.object({
  openingBalance: Kurus,
  loaded: Tally,
  adjusted: Tally,
  commissionPosted: Kurus,
  /** Fees included, what was given back taken off. */
  collected: Kurus,
  closingBalance: Kurus,
});
export type BalanceTotals = z.infer<typeof BalanceTotals>;

/** The collections of days in one sum for each day, institution or user; those without any do not come. */
export function collectionsBy(
  summaries: readonly DaySummary[],
  by: CollectionOrder,
): { key: string; total: CollectionTotal }[] {
  const lines = summaries.flatMap(({ day, lines }) => lines.map((line) => ({ ...line, day })));
  return [...groupBy(lines, (line) => line[by])].map(([key, group]) => ({ key, total: totalCollections(group) }));
}

/** All collections of days in one sum. */
export function totalCollections(lines: readonly CollectionLine[]): CollectionTotal {
  const refused = totalTallies(lines.map((line) => line.refused));
  return {
    paid: less(totalTallies(lines.map(({ paid }) => paid)), refused),
    refused,
    refunded: totalTallies(lines.map(({ refunded }) => refunded)),
    fees: sumKurus(lines.map(({ fees }) => fees)),
    commission: sumKurus(lines.map(({ commission }) => commission)),
    collected: collectedOn({ lines: [...lines] }),
  };
}

/** The balance over days, oldest first; `openingBalance` is the one before the first of them. */
export function totalBalance(summaries: readonly DaySummary[], openingBalance: Kurus): BalanceTotals {
  return {
    openingBalance,
    loaded: totalTallies(summaries.map(({ loaded }) => loaded)),
    adjusted: totalTallies(summaries.map(({ adjusted }) => adjusted)),
    commissionPosted: sumKurus(summaries.map(({ commissionPosted }) => commissionPosted)),
    collected: sumKurus(summaries.map(collectedOn)),
    closingBalance: summaries.at(-1)?.closingBalance ?? openingBalance,
  };
}

export function totalTallies(tallies: readonly Tally[]): Tally {
  return {
    count: tallies.reduce((sum, { count }) => sum + count, 0),
    amount: sumKurus(tallies.map(({ amount }) => amount)),
  };
}

function less(tally: Tally, taken: Tally): Tally {
  return { count: tally.count - taken.count, amount: kurus(tally.amount - taken.amount) };
}
