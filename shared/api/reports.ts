import * as z from 'zod';
import { Tally } from '../domain/day-summary';
import { Day, Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { EntryKind } from '../domain/ledger';
import { PaymentId } from '../domain/quote';
import { BalanceTotals, CollectionOrder, CollectionTotal } from '../domain/report';
import { isReportRange, MOST_REPORT_DAYS } from '../domain/report-range';
import { StatementLine } from './balance';
import { group } from './contract';
import { PageToken } from './page';

/** The collections of one day, institution or user, and what it is called. */
export const CollectionRow = CollectionTotal.extend({ key: z.string(), name: z.string() });
export type CollectionRow = z.infer<typeof CollectionRow>;

/** A day's loadings. */
const LoadingRow = z.object({ day: Day, loaded: Tally });

/** What commissions came to: earned by the payments of a day, and posted on a day for those before it. */
const Commission = z.object({ earned: Kurus, posted: Kurus });

/** A bill's money that went back. */
export const RefundRow = z.object({
  at: Instant,
  payment: PaymentId,
  institution: z.string(),
  institutionName: z.string(),
  subscriber: z.string(),
  period: z.string(),
  paidAt: Instant,
  amount: Kurus,
  fee: Kurus,
  /** The bill was paid and cancelled, or was never paid. */
  why: z.enum(['cancelled', 'not-paid']),
  /** The agent's reason of the cancellation, or the institution's of the refusal. */
  reason: z.string().optional(),
});
export type RefundRow = z.infer<typeof RefundRow>;

/** The reports that can be had as files. */
export const ReportName = z.enum(['day-end', 'collections', 'movements', 'loadings', 'commissions', 'refunds']);
export type ReportName = z.infer<typeof ReportName>;

const wrongRange = { path: ['to'], error: `must not be before the beginning, nor more than ${MOST_REPORT_DAYS} days` };
const Range = z.object({ from: Day, to: Day });
const By = CollectionOrder.default('day');
/** Which movements; all, when left out. */
const Kind = EntryKind.optional();

/**
 * An agent's reports, each computed from the ends of its days and the ledger's entries of the days still open: they agree
 * with the balance to the kuruş. The day's own report is every user's; ranges are the owner's.
 */
export const reports = group({
  name: 'reports',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Transactions: { access: ['read'], partitions: ['AGENT#*', 'ACCOUNT#*'] },
    Office: { access: ['read'], partitions: ['INSTITUTIONS'] },
  },
  operations: {
    dayEnd: {
      method: 'GET',
      path: '/reports/day-end',
      callers: ['user'],
      summary: 'A day in totals, by institution and by user: final once the day is over.',
      query: z.object({ day: Day }),
      response: BalanceTotals.extend({
        day: Day,
        isOver: z.boolean(),
        commissionEarned: Kurus,
        byInstitution: z.array(CollectionRow),
        byUser: z.array(CollectionRow),
        total: CollectionTotal,
      }),
      refusals: [],
    },
    collections: {
      method: 'GET',
      path: '/reports/collections',
      callers: ['owner'],
      summary: 'Collections of a range of Istanbul days (both included) by day, institution or user.',
      query: Range.extend({ by: By }).refine(isReportRange, wrongRange),
      response: z.object({ rows: z.array(CollectionRow), total: CollectionTotal }),
      refusals: [],
    },
    movements: {
      method: 'GET',
      path: '/reports/movements',
      callers: ['owner'],
      summary:
        'The entries of a range, newest first. Of one kind: each page looks through the next 200 entries, so it may hold few rows, or none, and still have a next one.',
      query: Range.extend({ kind: Kind, page: PageToken.optional() }).refine(isReportRange, wrongRange),
      response: z.object({ entries: z.array(StatementLine), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    movementTotals: {
      method: 'GET',
      path: '/reports/movements/totals',
      callers: ['owner'],
      summary: 'How the balance went through a range: opening, what changed it, closing.',
      query: Range.refine(isReportRange, wrongRange),
      response: BalanceTotals,
      refusals: [],
    },
    loadings: {
      method: 'GET',
      path: '/reports/loadings',
      callers: ['owner'],
      summary: 'What was loaded on each day of a range; the single loadings are movements of the kind `transfer`.',
      query: Range.refine(isReportRange, wrongRange),
      response: z.object({ rows: z.array(LoadingRow), total: Tally }),
      refusals: [],
    },
    commissions: {
      method: 'GET',
      path: '/reports/commissions',
      callers: ['owner'],
      summary: "Commission earned and posted on each day of a range. A day's commission is posted once it is over.",
      query: Range.refine(isReportRange, wrongRange),
      response: z.object({ rows: z.array(Commission.extend({ day: Day })), total: Commission }),
      refusals: [],
    },
    refunds: {
      method: 'GET',
      path: '/reports/refunds',
      callers: ['owner'],
      summary: 'Cancelled and refused payments whose money went back in a range, newest first; pages as of one kind.',
      query: Range.extend({ page: PageToken.optional() }).refine(isReportRange, wrongRange),
      response: z.object({ rows: z.array(RefundRow), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    file: {
      method: 'GET',
      path: '/reports/{report}/file',
      callers: ['owner'],
      summary:
        'A report as a file for spreadsheets, with at most 20,000 rows (a longer range is refused). The day end takes `from` as its day.',
      params: z.object({ report: ReportName }),
      query: Range.extend({
        by: By,
        kind: Kind,
        format: z.enum(['csv', 'xlsx']),
        language: z.enum(['tr', 'en']).default('tr'),
      }).refine(isReportRange, wrongRange),
      response: z.object({ fileName: z.string(), mediaType: z.string(), content: z.base64() }),
      refusals: [],
    },
  },
});
