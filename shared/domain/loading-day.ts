import * as z from 'zod';
import { Day, dayAfter } from './instant';
import { addTimes, type LoadingTime, LoadingTimes, NO_TIMES, timesOf } from './loading-times';

/** How long the loadings of an Istanbul day took. */
export const LoadingDay = z.object({ day: Day, times: LoadingTimes });
export type LoadingDay = z.infer<typeof LoadingDay>;

/**
 * The running figures with some more loadings of a day: this day and the one before are kept, which may not be closed yet.
 * They are as good as their writer: one that dies after a credit counts nothing. A day that is closed is counted again
 * from the accounts, exactly.
 */
export function countLoadings(days: readonly LoadingDay[], day: Day, loadings: readonly LoadingTime[]): LoadingDay[] {
  const kept = days.filter((one) => one.day >= dayAfter(day, -1));
  if (loadings.length === 0) return kept;
  const before = kept.find((one) => one.day === day)?.times ?? NO_TIMES;
  return [...kept.filter((one) => one.day !== day), { day, times: addTimes(before, timesOf(loadings)) }];
}

/** A day's loadings, and whether they are exact. */
export interface ShownDay extends LoadingDay {
  readonly isClosed: boolean;
}

/**
 * The days of a range up to today, oldest first, those without loadings too: a closed day as it was counted at its end, an
 * open one by the running figures of all feeds.
 */
export function daysUpTo(
  today: Day,
  days: number,
  { closed, running }: { readonly closed: readonly LoadingDay[]; readonly running: readonly LoadingDay[] },
): ShownDay[] {
  return Array.from({ length: days }, (_, index) => {
    const day = dayAfter(today, index + 1 - days);
    const isClosed = closed.some((one) => one.day === day);
    const told = (isClosed ? closed : running).filter((one) => one.day === day);
    return { day, isClosed, times: told.map(({ times }) => times).reduce(addTimes, NO_TIMES) };
  });
}
