import { dayAfter, dayOf, type Instant, later, startOf } from '../../shared/domain/instant';

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
const DAY_MINUTES = 24 * 60;
/** Quiet ticks come at a quarter past. */
const QUARTER = 15;
/** When the day that is over is closed, files are dropped and read, and what failed is tried again; after midnight. */
const NIGHT_MINUTES = [15, 45, 75, 105, 135] as const;

/** The ticks of the 24 hours from a morning on: each minute while people are about, else now and then, and at night. */
export function ticksOf(morning: Instant, busyTimes: readonly BusyTime[], quietMinutes: number): Tick[] {
  const midnight = startOf(dayAfter(dayOf(morning)));
  const busy = busyTimes.flatMap(({ hour, minute, minutes }) => {
    const begins = later(startOf(dayOf(morning)), (hour * 60 + minute) * MINUTE_MS);
    return Array.from({ length: minutes }, (_, index) => ({ at: later(begins, index * MINUTE_MS), isBusy: true }));
  });
  const times = new Set(busy.map(({ at }) => at));
  const quiet = Array.from({ length: Math.floor(DAY_MINUTES / quietMinutes) }, (_, index) =>
    later(morning, (index * quietMinutes + QUARTER) * MINUTE_MS),
  );
  const night = NIGHT_MINUTES.map((minutes) => later(midnight, minutes * MINUTE_MS));
  const others = [...new Set([...quiet, ...night])].filter((at) => !times.has(at));
  return [...busy, ...others.map((at) => ({ at, isBusy: false }))].sort((a, b) => (a.at < b.at ? -1 : 1));
}
