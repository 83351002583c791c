import { dayAfter, dayOf, type Instant, later, startOf } from './instant';
import type { Sighting } from './sighting';

/** A stretch of time, both ends included. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The stretches in which rows lie that may be the same movements as these, and `aroundMs` more; those that touch are one.
 * Rows that tell the day only stand at its beginning: with `hasDays` the beginnings of the days are among them.
 */
export function stretchesAround(
  rows: readonly Pick<Sighting, 'bookedAt' | 'isWholeDay'>[],
  aroundMs: number,
  hasDays: boolean,
): Stretch[] {
  const each = rows.flatMap(({ bookedAt, isWholeDay }) => {
    const end = isWholeDay ? startOf(dayAfter(dayOf(bookedAt))) : bookedAt;
    const around = { from: later(bookedAt, -aroundMs), to: later(end, aroundMs) };
    const day = startOf(dayOf(around.from));
    return hasDays ? [around, { from: day, to: day }] : [around];
  });
  const merged: Stretch[] = [];
  for (const one of each.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || one.from > last.to) merged.push(one);
    else if (one.to > last.to) merged[merged.length - 1] = { from: last.from, to: one.to };
  }
  return merged;
}

/** Whether a moment lies in one of these. */
export function liesIn(stretches: readonly Stretch[], moment: Instant): boolean {
  return stretches.some(({ from, to }) => from <= moment && moment <= to);
}
