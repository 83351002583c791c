import * as z from 'zod';
import type { ComparedDay } from './compare-day';
import { Tally } from './day-summary';
import { Finding } from './finding';
import { Day, dayAfter, dayOf, Instant, later, startOf } from './instant';
import { Kurus, kurus } from './kurus';
import type { ToldDay } from './told-day';
import type { Transfer } from './transfer';

/**
 * How an account's day stands: `proved` against the bank's statement and our own ledger, `differing`, `waiting` for what it
 * must be held against, of a day that is not over in any case, or `not-expected`: no statement files are set up for the account, so nothing can prove it.
 */
export const ControlState = z.enum(['proved', 'differing', 'waiting', 'not-expected']);
export type ControlState = z.infer<typeof ControlState>;

/** What a day waits for: the bank's statement, or the end of our own day, which sums the ledger. */
export const Awaited = z.enum(['statement', 'day-end']);
export type Awaited = z.infer<typeof Awaited>;

/** A difference of an account's day: what its finding tells, without the words of the transfer. */
export const ControlDifference = Finding.pick({
  kind: true,
  reference: true,
  feed: true,
  bookedAt: true,
  ourAmount: true,
  theirAmount: true,
});
export type ControlDifference = z.infer<typeof ControlDifference>;

/** Our transfers booked on a day by what became of them; `outgoing` are debits, fees among them: negative sums. */
const Ours = z.object({ credited: Tally, suspense: Tally, returned: Tally, ignored: Tally, outgoing: Tally });
type Ours = z.infer<typeof Ours>;

/** An account's day held against the bank's statement: its sums. Written again when more is known; the newest stands. */
export const ControlHead = z.object({
  account: z.string(),
  bank: z.string(),
  day: Day,
  state: ControlState,
  waitsFor: z.array(Awaited),
  /** By the bank; of a day that a later statement tells too, led on by its lines. None where it tells no balances. */
  opening: Kurus.optional(),
  closing: Kurus.optional(),
  /** The statement's lines of the day. */
  lines: Tally,
  ours: Ours,
  /** What the day's statement answers for beyond the day itself, less what it leaves to its neighbours: midnight's rows. */
  aroundMidnight: Kurus,
  /** What the bank's balances moved by (else its lines), less what our transfers explain. Known when the statement is. */
  difference: Kurus.optional(),
  /**
   * The derived clearing account: the ledger's legs of the day's transfers, and what these were credited, up to a day; and
   * what accounting moved by hand on the day, as payouts.
   */
  books: z.object({ ledger: Kurus, transfers: Kurus, byHand: Kurus.default(kurus(0)), upTo: Day }).optional(),
  /**
   * The statement opens with what the last one closed with; where it does not, that is a difference of its own. The first
   * days that were controlled lack it.
   */
  isContinuous: z.boolean().default(true),
  /** How many differences there are. */
  differenceCount: z.int().nonnegative(),
  at: Instant,
});
export type ControlHead = z.infer<typeof ControlHead>;

/** More differences than this are one trouble, not so many: the rest is counted and not told one by one. */
export const MOST_DIFFERENCES = 200;

export const DayControl = ControlHead.extend({ differences: z.array(ControlDifference).max(MOST_DIFFERENCES) });
export type DayControl = z.infer<typeof DayControl>;

/** The balances of a day: where it began, where its lines lead, and where the bank says it ended. */
export interface DayBalances {
  readonly opening: Kurus;
  readonly closing: Kurus;
  /** Only of a day on which a statement ends: where the lines lead from the statement's opening on. */
  readonly reckoned: Kurus;
}

/**
 * The balances of a told day, by the sums of the lines of each day it is told with. Where several ends are possible, the
 * one that the lines lead to is the bank's; where they lead to none, its last.
 */
export function balancesOn(day: Day, told: ToldDay, linesOf: (day: Day) => Kurus): DayBalances {
  let opening: number = told.opening;
  for (let one = told.from; one < day; one = dayAfter(one)) opening += linesOf(one);
  const reckoned = kurus(opening + linesOf(day));
  const [bank = reckoned] = told.closings.filter((closing) => closing === reckoned).concat(told.closings.slice(-1));
  return { opening: kurus(opening), closing: day === told.to ? bank : reckoned, reckoned };
}

/** Our transfers by what became of them. */
export function sumByState(transfers: readonly Pick<Transfer, 'state' | 'amount'>[]): Ours {
  const [received, sent] = [
    transfers.filter(({ amount }) => amount >= 0),
    transfers.filter(({ amount }) => amount < 0),
  ];
  const of = (state: Transfer['state']) => tallyOf(received.filter((transfer) => transfer.state === state));
  return {
    ...{ credited: of('credited'), suspense: of('suspense'), returned: of('returned') },
    ...{ ignored: of('ignored'), outgoing: tallyOf(sent) },
  };
}

export function tallyOf(rows: readonly { readonly amount: number }[]): Tally {
  return { count: rows.length, amount: kurus(rows.reduce((sum, { amount }) => sum + amount, 0)) };
}

/** What midnight moved between a day and its neighbours: what its statement answers for less what was booked on it. */
export function movedByMidnight({ answered, ours }: Pick<ComparedDay, 'answered' | 'ours'>): Kurus {
  return kurus(tallyOf(answered).amount - tallyOf(ours).amount);
}

/** An entry lands within this after its transfer says it was credited. */
const LANDS_WITHIN_MS = 2 * 60_000;

/**
 * What of these transfers was credited up to the end of a closed day; undefined where a credit so close to midnight that
 * its entry may belong to the next day makes the sum doubtful.
 */
export function creditedUpTo(day: Day, transfers: readonly Transfer[]): { sum: Kurus; isDoubtful: boolean } {
  const end = startOf(dayAfter(day));
  const credited = transfers.filter(({ state }) => state === 'credited');
  const closed = credited.filter(({ creditedAt, seenAt }) => dayOf(creditedAt ?? seenAt) <= day);
  const isDoubtful = closed.some(({ creditedAt, seenAt }) => (creditedAt ?? seenAt) >= later(end, -LANDS_WITHIN_MS));
  return { sum: tallyOf(closed).amount, isDoubtful };
}

/** How a day stands by what was found and what it waits for. */
export function stateOf(
  isExpected: boolean,
  {
    waitsFor,
    differenceCount,
    difference = kurus(0),
  }: Pick<ControlHead, 'waitsFor' | 'differenceCount' | 'difference'>,
): ControlState {
  if (differenceCount > 0 || difference !== 0) return 'differing';
  if (!isExpected) return 'not-expected';
  return waitsFor.length > 0 ? 'waiting' : 'proved';
}
