import { type Day, dayAfter } from './instant';
import type { Kurus } from './kurus';
import { continues, type StatementBalances } from './statement-continuity';

/** The statements around a day of an account: those of the day itself, of the last day before it and of the first after. */
export interface StatementsAround {
  readonly before: readonly StatementBalances[];
  readonly sameDay: readonly StatementBalances[];
  readonly after: readonly StatementBalances[];
}

/** What statements tell of a day. Where a bank keeps silent over a weekend, one statement tells several days together. */
export interface ToldDay {
  readonly from: Day;
  readonly to: Day;
  /** When `from` began. */
  readonly opening: Kurus;
  /** What can stand at the end of `to`: where statements of a day overlap, each has its own end. */
  readonly closings: readonly Kurus[];
  /** They open with what the last statement before them closed with, as far as there is one. */
  readonly isContinuous: boolean;
}

/**
 * The statements that tell of a day: its own, or the next ones when they continue the last before the day, so that nothing
 * can lie between, or begin before it ends. Undefined while no statement tells of it.
 */
export function toldDay(day: Day, { before, sameDay, after }: StatementsAround): ToldDay | undefined {
  const statements = sameDay.length > 0 ? sameDay : after;
  const [first, ...others] = statements;
  if (first === undefined) return undefined;
  const isContinuous = statements.every((one) => continues(one, statements, before));
  const [last] = before;
  const begun = others.reduce((from, one) => earlier(from, begin(one)), begin(first));
  const from = last !== undefined && isContinuous ? dayAfter(last.on) : begun;
  if (day < from) return undefined;
  const starts = statements.filter(
    (one) => !statements.some((other) => other !== one && other.closing === one.opening),
  );
  const ends = statements.filter((one) => !statements.some((other) => other !== one && other.opening === one.closing));
  const continued = statements.find(({ opening }) => before.some(({ closing }) => closing === opening));
  const { opening } = (isContinuous ? continued : undefined) ?? starts[0] ?? first;
  return {
    from,
    to: first.on,
    opening,
    closings: (ends.length > 0 ? ends : statements).map(({ closing }) => closing),
    isContinuous,
  };
}

const begin = ({ from, on }: StatementBalances): Day => (from !== undefined && from < on ? from : on);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
