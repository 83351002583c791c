import * as z from 'zod';
import { EntryOrigin } from '../domain/entry-origin';
import { Day, Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { EntryKind } from '../domain/ledger';
import { group } from './contract';
import { PageToken } from './page';

/** One line of the statement (ekstre) as an agent sees it. */
export const StatementLine = z.object({
  seq: z.int(),
  at: Instant,
  kind: EntryKind,
  amount: Kurus,
  balanceAfter: Kurus,
  reference: z.string(),
  note: z.string().optional(),
  origin: EntryOrigin.optional(),
});
export type StatementLine = z.infer<typeof StatementLine>;

/** A company account to send money to. */
export const ShownAccount = z.object({
  id: z.string(),
  bank: z.string(),
  branch: z.string().optional(),
  holder: z.string(),
  iban: z.string(),
});
export type ShownAccount = z.infer<typeof ShownAccount>;

export const balance = group({
  name: 'balance',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Transactions: { access: ['read'], partitions: ['ACCOUNT#*'] },
    Office: { access: ['read'], partitions: ['BANK-ACCOUNTS'] },
  },
  operations: {
    balance: {
      method: 'GET',
      path: '/balance',
      callers: ['user'],
      summary: 'What the agent can spend now, and the newest entry of its account.',
      response: z.object({ balance: Kurus, asOf: Instant, newest: StatementLine.optional() }),
      refusals: [],
    },
    statement: {
      method: 'GET',
      path: '/balance/entries',
      callers: ['user'],
      summary: 'The statement, newest first, optionally of a range of Istanbul days (both included).',
      query: z.object({ from: Day.optional(), to: Day.optional(), page: PageToken.optional() }),
      response: z.object({ entries: z.array(StatementLine), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    accounts: {
      method: 'GET',
      path: '/balance/accounts',
      callers: ['user'],
      summary: 'The company accounts to send money to, and the description that makes it arrive by itself.',
      response: z.object({ accounts: z.array(ShownAccount), description: z.string() }),
      refusals: [],
    },
  },
});
