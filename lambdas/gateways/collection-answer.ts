import * as z from 'zod';
import { DecimalAmount } from '../../shared/domain/decimal-amount';
import {
  type CancellationAnswer,
  type GatewayAnswer,
  ReasonCode,
  type UnknownAnswer,
} from '../../shared/domain/gateway-answer';
import type { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import { Instant } from '../../shared/domain/instant';
import { Absent, WrittenTime } from './collection-field';
import type { CollectionReply } from './collection-request';

const At = WrittenTime.pipe(Instant);

// A refusal that carries a receipt or a time is none, nor is a payment with a reason: such an answer says two things.
const paymentEcho = { reference: z.string(), institution: z.string(), bill: z.string(), amount: DecimalAmount };

const PaymentBody = z.discriminatedUnion('status', [
  z.object({
    ...paymentEcho,
    status: z.literal('paid'),
    receipt: z.string().trim().min(1).max(64),
    at: At,
    reason: Absent,
  }),
  z.object({ ...paymentEcho, status: z.literal('refused'), reason: ReasonCode, receipt: Absent, at: Absent }),
  z.object({ ...paymentEcho, status: z.literal('processing') }),
  z.object({ reference: z.string(), status: z.literal('unknown') }),
]);

const cancellationEcho = { reference: z.string(), payment: z.string(), amount: DecimalAmount };

const CancellationBody = z.discriminatedUnion('status', [
  z.object({ ...cancellationEcho, status: z.literal('accepted'), at: At, reason: Absent }),
  z.object({ ...cancellationEcho, status: z.literal('refused'), reason: ReasonCode, at: Absent }),
  z.object({ ...cancellationEcho, status: z.literal('processing') }),
  z.object({ reference: z.string(), status: z.literal('unknown') }),
]);

/**
 * What a gateway's reply to our order of a payment means. `paid` and `refused` need status 200, every field as documented,
 * and reference, institution, bill and amount ours; anything else is `unknown`, for money must not move on a guess.
 */
export function judgePayment(order: PaymentOrder, reply: CollectionReply): GatewayAnswer {
  const body = readDefinite(PaymentBody, reply);
  if ('kind' in body) return body;
  if (!isOurs(order, body)) return unknown('contradiction');
  switch (body.status) {
    case 'paid':
      return { kind: 'paid', receipt: body.receipt, at: body.at };
    case 'refused':
      return { kind: 'refused', reason: body.reason };
    case 'processing':
      return unknown('processing');
    case 'unknown':
      return unknown('unknown-reference');
  }
}

/** What a reply to our order of a cancellation means, by the rule of `judgePayment`. */
export function judgeCancellation(order: CancellationOrder, reply: CollectionReply): CancellationAnswer {
  const body = readDefinite(CancellationBody, reply);
  if ('kind' in body) return body;
  if (!isOurs(order, body)) return unknown('contradiction');
  switch (body.status) {
    case 'accepted':
      return { kind: 'accepted', at: body.at };
    case 'refused':
      return { kind: 'refused', reason: body.reason };
    case 'processing':
      return unknown('processing');
    case 'unknown':
      return unknown('unknown-reference');
  }
}

/** The body of a 200 that keeps the protocol. Status 409 says that our reference carries another order: somebody is wrong. */
function readDefinite<Body extends object>(schema: z.ZodType<Body>, reply: CollectionReply): Body | UnknownAnswer {
  if (reply.kind === 'silence') return unknown(reply.why);
  if (reply.status === 409) return unknown('contradiction');
  if (reply.status !== 200) return unknown('unavailable');
  return schema.safeParse(reply.body).data ?? unknown('unreadable');
}

type Echo = Readonly<Partial<Record<'reference' | 'institution' | 'bill' | 'payment' | 'amount', string | number>>>;

/** Whether what an answer repeats of an order is as we ordered it. */
function isOurs(order: Echo, body: Echo): boolean {
  const fields = ['reference', 'institution', 'bill', 'payment', 'amount'] as const;
  return fields.every((field) => body[field] === undefined || body[field] === order[field]);
}

function unknown(why: UnknownAnswer['why']): UnknownAnswer {
  return { kind: 'unknown', why };
}
