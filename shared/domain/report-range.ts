import type { Day } from './instant';

/** The most days a report covers, both ends included. */
export const MOST_REPORT_DAYS = 366;

/** Whether a range of days is in order and not too long for a report. */
export function isReportRange({ from, to }: { readonly from: Day; readonly to: Day }): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days >= 1 && days <= MOST_REPORT_DAYS;
}
