const month = new Intl.DateTimeFormat('tr-TR', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A bill's period: a month by its name (`Kasım 2026`), anything else in the institution's own words. */
export function writePeriod(period: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? month.format(Date.parse(`${period}-01T00:00:00.000Z`)) : period;
}
