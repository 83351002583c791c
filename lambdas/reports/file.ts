import type { api } from '../../shared/api';
import type { Answer, Input } from '../../shared/api/contract';
import type { AgentNumber } from '../../shared/domain/agent';
import { withOrigin } from '../../shared/domain/entry-origin';
import type { Instant } from '../../shared/domain/instant';
import type { Entry, EntryKind } from '../../shared/domain/ledger';
import { Refusal } from '../../shared/domain/refusal';
import { renderCsv } from './csv';
import { describeRefunds, type ListDependencies, listMovements } from './lists';
import { institutionNames } from './names';
import type { ReportTable } from './table';
import { collectionsTable, commissionsTable, dayEndTable, loadingsTable, movementsTable, refundsTable } from './tables';
import {
  type ReportRange,
  reportCollections,
  reportCommissions,
  reportDayEnd,
  reportLoadings,
  type TotalsDependencies,
} from './totals';
import { type ReportWords, words } from './words';
import { renderXlsx } from './xlsx';

export interface FileDependencies extends TotalsDependencies, ListDependencies {
  readonly ledger: TotalsDependencies['ledger'] & ListDependencies['ledger'];
  readonly institutions: TotalsDependencies['institutions'];
}

type FileOperation = (typeof api.reports)['operations']['file'];
type Wanted = Input<FileOperation>['params'] & Input<FileOperation>['query'];
export type ReportFile = Answer<FileOperation>;

/** More rows do not go into one answer of a Lambda (6 MB). */
const MOST_ROWS = 20_000;
const PAGE = 1_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A report as a file; the same figures as on the page. Refuses `invalid-request` (`to`) for more than 20,000 rows. */
export async function makeFile(
  agent: AgentNumber,
  wanted: Wanted,
  dependencies: FileDependencies,
  now: Instant,
): Promise<ReportFile> {
  const { report, format, language, from, to } = wanted;
  const table = await makeTable(agent, wanted, words[language], dependencies, now);
  const days = from === to || report === 'day-end' ? from : `${from}-${to}`;
  const fileName = `${words[language].files[report]}-${days}.${format}`;
  const content = format === 'csv' ? Buffer.from(renderCsv(table), 'utf8') : await renderXlsx(table);
  const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX;
  return { fileName, mediaType, content: content.toString('base64') };
}

async function makeTable(
  agent: AgentNumber,
  { report, from, to, by, kind }: Wanted,
  language: ReportWords,
  dependencies: FileDependencies,
  now: Instant,
): Promise<ReportTable> {
  const range = { agent, from, to };
  switch (report) {
    case 'day-end':
      return dayEndTable(await reportDayEnd(agent, from, dependencies, now), language);
    case 'collections':
      return collectionsTable(await reportCollections(range, by, dependencies), by, language);
    case 'movements': {
      const entries = await allMovements(range, kind, dependencies);
      const institutions = entries
        .map(withOrigin)
        .flatMap(({ origin }) => (origin?.of === 'bill' ? origin.institution : []));
      return movementsTable(entries, await institutionNames(institutions, dependencies.institutions), language);
    }
    case 'loadings':
      return loadingsTable(await reportLoadings(range, dependencies), language);
    case 'commissions':
      return commissionsTable(await reportCommissions(range, dependencies), language);
    case 'refunds': {
      const refunds = await allMovements(range, 'refund', dependencies);
      return refundsTable(await describeRefunds(refunds, dependencies), language);
    }
  }
}

async function allMovements(
  range: ReportRange,
  kind: EntryKind | undefined,
  dependencies: FileDependencies,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let page: string | undefined;
  do {
    const { entries: more, next } = await listMovements(range, kind, page, dependencies, PAGE);
    entries.push(...more);
    if (entries.length > MOST_ROWS) throw new Refusal('invalid-request', { field: 'to', mostRows: MOST_ROWS });
    page = next;
  } while (page !== undefined);
  return entries;
}
