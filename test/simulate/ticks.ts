import { dayOf, type Instant, later, startOf } from '../../shared/domain/instant';

/** A moment at which the schedules run; with people about, or not. */
export interface Tick {
  readonly at: Instant;
  readonly isBusy: boolean;
}

/** A stretch of the day with people about: from a time of day on, so many minutes. */
export interface BusyTime {
  readonly hour: number;
  readonly minute: number;
  readonly minutes: number;
}

/** Opening, noon, the rush before the closing hour of cancellations, and over midnight. */
export const usualBusyTimes: readonly BusyTime[] = [
  { hour: 8, minute: 5, minutes: 20 },
  { hour: 12, minute: 40, minutes: 15 },
  { hour: 16, minute: 45, minutes: 18 },
  { hour: 23, minute: 50, minutes: 18 },
];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What nobody sees need not be run each minute. */
const QUIET_MS = 30 * MINUTE_MS;

/** The ticks of the 24 hours from a morning on: each minute while people are about, else each half hour, at 15 and 45. */
export function ticksOf(morning: Instant, busyTimes: readonly BusyTime[]): Tick[] {
  const busy = busyTimes.flatMap(({ hour, minute, minutes }) => {
    const begins = later(startOf(dayOf(morning)), (hour * 60 + minute) * MINUTE_MS);
    return Array.from({ length: minutes }, (_, index) => ({ at: later(begins, index * MINUTE_MS), isBusy: true }));
  });
  const times = new Set(busy.map(({ at }) => at));
  const quiet = Array.from({ length: DAY_MS / QUIET_MS }, (_, index) => {
    return { at: later(morning, index * QUIET_MS + QUIET_MS / 2), isBusy: false };
  });
  return [...busy, ...quiet.filter(({ at }) => !times.has(at))].sort((a, b) => (a.at < b.at ? -1 : 1));
}
