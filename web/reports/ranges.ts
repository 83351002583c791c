import { dayAfter, dayOf, instant } from '../../shared/domain/instant';
import { lastDays, type Range, readRange, type UsualRange } from '../paging/range';
import type { Words } from '../words/tr';

/** The range a report's address asks for; this month without one, and the single day where one end is missing. */
export function reportRange(search: URLSearchParams, nowMs: number): Required<Range> {
  const { from, to } = readRange(search);
  if (from === undefined && to === undefined) return thisMonth(nowMs);
  return { from: from ?? to ?? '', to: to ?? from ?? '' };
}

/** The ranges that reports are asked for most, as of a moment (ms). */
export function reportRanges(words: Words, nowMs: number): UsualRange[] {
  const yesterday = dayAfter(dayOf(instant(nowMs)), -1);
  return [
    { name: words.today, range: lastDays(1, nowMs) },
    { name: words.yesterday, range: { from: yesterday, to: yesterday } },
    { name: words.thisMonth, range: thisMonth(nowMs) },
    { name: words.previousMonth, range: previousMonth(nowMs) },
    { name: words.lastMonth, range: lastDays(30, nowMs) },
  ];
}

/** The days of the running Istanbul month up to and with today. */
export function thisMonth(nowMs: number): Required<Range> {
  const to = dayOf(instant(nowMs));
  return { from: firstOfMonth(to), to };
}

/** The days of the Istanbul month before the running one. */
export function previousMonth(nowMs: number): Required<Range> {
  const to = dayAfter(firstOfMonth(dayOf(instant(nowMs))), -1);
  return { from: firstOfMonth(to), to };
}

function firstOfMonth(day: ReturnType<typeof dayOf>): ReturnType<typeof dayOf> {
  return dayAfter(day, 1 - Number(day.slice(8)));
}
