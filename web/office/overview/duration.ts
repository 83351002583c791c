/** The units of a duration, short. */
export interface DurationWords {
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration in its two largest units, rounded up to the smaller: `45 sn`, `6 dk 41 sn`, `2 sa 5 dk`, `3 gün`. */
export function formatDuration(ms: number, words: DurationWords): string {
  if (ms < MINUTE_MS) return words.seconds(Math.ceil(ms / SECOND_MS));
  if (ms < HOUR_MS) return inTwo(ms, MINUTE_MS, SECOND_MS, words.minutes, words.seconds);
  if (ms < DAY_MS) return inTwo(ms, HOUR_MS, MINUTE_MS, words.hours, words.minutes);
  return inTwo(ms, DAY_MS, HOUR_MS, words.days, words.hours);
}

function inTwo(
  ms: number,
  largeMs: number,
  smallMs: number,
  large: (count: number) => string,
  small: (count: number) => string,
): string {
  const smalls = Math.ceil(ms / smallMs);
  const perLarge = largeMs / smallMs;
  const rest = smalls % perLarge;
  return rest === 0 ? large(smalls / perLarge) : `${large(Math.floor(smalls / perLarge))} ${small(rest)}`;
}

/** How long ago something was, in its largest unit: `az önce`, `12 dk önce`, `3 gün önce`. */
export function agoOf(
  ms: number,
  words: DurationWords & { readonly justNow: string; readonly ago: (age: string) => string },
): string {
  if (ms < MINUTE_MS) return words.justNow;
  if (ms < HOUR_MS) return words.ago(words.minutes(Math.floor(ms / MINUTE_MS)));
  if (ms < 2 * DAY_MS) return words.ago(words.hours(Math.floor(ms / HOUR_MS)));
  return words.ago(words.days(Math.floor(ms / DAY_MS)));
}

/** A share in percent with two decimals, rounded down: what is not whole never reads as a hundred. `%99,94`. */
export function formatShare(part: number, whole: number): string {
  const hundredths = Math.floor((part * 10_000) / whole);
  const percent = Math.trunc(hundredths / 100);
  const rest = hundredths % 100;
  return rest === 0 ? `%${percent}` : `%${percent},${String(rest).padStart(2, '0')}`;
}
