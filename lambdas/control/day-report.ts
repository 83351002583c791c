import type { api } from '../../shared/api';
import type { Answer } from '../../shared/api/contract';
import type { Finding } from '../../shared/domain/finding';
import type { Day, Instant } from '../../shared/domain/instant';
import { renderXlsx } from '../reports/xlsx';
import type { Controls } from '../stores/controls';
import type { Findings } from '../stores/findings';
import type { renderReport } from './report-pdf';
import { reportTables } from './report-tables';
import { reportWords } from './report-words';

export interface ReportDependencies {
  readonly controls: Pick<Controls, 'ofDay' | 'find'>;
  readonly findings: Pick<Findings, 'list'>;
}

type ReportFile = Answer<(typeof api.control)['operations']['dayReport']>;

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The daily control report of all company accounts as a file. The bank's words, which name people, are not in it. */
export async function makeDayReport(
  day: Day,
  format: 'pdf' | 'xlsx',
  language: 'tr' | 'en',
  now: Instant,
  { controls, findings }: ReportDependencies,
): Promise<ReportFile> {
  const heads = await controls.ofDay(day);
  const whole = await Promise.all(heads.map(({ account }) => controls.find(account, day)));
  const open: Finding[] = [];
  for await (const finding of findings.list(day, day)) {
    if (finding.account !== undefined && finding.state === 'open') open.push(finding);
  }
  const tables = reportTables(
    whole.filter((control) => control !== undefined),
    open,
    language,
  );
  const content = format === 'pdf' ? await print(day, tables, language, now) : await renderXlsx(...tables);
  const fileName = `${reportWords[language].file}-${day}.${format}`;
  return { fileName, mediaType: MEDIA_TYPES[format], content: Buffer.from(content).toString('base64') };
}

/** The printer is loaded only here, where it is used: the rest of the group starts without it. */
async function print(...report: Parameters<typeof renderReport>): Promise<Uint8Array> {
  const printer = await import('./report-pdf');
  return printer.renderReport(...report);
}
