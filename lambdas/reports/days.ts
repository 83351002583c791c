import type { AgentNumber } from '../../shared/domain/agent';
import { foldDays } from '../../shared/domain/day-end';
import type { DaySummary } from '../../shared/domain/day-summary';
import { type Day, dayAfter } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import type { DayEnds } from '../stores/day-ends';
import type { Ledger } from '../stores/ledger';

export interface DaysDependencies {
  readonly dayEnds: Pick<DayEnds, 'latest' | 'list'>;
  readonly ledger: Pick<Ledger, 'chain'>;
}

/** The days of a range that have entries, oldest first, and the balance before the range. */
export interface Days {
  readonly summaries: readonly DaySummary[];
  readonly openingBalance: Kurus;
}

/**
 * An agent's days from one to another, both included: the closed ones as they were written, the open ones folded from the
 * ledger now. The newest day end divides the two, so no entry is missed or counted twice.
 */
export async function readDays(
  agent: AgentNumber,
  from: Day,
  to: Day,
  { dayEnds, ledger }: DaysDependencies,
): Promise<Days> {
  const newest = await dayEnds.latest(agent);
  const closed =
    newest === undefined || newest.day < from ? [] : await dayEnds.list(agent, from, earlier(to, newest.day));
  const open: DaySummary[] = [];
  if (newest === undefined || newest.day < to) {
    for await (const { summary } of foldDays(agent, newest, ledger.chain(agent, newest?.lastSeq))) open.push(summary);
  }
  const summaries = [...closed, ...open.filter(({ day }) => from <= day && day <= to)];
  const openBefore = open.findLast(({ day }) => day < from);
  const before = openBefore ?? (summaries.length > 0 ? undefined : await dayEnds.latest(agent, dayAfter(from, -1)));
  return { summaries, openingBalance: summaries[0]?.openingBalance ?? before?.closingBalance ?? kurus(0) };
}

function earlier(day: Day, other: Day): Day {
  return day < other ? day : other;
}
