import type { Language } from '../../shared/api/refusals';

const timeZone = 'Europe/Istanbul';
const day = new Intl.DateTimeFormat('tr-TR', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
const hour = new Intl.DateTimeFormat('tr-TR', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A moment's day in Istanbul: `23.11.2026`. */
export function formatDay(at: string): string {
  return day.format(new Date(at));
}

/** A moment's hour in Istanbul: `17:00`. */
export function formatHour(at: string): string {
  return hour.format(new Date(at));
}

/** A moment in Istanbul: `23.11.2026 17:00`. */
export function formatMoment(at: string): string {
  return `${formatDay(at)} ${formatHour(at)}`;
}

/** A bill's period in words: `2026-10` → `Ekim 2026`. What an institution calls a period by itself stays as it is. */
export function formatPeriod(period: string, language: Language): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return period;
  const locale = language === 'tr' ? 'tr-TR' : 'en-GB';
  return new Date(`${period}-01`).toLocaleDateString(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
}

/** Minutes and seconds that are left: `2:05`; never below `0:00`. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.trunc(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export type PartOfDay = 'morning' | 'day' | 'evening';

/** How people of Istanbul would greet at a moment (ms): morning from 5, day from 12, evening from 18 on. */
export function partOfDay(atMs: number): PartOfDay {
  const now = Number(hour.format(atMs).slice(0, 2));
  if (now < 5 || now >= 18) return 'evening';
  return now < 12 ? 'morning' : 'day';
}
