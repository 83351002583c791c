import * as z from 'zod';
import type { AgentNumber } from './agent';
import { BankTotal } from './clearing';
import { addEntry, DaySummary, emptyDay } from './day-summary';
import { type Day, dayAfter, dayOf, Instant, later } from './instant';
import { Kurus, kurus } from './kurus';
import { Entry, type EntryDraft, type Head } from './ledger';
import { type LoadingTime, LoadingTimes, timesOf } from './loading-times';
import { writeDay } from './written-day';

/**
 * How long after midnight a day may be closed. Every write that read its clock before midnight has landed by then, since
 * no Lambda runs longer than a minute.
 */
const CLOSES_AFTER_MS = 10 * 60_000;

/** Gün sonu: a day that is over, its totals, and the commission that was posted for it. Written once, never changed. */
export const DayEnd = DaySummary.extend({
  /** The day's first entry; its last is `lastSeq`. */
  firstSeq: z.int().positive(),
  /** Where the account stood when the day was over: up to here its entries have been proved. */
  head: Entry.pick({ account: true, seq: true, at: true, balanceAfter: true, paidToday: true, hash: true }),
  /** What the agent owed of commissions lost by refunds when the day began, and when it ended. Never negative. */
  owedBefore: Kurus,
  owedAfter: Kurus,
  /** What was posted for the day: earned, less what was owed. Never negative. */
  commission: Kurus,
  /** What the day's entries moved on the company's bank accounts. Days closed before this was summed lack it. */
  banks: z.array(BankTotal).optional(),
  /** How long the day's loadings took that came by themselves. Days closed before this was counted lack it. */
  loadingTimes: LoadingTimes.optional(),
  closedAt: Instant,
});
export type DayEnd = z.infer<typeof DayEnd>;

const NOTHING_BANKED = { banks: [], loadings: [] };

/** The last day that may be closed now. */
export function lastClosableDay(now: Instant): Day {
  return dayAfter(dayOf(later(now, -CLOSES_AFTER_MS)), -1);
}

/** A day folded from its entries, and where the account stood after the last of them. */
export interface FoldedDay {
  readonly summary: DaySummary;
  readonly firstSeq: number;
  readonly head: Head;
}

/**
 * The days of an account from its last day end on, oldest first; the last one may not be over. A day without entries does
 * not come. An entry belongs to its own Istanbul day, or, where a writer's clock was far behind and that day is closed, to
 * the first one that is not: so the days together always hold every entry once.
 */
export async function* foldDays(
  agent: AgentNumber,
  before: DayEnd | undefined,
  entries: AsyncIterable<Entry> | Iterable<Entry>,
): AsyncGenerator<FoldedDay> {
  const firstOpen = before === undefined ? undefined : dayAfter(before.day);
  let folded: FoldedDay | undefined;
  for await (const entry of entries) {
    const day = latest(dayOf(entry.at), folded?.summary.day ?? firstOpen);
    if (folded !== undefined && folded.summary.day < day) {
      yield folded;
      folded = undefined;
    }
    folded = {
      summary: addEntry(folded?.summary ?? emptyDay(agent, day, kurus(entry.balanceAfter - entry.amount), 0), entry),
      firstSeq: folded?.firstSeq ?? entry.seq,
      head: entry,
    };
  }
  if (folded !== undefined) yield folded;
}

/**
 * The end of a folded day that is over. Commission is never taken from a balance: where refunds lost more of it than the
 * day earned, the rest is owed and set against what later days earn.
 */
export function endDay(
  { summary, firstSeq, head }: FoldedDay,
  before: DayEnd | undefined,
  closedAt: Instant,
  {
    banks,
    loadings,
  }: { readonly banks: readonly BankTotal[]; readonly loadings: readonly LoadingTime[] } = NOTHING_BANKED,
): DayEnd {
  const owedBefore = before?.owedAfter ?? kurus(0);
  const earned = summary.commissionEarned - owedBefore;
  return DayEnd.parse({
    ...summary,
    firstSeq,
    head,
    owedBefore,
    commission: Math.max(0, earned),
    owedAfter: Math.max(0, 0 - earned),
    banks,
    loadingTimes: timesOf(loadings),
    closedAt,
  });
}

/** The entry that posts a day's commission, on the day after; undefined when there is nothing to post. */
export function commissionEntry({ day, commission }: DayEnd): EntryDraft | undefined {
  if (commission === 0) return undefined;
  return {
    kind: 'commission',
    amount: commission,
    contra: [{ account: 'commission-expense', amount: kurus(-commission) }],
    reference: `commission:${day}`,
    note: writeDay(day),
  };
}

function latest(day: Day, other: Day | undefined): Day {
  return other !== undefined && other > day ? other : day;
}
