import { type Day, dayAfter } from './instant';

/** Days further than this from the statement's own are misread: banks book late, but not by more than a year. */
const MAX_DAYS_APART = 400;

/** `260131` as a day of this century; undefined where the calendar has no such day. */
export function readShortDate(written: string): Day | undefined {
  return dayFrom(`20${written.slice(0, 2)}`, written.slice(2, 4), written.slice(4, 6));
}

/** A day from its digits; undefined where the calendar has no such day. */
export function dayFrom(year: string, month: string, day: string): Day | undefined {
  const written = `${year}-${month}-${day}`;
  const ms = Date.parse(`${written}T00:00:00.000Z`);
  // `Date` lets 31 February roll over into March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(written) ? (written as Day) : undefined;
}

/**
 * The day of a booking written without its year (`1231`), in the year that brings it nearest to the value date: at the
 * turn of the year the two lie in different years.
 */
export function nearestDay(monthAndDay: string, valueOn: Day): Day | undefined {
  const year = Number(valueOn.slice(0, 4));
  const candidates = [year, year - 1, year + 1].flatMap(
    (candidate) => dayFrom(String(candidate), monthAndDay.slice(0, 2), monthAndDay.slice(2)) ?? [],
  );
  return candidates.toSorted((a, b) => daysBetween(a, valueOn) - daysBetween(b, valueOn))[0];
}

/** Whether a line's day can belong to a statement of another day. */
export function isNear(day: Day, statementDay: Day): boolean {
  return day >= dayAfter(statementDay, -MAX_DAYS_APART) && day <= dayAfter(statementDay, MAX_DAYS_APART);
}

function daysBetween(a: Day, b: Day): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
