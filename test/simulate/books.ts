import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../lambdas/stores/database';
import { Reconciliation } from '../../lambdas/stores/reconciliations';
import type { AgentNumber } from '../../shared/domain/agent';
import { DayEnd } from '../../shared/domain/day-end';
import { Finding } from '../../shared/domain/finding';
import { groupBy } from '../../shared/domain/grouped';
import { Entry } from '../../shared/domain/ledger';
import { Payment } from '../../shared/domain/payment';
import { Transfer } from '../../shared/domain/transfer';

/** All that the system believes, as its tables hold it. */
export interface Books {
  readonly transfers: readonly Transfer[];
  /** By account, in their order. */
  readonly entries: ReadonlyMap<AgentNumber, readonly Entry[]>;
  readonly payments: readonly Payment[];
  readonly dayEnds: readonly DayEnd[];
  readonly findings: readonly Finding[];
  readonly reconciliations: readonly Reconciliation[];
  /** What the lists of the staff show as waiting: transfers by account and number, payments by id. */
  readonly lists: { readonly suspense: readonly string[]; readonly manual: readonly string[] };
}

type Item = Readonly<Record<string, unknown>>;

/** Reads everything, past every store and every line. */
export async function readBooks({ client, tables }: Database): Promise<Books> {
  async function all(table: string): Promise<Item[]> {
    const items: Item[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }

  const [transactions, office] = await Promise.all([all(tables.Transactions), all(tables.Office)]);
  const under = (items: readonly Item[], pk: string, sk = '') =>
    items.filter((item) => String(item.pk).startsWith(pk) && String(item.sk).startsWith(sk));
  const entries = under(transactions, 'ACCOUNT#', 'ENTRY#').map((item) => Entry.parse(item));
  return {
    transfers: under(transactions, 'BANK#', 'TRANSFER#').map((item) => Transfer.parse(item)),
    entries: new Map(
      [...groupBy(entries, ({ account }) => account)].map(([account, chain]) => [
        account,
        chain.sort((a, b) => a.seq - b.seq),
      ]),
    ),
    payments: under(transactions, 'AGENT#', 'PAYMENT#').map((item) => Payment.parse(item)),
    dayEnds: under(transactions, 'AGENT#', 'DAY-END#').map((item) => DayEnd.parse(item)),
    findings: office.filter(({ pk }) => pk === 'FINDINGS').map((item) => Finding.parse(item)),
    lists: {
      suspense: under(transactions, 'SUSPENSE', 'ROW#').map(({ account, id }) => `${account}:${id}`),
      manual: under(transactions, 'MANUAL-PAYMENTS', 'ROW#').map(({ id }) => String(id)),
    },
    reconciliations: under(office, 'RECONCILIATIONS#').map((item) => Reconciliation.parse(item)),
  };
}
