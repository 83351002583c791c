import { type Instant, instant } from '../../../shared/domain/instant';

/** Turkey keeps UTC+3 all year. */
const OFFSET_MS = 3 * 3_600_000;

/** A moment (ms) as a `datetime-local` field takes it, in Istanbul: `2026-11-23T17:00`. */
export function istanbulInput(ms: number): string {
  return instant(ms + OFFSET_MS).slice(0, 16);
}

/** The moment such a field says, read as Istanbul's time; undefined where nothing stands in it. */
export function readIstanbul(text: string): Instant | undefined {
  const ms = Date.parse(`${text}:00+03:00`);
  return Number.isNaN(ms) ? undefined : instant(ms);
}
