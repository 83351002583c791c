/** Where on a scale a value lies, from 0 to 1, and which values are written beside it. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

const SECOND_MS = 1_000;
/** Written beside the scale of durations: what people count in. */
const MARKS_MS = [10, 60, 300, 3_600, 86_400].map((seconds) => seconds * SECOND_MS);
const LEAST_MS = 5 * SECOND_MS;
/** Always in sight: twice the promise of five minutes. */
const LEAST_TOP_MS = 600 * SECOND_MS;

/** A scale for durations from seconds to days (ms): each step is a multiple, so that one bad day flattens no other. */
export function durationScale(values: readonly number[]): Scale {
  const top = Math.log(Math.max(LEAST_TOP_MS, ...values));
  const bottom = Math.log(LEAST_MS);
  return {
    at: (value) => (Math.log(Math.max(LEAST_MS, value)) - bottom) / (top - bottom),
    ticks: MARKS_MS.filter((mark) => Math.log(mark) <= top),
  };
}

/** A scale for counts from nothing to a round number that none exceeds. */
export function countScale(values: readonly number[]): Scale {
  const most = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 5, 10].map((times) => times * power).find((round) => round >= most) ?? most;
  return { at: (value) => value / top, ticks: top % 2 === 0 ? [0, top / 2, top] : [0, top] };
}

/** Points joined by lines, as the path of an SVG; what has none interrupts it. */
export function linePath(points: readonly (readonly [x: number, y: number] | undefined)[]): string {
  return points
    .flatMap((point, index) => {
      if (point === undefined) return [];
      const [x, y] = point.map((value) => Math.round(value * 10) / 10);
      return `${points[index - 1] === undefined ? 'M' : 'L'}${x} ${y}`;
    })
    .join('');
}
