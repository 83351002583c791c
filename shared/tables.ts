/**
 * The tables' keys and indexes: read by the infrastructure that makes them and by the machine that stands in for it.
 * Every table has the string keys `pk` and `sk`, and forgets items past their `expiresAt` (epoch seconds).
 */
export interface TableShape {
  /** Sparse, keys only: what still needs doing, by kind and oldest first. */
  readonly index?: { readonly name: string; readonly pk: string; readonly sk: string };
  readonly hasStream: boolean;
}

export const tables = {
  /** Agents, users, phones, credentials, sessions, throttles, staff. */
  Agents: { hasStream: false },
  /** Account entries, transfers, payments, feed cursors. */
  Transactions: { index: { name: 'work', pk: 'work', sk: 'workAt' }, hasStream: true },
  /** Bank accounts, institutions, announcements, holidays, cases, summaries, audit trail. */
  Office: { hasStream: false },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof tables;
