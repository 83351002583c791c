import type { Day, Instant } from '../../shared/domain/instant';

/** What a cell of a report's file holds; money is whole kuruş. */
export type Cell =
  | { readonly text: string }
  | { readonly kurus: number }
  | { readonly count: number }
  | { readonly day: Day }
  | { readonly at: Instant }
  | undefined;

/** A report as a file shows it: one heading for each column, then the rows, totals last. */
export interface ReportTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
