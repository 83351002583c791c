import type { CollectionRow, RefundRow } from '../../shared/api/reports';
import { withOrigin } from '../../shared/domain/entry-origin';
import { Day } from '../../shared/domain/instant';
import type { Entry } from '../../shared/domain/ledger';
import type { CollectionOrder, CollectionTotal } from '../../shared/domain/report';
import type { NameOf } from './names';
import type { Cell, ReportTable } from './table';
import type { CollectionsReport, CommissionsReport, DayEndReport, LoadingsReport } from './totals';
import type { ReportWords } from './words';

type ColumnName = keyof ReportWords['columns'];

const text = (value: string): Cell => ({ text: value });
const money = (kurus: number): Cell => ({ kurus });
const count = (value: number): Cell => ({ count: value });

const COLLECTION_COLUMNS = [
  'count',
  'paid',
  'refundedCount',
  'refunded',
  'fees',
  'commission',
  'collected',
] as const satisfies readonly ColumnName[];

/** A day: how the balance went, then the collections by institution and by user. */
export function dayEndTable(report: DayEndReport, words: ReportWords): ReportTable {
  const { columns, by } = words;
  const section = (heading: string, rows: readonly CollectionRow[]) =>
    rows.map((row) => [text(heading), text(row.name), ...collectionCells(row)]);
  const balanceRow = (name: ColumnName, amount: number, number?: number): Cell[] => {
    const blanks = Array.from({ length: COLLECTION_COLUMNS.length - 2 }, () => undefined);
    const counted = number === undefined ? undefined : count(number);
    return [text(columns.balance), text(columns[name]), counted, ...blanks, money(amount)];
  };
  return {
    title: words.titles['day-end'],
    headings: headings(words, 'section', 'name', ...COLLECTION_COLUMNS),
    rows: [
      balanceRow('openingBalance', report.openingBalance),
      balanceRow('loaded', report.loaded.amount, report.loaded.count),
      balanceRow('adjusted', report.adjusted.amount, report.adjusted.count),
      balanceRow('commissionPosted', report.commissionPosted),
      balanceRow('collections', 0 - report.collected),
      balanceRow('closingBalance', report.closingBalance),
      ...section(by.institution, report.byInstitution),
      ...section(by.user, report.byUser),
      [text(words.total), undefined, ...collectionCells(report.total)],
    ],
  };
}

export function collectionsTable(
  { rows, total }: CollectionsReport,
  by: CollectionOrder,
  words: ReportWords,
): ReportTable {
  const key = ({ key, name }: CollectionRow): Cell => (by === 'day' ? { day: Day.parse(key) } : text(name));
  return {
    title: words.titles.collections,
    headings: [words.by[by], ...headings(words, ...COLLECTION_COLUMNS)],
    rows: [...rows.map((row) => [key(row), ...collectionCells(row)]), [text(words.total), ...collectionCells(total)]],
  };
}

export function movementsTable(entries: readonly Entry[], institutionName: NameOf, words: ReportWords): ReportTable {
  return {
    title: words.titles.movements,
    headings: headings(words, 'at', 'kind', 'note', 'reference', 'amount', 'balance'),
    rows: entries
      .map(withOrigin)
      .map(({ at, kind, note = '', reference, amount, balanceAfter, origin }) => [
        { at },
        text(words.kinds[kind]),
        text(origin?.of === 'bill' ? `${institutionName(origin.institution)} ${origin.period}` : note),
        text(origin?.of === 'bill' ? origin.payment : reference),
        money(amount),
        money(balanceAfter),
      ]),
  };
}

export function loadingsTable({ rows, total }: LoadingsReport, words: ReportWords): ReportTable {
  return {
    title: words.titles.loadings,
    headings: headings(words, 'day', 'count', 'amount'),
    rows: [
      ...rows.map(({ day, loaded }) => [{ day }, count(loaded.count), money(loaded.amount)]),
      [text(words.total), count(total.count), money(total.amount)],
    ],
  };
}

export function commissionsTable({ rows, total }: CommissionsReport, words: ReportWords): ReportTable {
  return {
    title: words.titles.commissions,
    headings: headings(words, 'day', 'commissionEarned', 'commissionPosted'),
    rows: [
      ...rows.map(({ day, earned, posted }) => [{ day }, money(earned), money(posted)]),
      [text(words.total), money(total.earned), money(total.posted)],
    ],
  };
}

export function refundsTable(rows: readonly RefundRow[], words: ReportWords): ReportTable {
  return {
    title: words.titles.refunds,
    headings: headings(
      words,
      ...([
        'at',
        'institution',
        'subscriber',
        'period',
        'paidAt',
        'amount',
        'fee',
        'why',
        'reason',
        'reference',
      ] as const),
    ),
    rows: rows.map((row) => [
      { at: row.at },
      text(row.institutionName),
      text(row.subscriber),
      text(row.period),
      { at: row.paidAt },
      money(row.amount),
      money(row.fee),
      text(words.why[row.why]),
      text(row.reason ?? ''),
      text(row.payment),
    ]),
  };
}

function headings({ columns }: ReportWords, ...names: readonly ColumnName[]): string[] {
  return names.map((name) => columns[name]);
}

function collectionCells({ paid, refunded, fees, commission, collected }: CollectionTotal): Cell[] {
  return [
    count(paid.count),
    money(paid.amount),
    count(refunded.count),
    money(refunded.amount),
    money(fees),
    money(commission),
    money(collected),
  ];
}
