import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { WaitingTransfer } from '../../shared/domain/transfer';
import type { Database } from './database';
import { suspensePage } from './suspense-rows';

/** So many, or more than were counted. */
export interface WaitingCount {
  readonly count: number;
  readonly isMore: boolean;
}

export interface Waiting {
  suspense(): Promise<{ readonly transfers: readonly WaitingTransfer[]; readonly isMore: boolean }>;
  counts(): Promise<Readonly<Record<'pendingPayments' | 'manualPayments' | 'proposals' | 'findings', WaitingCount>>>;
}

/** More than so many in suspense are a matter of their own; the oldest, and what agents claim, are among the first. */
const MOST_SUSPENSE = 500;
const MOST_COUNTED = 100;

/** How much waits for people, counted up to a limit: it is asked again and again, and costs as little when much waits. */
export function openWaiting({ client, tables }: Database): Waiting {
  async function count(query: Omit<QueryCommandInput, 'Select' | 'Limit'>): Promise<WaitingCount> {
    const { Count = 0 } = await client.send(new QueryCommand({ ...query, Select: 'COUNT', Limit: MOST_COUNTED + 1 }));
    return { count: Math.min(Count, MOST_COUNTED), isMore: Count > MOST_COUNTED };
  }

  const countOf = (TableName: string, pk: string) =>
    count({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });

  return {
    /** What waits in suspense: what agents claim, then the rest, each oldest first. */
    async suspense() {
      const { transfers, next } = await suspensePage(client, tables.Transactions, undefined, MOST_SUSPENSE);
      return { transfers, isMore: next !== undefined };
    },

    async counts() {
      const [pendingPayments, manualPayments, proposals, findings] = await Promise.all([
        count({
          TableName: tables.Transactions,
          IndexName: 'work',
          KeyConditionExpression: '#work = :payment',
          ExpressionAttributeNames: { '#work': 'work' },
          ExpressionAttributeValues: { ':payment': 'payment' },
        }),
        countOf(tables.Transactions, 'MANUAL-PAYMENTS'),
        countOf(tables.Transactions, 'PROPOSALS'),
        countOf(tables.Office, 'FINDINGS-OPEN'),
      ]);
      return { pendingPayments, manualPayments, proposals, findings };
    },
  };
}
