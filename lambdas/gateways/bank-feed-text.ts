import { type Instant, instant, msOf } from '../../shared/domain/instant';

/** The value, or undefined where the text is no JSON (and so fits no schema). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A moment as banks write it: `2026-11-23T17:00:00.000+03:00`. */
export function istanbulTime(at: Instant): string {
  return `${instant(msOf(at) + 3 * 3_600_000).slice(0, -1)}+03:00`;
}
