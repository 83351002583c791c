import { type Day, dayOf, instant } from '../../shared/domain/instant';

/** The day an address asks for; today (ms) where it names none that exists. */
export function readDay(search: URLSearchParams, nowMs: number): Day {
  const asked = search.get('day') ?? '';
  const today = dayOf(instant(nowMs));
  return isDay(asked) && asked <= today ? asked : today;
}

function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
