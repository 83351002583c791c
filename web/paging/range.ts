import { dayAfter, dayOf, instant } from '../../shared/domain/instant';

/** Istanbul days, both included; open where one is missing. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
}

/** A range that people ask for often, and what they call it. */
export interface UsualRange {
  readonly name: string;
  readonly range: Range;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The range an address asks for. What is no day is left out; a range the wrong way round is turned. */
export function readRange(search: URLSearchParams | FormData): Range {
  const [from, to] = ['from', 'to']
    .map((name) => String(search.get(name) ?? ''))
    .map((day) => (DAY.test(day) ? day : undefined));
  const isTurned = from !== undefined && to !== undefined && from > to;
  const [first, last] = isTurned ? [to, from] : [from, to];
  return { ...(first && { from: first }), ...(last && { to: last }) };
}

/** The range as an address's search part, `?from=…&to=…`, or nothing when it is open on both sides. */
export function searchOf(range: Range): string {
  const search = new URLSearchParams({ ...range }).toString();
  return search && `?${search}`;
}

/** The last `days` Istanbul days up to and with the one of a moment (ms). */
export function lastDays(days: number, nowMs: number): Required<Range> {
  const to = dayOf(instant(nowMs));
  return { from: dayAfter(to, 1 - days), to };
}
