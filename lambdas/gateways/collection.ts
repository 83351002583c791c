import type { Inquiry } from '../../shared/domain/bill';
import { writeDecimal } from '../../shared/domain/decimal-amount';
import type { CancellationAnswer, GatewayAnswer } from '../../shared/domain/gateway-answer';
import type { GatewayDayEnd, GatewayLine } from '../../shared/domain/gateway-day-end';
import type { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import type { Day } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import type { SubscriptionKeys } from '../../shared/domain/subscription-key';
import { judgeCancellation, judgePayment } from './collection-answer';
import { CollectionFailure } from './collection-failure';
import { readDayEnd, readInquiry, readLines } from './collection-reading';
import { ask, type CollectionConnection, type CollectionQuestion, type CollectionReply } from './collection-request';

export { CollectionFailure } from './collection-failure';
export { CollectionCredentials } from './collection-request';

/** A bank's collection service. Each call asks once, within its time limit. */
export interface CollectionGateway {
  /** The open bills of a subscription. Throws a `CollectionFailure`. */
  inquire(institution: Institution['id'], keys: SubscriptionKeys): Promise<Inquiry>;
  /** Orders a payment. Never throws for what the gateway does: what is not definite is `unknown`. */
  pay(order: PaymentOrder): Promise<GatewayAnswer>;
  /** What became of a payment. Takes the whole order, so that an answer about something else shows. */
  outcome(order: PaymentOrder): Promise<GatewayAnswer>;
  /** Orders a cancellation, as `pay` orders a payment. */
  cancel(order: CancellationOrder): Promise<CancellationAnswer>;
  cancellationOutcome(order: CancellationOrder): Promise<CancellationAnswer>;
  /** Throws a `CollectionFailure`. */
  dayEnd(day: Day): Promise<GatewayDayEnd>;
  /** Every line of a day, asked for page by page. Throws a `CollectionFailure`; the lines before it are good. */
  dayEndLines(day: Day): AsyncIterable<GatewayLine>;
}

/** How long we wait, the protocol's own limits with a little for the way. */
export interface CollectionTimeouts {
  readonly inquiryMs: number;
  /** Of an order: payment or cancellation. */
  readonly orderMs: number;
  readonly outcomeMs: number;
  readonly dayEndMs: number;
}

const defaultTimeouts: CollectionTimeouts = { inquiryMs: 10_000, orderMs: 8_000, outcomeMs: 5_000, dayEndMs: 30_000 };

/** More pages than this are no day but a gateway that never ends. */
const MAX_PAGES = 10_000;

type CollectionOptions = Omit<CollectionConnection, 'fetch'> &
  Partial<Pick<CollectionConnection, 'fetch'>> & {
    readonly timeouts?: Partial<CollectionTimeouts>;
    /** Told of every call, whether the gateway is in trouble by it: no answer, an error of its own, or it lets us not in. */
    readonly note?: (isTrouble: boolean) => void;
  };

/** The client of the collection protocol that `local/collection/openapi.json` describes. */
export function openCollection({
  fetch = globalThis.fetch,
  timeouts = {},
  note = () => {},
  ...rest
}: CollectionOptions): CollectionGateway {
  const connection: CollectionConnection = { ...rest, fetch };
  const { inquiryMs, orderMs, outcomeMs, dayEndMs } = { ...defaultTimeouts, ...timeouts };
  const send = async (question: CollectionQuestion) => {
    const reply = await ask(connection, question);
    note(isTrouble(reply));
    return reply;
  };
  const post = (path: string, body: unknown, timeoutMs: number) => send({ path, body, timeoutMs });
  const get = (path: string, timeoutMs: number) => send({ path, timeoutMs });
  return {
    async inquire(institution, keys) {
      return readInquiry(institution, await post('inquiry', { institution, keys }, inquiryMs));
    },
    async pay(order) {
      const { reference, institution, bill, amount } = order;
      const body = { reference, institution, bill, amount: writeDecimal(amount) };
      return judgePayment(order, await post('payments', body, orderMs));
    },
    async outcome(order) {
      return judgePayment(order, await get(`payments/${encodeURIComponent(order.reference)}`, outcomeMs));
    },
    async cancel(order) {
      const { reference, payment, amount } = order;
      const body = { reference, payment, amount: writeDecimal(amount) };
      return judgeCancellation(order, await post('cancellations', body, orderMs));
    },
    async cancellationOutcome(order) {
      return judgeCancellation(order, await get(`cancellations/${encodeURIComponent(order.reference)}`, outcomeMs));
    },
    async dayEnd(day) {
      return readDayEnd(day, await get(`day-ends/${day}`, dayEndMs));
    },
    async *dayEndLines(day) {
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { lines, hasMore } = readLines(day, page, await get(`day-ends/${day}/lines?page=${page}`, dayEndMs));
        yield* lines;
        if (!hasMore) return;
      }
      throw new CollectionFailure('unreadable', `more than ${MAX_PAGES} pages`);
    },
  };
}

function isTrouble(reply: CollectionReply): boolean {
  return reply.kind === 'silence' || reply.status >= 500 || reply.status === 401 || reply.status === 403;
}
