import * as z from 'zod';
import { AgentNumber } from '../domain/agent';
import { BankAccount } from '../domain/bank-account';
import { ControlHead, DayControl } from '../domain/control';
import { ListedFinding } from '../domain/finding';
import { Day } from '../domain/instant';
import { Payment, WaitingPayment } from '../domain/payment';
import { PaymentId } from '../domain/quote';
import { StatementFile, StatementFileHead, StatementFileId } from '../domain/statement-file';
import { group } from './contract';
import { PageToken } from './page';

/** Names a finding in an address. */
const FindingId = z.string().regex(/^[A-Za-z0-9_-]{1,400}$/);

/** A finding as accounting sees it: the row it is about, which tells of people, is asked for by itself. */
export const ShownFinding = ListedFinding.extend({ id: FindingId, institutionName: z.string().optional() });
export type ShownFinding = z.infer<typeof ShownFinding>;

/** A payment whose outcome people must find out. */
export const ManualPayment = WaitingPayment.extend({ institutionName: z.string() });
export type ManualPayment = z.infer<typeof ManualPayment>;

export const control = group({
  name: 'control',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['STAFF#*'] },
    Transactions: [
      { access: ['read', 'append'], partitions: ['AGENT#*', 'ACCOUNT#*'] },
      { access: ['read', 'append', 'delete'], partitions: ['MANUAL-PAYMENTS'] },
    ],
    Office: ['read', 'append', 'delete'],
  },
  statements: 'put',
  operations: {
    statements: {
      method: 'GET',
      path: '/control/statements',
      callers: ['finance', 'admin'],
      summary: "The banks' statement files that came, newest first.",
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ files: z.array(StatementFileHead), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    statement: {
      method: 'GET',
      path: '/control/statements/{account}/{id}',
      callers: ['finance', 'admin'],
      summary: 'What was understood of a statement file, and what was not believed, with its line and column.',
      params: z.object({ account: StatementFile.shape.account, id: StatementFileId }),
      response: StatementFile,
      refusals: ['not-found'],
    },
    uploadStatement: {
      method: 'POST',
      path: '/control/statements',
      callers: ['finance', 'admin'],
      summary:
        'Upload a statement file of an account, at most 4 MB. It is read within seconds; one that was read before changes nothing.',
      body: z.object({
        account: BankAccount.shape.id,
        name: z.string().trim().min(1).max(120),
        content: z.base64().min(1).max(5_600_000),
      }),
      response: z.object({ id: StatementFileId, account: BankAccount.shape.id, outcome: z.enum(['taken', 'known']) }),
      refusals: ['not-found'],
    },
    day: {
      method: 'GET',
      path: '/control/days/{day}',
      callers: ['finance', 'admin'],
      summary:
        'How each company account’s day stands against its bank’s statement and our ledger: balances, sums and state. None before the night that follows, or a statement.',
      params: z.object({ day: Day }),
      response: z.object({ accounts: z.array(ControlHead) }),
      refusals: [],
    },
    accountDay: {
      method: 'GET',
      path: '/control/days/{day}/accounts/{account}',
      callers: ['finance', 'admin'],
      summary: 'An account’s day with its differences, and the findings of the day.',
      params: z.object({ day: Day, account: BankAccount.shape.id }),
      response: z.object({ control: DayControl, findings: z.array(ShownFinding) }),
      refusals: ['not-found'],
    },
    dayReport: {
      method: 'GET',
      path: '/control/days/{day}/report',
      callers: ['finance', 'admin'],
      summary:
        'The daily control report of all company accounts: balances, lines, our totals by state, differences and open findings. It shows no personal data.',
      params: z.object({ day: Day }),
      query: z.object({ format: z.enum(['pdf', 'xlsx']), language: z.enum(['tr', 'en']).default('tr') }),
      response: z.object({ fileName: z.string(), mediaType: z.string(), content: z.base64() }),
      refusals: [],
    },
    findings: {
      method: 'GET',
      path: '/control/findings',
      callers: ['finance', 'admin'],
      summary: 'What was found wrong: the open findings, oldest first, or all of them, newest first.',
      query: z.object({ of: z.enum(['open', 'all']).default('open'), page: PageToken.optional() }),
      response: z.object({ findings: z.array(ShownFinding), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    findingRow: {
      method: 'GET',
      path: '/control/findings/{id}/row',
      callers: ['finance', 'admin'],
      summary: 'The row of a finding as the bank sent it. Every view stands in the audit trail before it is answered.',
      params: z.object({ id: FindingId }),
      response: z.object({ row: z.string() }),
      refusals: ['not-found'],
    },
    closeFinding: {
      method: 'POST',
      path: '/control/findings/{id}/closing',
      callers: ['finance', 'admin'],
      summary: 'Close a finding with what it came to. Nothing is corrected by it.',
      params: z.object({ id: FindingId }),
      body: z.object({ reason: z.string().trim().min(3).max(500) }),
      response: ShownFinding,
      refusals: ['not-found', 'not-open'],
    },
    manualPayments: {
      method: 'GET',
      path: '/control/manual-payments',
      callers: ['finance', 'admin'],
      summary: 'Payments whose gateway could not tell the outcome for a day, oldest first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ payments: z.array(ManualPayment), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    settlePayment: {
      method: 'POST',
      path: '/control/manual-payments/{agent}/{id}/settlement',
      callers: ['finance', 'admin'],
      summary:
        'Settle such a payment by what the institution or the bank confirmed: paid, or refused with the money back.',
      params: z.object({ agent: AgentNumber, id: PaymentId }),
      body: z.object({ outcome: z.enum(['paid', 'refused']), reason: z.string().trim().min(3).max(200) }),
      response: z.object({ state: Payment.shape.state }),
      refusals: ['not-found', 'not-open', 'busy'],
    },
  },
});
