/** How many lines a side of a statement has, and their sum in minor units, never negative. */
interface Side {
  count: number;
  sum: number;
}

/** A statement's lines, counted and added up. */
export interface Tally {
  readonly credits: Side;
  readonly debits: Side;
}

/** The bank's own count and sum of lines, as far as it tells them. */
export interface ToldTotal {
  readonly count?: number | undefined;
  readonly sum?: number | undefined;
}

export interface ToldTotals {
  credits?: ToldTotal | undefined;
  debits?: ToldTotal | undefined;
  /** Both sides together, the sum without signs. */
  entries?: ToldTotal | undefined;
  /** Credits less debits. */
  net?: number | undefined;
}

export function emptyTally(): Tally {
  return { credits: { count: 0, sum: 0 }, debits: { count: 0, sum: 0 } };
}

export function count({ credits, debits }: Tally, amount: number): void {
  const side = amount < 0 ? debits : credits;
  side.count += 1;
  side.sum += Math.abs(amount);
}

/** Nothing that the bank tells contradicts the lines. */
export function agree(told: ToldTotals, { credits, debits }: Tally): boolean {
  const all = { count: credits.count + debits.count, sum: credits.sum + debits.sum };
  const isNetRight = (told.net ?? credits.sum - debits.sum) === credits.sum - debits.sum;
  return isNetRight && fits(told.credits, credits) && fits(told.debits, debits) && fits(told.entries, all);
}

/** Whether what the bank tells would notice a wrong amount or a wrong sign on any line. */
export function vouch(told: ToldTotals, { credits, debits }: Tally): boolean {
  const isWhole = told.entries?.sum !== undefined && (told.net !== undefined || credits.count * debits.count === 0);
  const isTold = told.credits?.sum !== undefined || told.debits?.sum !== undefined;
  const isCovered = covers(told.credits, credits) && covers(told.debits, debits);
  return isWhole || (isTold && isCovered);
}

function fits(told: ToldTotal | undefined, { count, sum }: Side): boolean {
  return (told?.count ?? count) === count && (told?.sum ?? sum) === sum;
}

/** A side without lines needs no sum. */
function covers(told: ToldTotal | undefined, { count }: Side): boolean {
  return told?.sum !== undefined || count === 0;
}
