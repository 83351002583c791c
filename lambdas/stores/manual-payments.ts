import { type Payment, WaitingPayment } from '../../shared/domain/payment';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryPage } from './query-page';

export interface ManualPayments {
  page(
    page: string | undefined,
    rows: number,
  ): Promise<{ readonly payments: WaitingPayment[]; readonly next?: string }>;
}

const LIST = 'MANUAL-PAYMENTS';
const ROW = 'ROW#';
const keyOf = ({ startedAt, id }: Pick<Payment, 'startedAt' | 'id'>) => ({ pk: LIST, sk: `${ROW}${startedAt}#${id}` });

/** The writes that keep a payment in the list of those people must settle, as long as it is one; with its own move. */
export function manualRowWrites(table: string, before: Payment, after: Payment): Write[] {
  if (after.state === 'manual') {
    return [{ Put: { TableName: table, Item: { ...keyOf(after), ...WaitingPayment.parse(after) } } }];
  }
  return before.state === 'manual' ? [{ Delete: { TableName: table, Key: keyOf(before) } }] : [];
}

/** Asks the list for an agent's payments: it is short, whoever's they are. */
export function manualOf(agent: Payment['agent']) {
  return {
    KeyConditionExpression: 'pk = :pk',
    FilterExpression: '#agent = :agent',
    ExpressionAttributeNames: { '#agent': 'agent' },
    ExpressionAttributeValues: { ':pk': LIST, ':agent': agent },
    ConsistentRead: true,
  };
}

/** Payments whose outcome people must find out, oldest first. */
export function openManualPayments({ client, tables }: Database): ManualPayments {
  return {
    /** Refuses `unreadable-page-token`. */
    async page(page, rows) {
      const list = { table: tables.Transactions, pk: LIST, prefix: ROW, page, rows };
      const { found: payments, ...rest } = await queryPage(client, list, (item) => WaitingPayment.parse(item));
      return { payments, ...rest };
    },
  };
}
