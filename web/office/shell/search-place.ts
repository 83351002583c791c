import type { StaffRole } from '../../../shared/domain/staff';

/** `K26-000123`, however it was typed. */
const CASE_NUMBER = /^k\s?(\d{2})\s?-?\s?(\d{6})$/i;

/** Where what was typed into the bar is found: a case number at the cases, for who works on them; anything else among the agents. */
export function searchPlace(text: string, role: StaffRole | undefined): string {
  const [, year, number] = CASE_NUMBER.exec(text) ?? [];
  if (year !== undefined && role !== undefined && role !== 'finance') {
    return `/evrak?${new URLSearchParams({ evrak: `K${year}-${number}` })}`;
  }
  return `/temsilciler?${new URLSearchParams({ ara: text })}`;
}
