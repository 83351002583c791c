import type { Day, Instant } from '../../shared/domain/instant';

const moment = new Intl.DateTimeFormat('tr-TR', {
  timeZone: 'Europe/Istanbul',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const month = new Intl.DateTimeFormat('tr-TR', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A moment on Istanbul's clock, to the second: `23.11.2026 17:00:05`. */
export function formatMoment(at: Instant): string {
  return moment.format(Date.parse(at));
}

/** A day as Turkey writes it: `23.11.2026`. */
export function formatDay(day: Day): string {
  return day.split('-').reverse().join('.');
}

/** A bill's period: a month by its name (`Kasım 2026`), anything else in the institution's own words. */
export function formatPeriod(period: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? month.format(Date.parse(`${period}-01T00:00:00.000Z`)) : period;
}
