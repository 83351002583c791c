import { type Day, dayAfter } from './instant';

/** Days further than this from the statement's own are misread: banks book late, but not by more than a year. */
const MAX_DAYS_APART = 400;

/** `260131` as a day of this century; undefined where the calendar has no such day. */
export function readShortDate(written: string): Day | undefined {
  return dayFrom(`20${written.slice(0, 2)}`, written.slice(2, 4), written.slice(4, 6));
}

/** A day from its digits; undefined where the calendar has no such day. */
export function dayFrom(year: string, month: string, day: string): Day | undefined {
  const isRight = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isRight ? (`${year}-${month}-${day}` as Day) : undefined;
}

/** How many days a month has; 0 for what is no month. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * The day of a booking written without its year (`1231`), in the year that brings it nearest to the value date: at the
 * turn of the year the two lie in different years.
 */
export function nearestDay(monthAndDay: string, valueOn: Day): Day | undefined {
  const year = Number(valueOn.slice(0, 4));
  if (monthAndDay === `${valueOn.slice(5, 7)}${valueOn.slice(8)}`) return valueOn;
  const candidates = [year, year - 1, year + 1].flatMap(
    (candidate) => dayFrom(String(candidate), monthAndDay.slice(0, 2), monthAndDay.slice(2)) ?? [],
  );
  return candidates.toSorted((a, b) => daysBetween(a, valueOn) - daysBetween(b, valueOn))[0];
}

/** The days that lines of a statement of a day may have. */
export function daysNear(day: Day): { readonly from: Day; readonly to: Day } {
  return { from: dayAfter(day, -MAX_DAYS_APART), to: dayAfter(day, MAX_DAYS_APART) };
}

function daysBetween(a: Day, b: Day): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
