/** What can be measured, and how it is shown behind its number. */
export const measures = {
  writeUnits: 'WU',
  readUnits: 'RU',
  roundTrips: 'trips',
  rawKb: 'KB',
  gzipKb: 'KB gzip',
  peakMb: 'MB at most',
  timesEmpty: '× empty',
  perSecond: '/s',
  timesBare: '× bare',
  timesOther: '× as fast',
  hits: 'hits',
  misses: 'misses',
  falseFinds: 'false finds',
} as const;
export type Measure = keyof typeof measures;
export type Values = Readonly<Partial<Record<Measure, number>>>;

/** One line of the bench: what was measured, and the most that it may be where that is promised. */
export interface Figure {
  readonly name: string;
  readonly values: Values;
  readonly budget?: Values;
  readonly note?: string;
}

/** The measures that are above their budget, or missing. */
export function broken({ values, budget = {} }: Figure): Measure[] {
  return (Object.keys(budget) as Measure[]).filter(
    (measure) => !((values[measure] ?? Number.NaN) <= (budget[measure] ?? 0)),
  );
}
