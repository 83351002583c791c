import { GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { isUntold } from '../../shared/domain/cancel-payment';
import { type Instant, later } from '../../shared/domain/instant';
import { Payment, type PaymentState } from '../../shared/domain/payment';
import { earliestIdAt } from '../../shared/domain/payment-id';
import { type PaymentId, QUOTE_LIFE_MS } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { manualOf, manualRowWrites } from './manual-payments';
import { readPageToken, writePageToken } from './page-token';
import { readItems } from './read-items';
import { transact } from './transact';

export interface PaymentPage {
  readonly payments: Payment[];
  readonly next?: string;
}

export interface Payments {
  find(agent: AgentNumber, id: PaymentId): Promise<Payment | undefined>;
  startWrite(payment: Payment): Write;
  moveWrites(before: Payment, after: Payment): Write[];
  move(before: Payment, after: Payment): Promise<boolean>;
  list(
    agent: AgentNumber,
    range: { from?: Instant | undefined; before?: Instant | undefined },
    page: string | undefined,
    rows: number,
  ): Promise<PaymentPage>;
  due(work: Work, until: Instant, rows: number): Promise<Payment[]>;
  isAnyUnderWay(agent: AgentNumber, since: Instant): Promise<boolean>;
}

/** What still needs doing: outcomes to ask for, cancellations under way, answers to tell. */
export type Work = 'payment' | 'cancellation' | 'cancellation-answer';

const PREFIX = 'PAYMENT#';
const keyOf = ({ agent, id }: Pick<Payment, 'agent' | 'id'>) => ({ pk: `AGENT#${agent}`, sk: `${PREFIX}${id}` });
const workIn: Readonly<Partial<Record<PaymentState, Work>>> = {
  pending: 'payment',
  cancelling: 'cancellation',
};

function workOf(payment: Payment): Work | undefined {
  return isUntold(payment) ? 'cancellation-answer' : workIn[payment.state];
}

/** Every bill payment of every agent, by the id its quote minted; ids sort by time. */
export function openPayments(database: Database): Payments {
  const { client, tables } = database;
  const table = tables.Transactions;

  function itemOf(payment: Payment) {
    const work = workOf(payment);
    const at = payment.nextAskAt ?? payment.cancellation?.answeredAt ?? payment.startedAt;
    return { ...keyOf(payment), ...(work === undefined ? {} : { work, workAt: `${at}#${payment.id}` }), ...payment };
  }

  /** The legal way from one state of a payment to the next: nobody else has moved it since it was read. */
  function move(before: Payment, after: Payment) {
    return {
      TableName: table,
      Item: itemOf(after),
      ConditionExpression: '#state = :state AND asks = :asks',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':asks': before.asks },
    };
  }

  async function finds(query: Omit<QueryCommandInput, 'TableName'>): Promise<boolean> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Count = 0, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...query,
          TableName: table,
          Select: 'COUNT',
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      if (Count > 0) return true;
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return false;
  }

  return {
    async find(agent, id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf({ agent, id }), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : Payment.parse(Item);
    },

    /** The write that starts a payment; goes into one transaction with the entry that debits the balance. */
    startWrite: (payment) => ({
      Put: { TableName: table, Item: itemOf(payment), ConditionExpression: 'attribute_not_exists(pk)' },
    }),

    /** What moves a payment on, with what that posts or changes elsewhere. The first write's condition guards them all. */
    moveWrites: (before, after) => [{ Put: move(before, after) }, ...manualRowWrites(table, before, after)],

    /** Moves a payment on without touching the balance; false when somebody else has moved it. */
    async move(before, after) {
      const rows = manualRowWrites(table, before, after);
      try {
        const put = move(before, after);
        if (rows.length === 0) await client.send(new PutCommand(put));
        else await transact(database, [{ writes: [{ Put: put }, ...rows], otherwise: 'busy' }]);
        return true;
      } catch (error) {
        if (isConditionFailure(error) || (error instanceof Refusal && error.code === 'busy')) return false;
        throw error;
      }
    },

    /**
     * An agent's payments, newest first. Ids are minted up to a quote's life before the payment starts. Refuses
     * `unreadable-page-token` for the token of another list or range.
     */
    async list(agent, { from, before }, page, rows) {
      const low = from === undefined ? PREFIX : `${PREFIX}${earliestIdAt(later(from, -QUOTE_LIFE_MS))}`;
      const high = before === undefined ? `${PREFIX}~` : `${PREFIX}${earliestIdAt(before)}`;
      const after = page === undefined ? undefined : readPageToken(page, PREFIX);
      if (after !== undefined && (after < low || after > high)) throw new Refusal('unreadable-page-token');
      // DynamoDB does not answer a range without anything in it: it calls it an error.
      if (low > high) return { payments: [] };
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
          ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':low': low, ':high': high },
          ...(after === undefined ? {} : { ExclusiveStartKey: { pk: `AGENT#${agent}`, sk: after } }),
          ScanIndexForward: false,
          Limit: rows,
        }),
      );
      const payments = Items.map((item) => Payment.parse(item)).filter(
        ({ startedAt }) => (from === undefined || startedAt >= from) && (before === undefined || startedAt < before),
      );
      return LastEvaluatedKey === undefined
        ? { payments }
        : { payments, next: writePageToken(String(LastEvaluatedKey.sk)) };
    },

    /** The work of a kind that is due, oldest first, at most `rows`. */
    async due(work, until, rows) {
      const keys: { pk: string; sk: string }[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            IndexName: 'work',
            KeyConditionExpression: '#work = :work AND workAt < :until',
            ExpressionAttributeNames: { '#work': 'work' },
            ExpressionAttributeValues: { ':work': work, ':until': `${until}~` },
            Limit: rows - keys.length,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        keys.push(...Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
        start = LastEvaluatedKey;
      } while (start !== undefined && keys.length < rows);
      // The index lags behind the table, and a batch comes in any order.
      const placeOf = new Map(keys.map(({ sk }, place) => [sk, place]));
      const items = await readItems(client, table, keys);
      const found = items.map((item) => Payment.parse(item)).filter((payment) => workOf(payment) === work);
      return found.sort((a, b) => (placeOf.get(keyOf(a).sk) ?? 0) - (placeOf.get(keyOf(b).sk) ?? 0));
    },

    /**
     * Whether the outcome of any payment or cancellation of the agent is open. The index and the list of the staff tell of all
     * but those of the last moments, which the index may not know yet: those that started `since` then are read themselves.
     */
    async isAnyUnderWay(agent, since) {
      const pk = `AGENT#${agent}`;
      const works = Object.values(workIn).map((work) => ({
        IndexName: 'work',
        KeyConditionExpression: '#work = :work',
        FilterExpression: 'pk = :pk',
        ExpressionAttributeNames: { '#work': 'work' },
        ExpressionAttributeValues: { ':work': work, ':pk': pk },
      }));
      const fresh = {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        FilterExpression: '#state IN (:pending, :manual, :cancelling)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':pk': pk,
          ':low': `${PREFIX}${earliestIdAt(later(since, -QUOTE_LIFE_MS))}`,
          ':high': `${PREFIX}~`,
          ':pending': 'pending',
          ':manual': 'manual',
          ':cancelling': 'cancelling',
        },
        ConsistentRead: true,
      };
      for (const query of [fresh, manualOf(agent), ...works]) if (await finds(query)) return true;
      return false;
    },
  };
}
