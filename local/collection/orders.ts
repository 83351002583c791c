import * as z from 'zod';
import { Bill } from '../../shared/domain/bill';
import { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import { Day, Instant } from '../../shared/domain/instant';
import { KeptBill } from './seeded-bills';

/** When an order came, and from when on its fate is told: before `knownAt` it is unknown, before `settledAt` in process. */
const times = { arrivedAt: Instant, knownAt: Instant, settledAt: Instant };

/** A payment with its fate, which is decided when it arrives; faults only decide when and how it is told. */
export const KeptPayment = PaymentOrder.extend({
  kind: z.literal('payment'),
  ...times,
  /** Its number, if it is paid. */
  receipt: z.string().optional(),
  /** Why it is not paid, if it is not. */
  reason: z.string().optional(),
});
export type KeptPayment = z.infer<typeof KeptPayment>;

/** A cancellation with its fate; accepted where there is no reason against it. */
export const KeptCancellation = CancellationOrder.extend({
  kind: z.literal('cancellation'),
  ...times,
  reason: z.string().optional(),
});
export type KeptCancellation = z.infer<typeof KeptCancellation>;

/** What the simulator's journal holds. */
export const Entry = z.discriminatedUnion('kind', [
  KeptBill.extend({ kind: z.literal('bill') }),
  KeptPayment,
  KeptCancellation,
]);
export type Entry = z.infer<typeof Entry>;

/** What the control interface orders: a bill of a subscription, the institution's first one when left out. */
export const BillOrder = z.strictObject({
  institution: z.string(),
  keys: KeptBill.shape.keys.optional(),
  amountKurus: z.int().positive(),
  period: Bill.shape.period.optional(),
  dueOn: Day.optional(),
  subscriberName: z.string().min(1).max(80).optional(),
});
export type BillOrder = z.infer<typeof BillOrder>;

/** How far an order has come at a moment. `settled` is final. */
export function stageOf({ knownAt, settledAt }: Pick<KeptPayment, 'knownAt' | 'settledAt'>, now: Instant) {
  if (now < knownAt) return 'unknown';
  return now < settledAt ? 'processing' : 'settled';
}

/** The order was carried out, and the time for it has come. */
export function isDone(order: KeptPayment | KeptCancellation, now: Instant): boolean {
  return order.reason === undefined && order.settledAt <= now;
}

/** The order was carried out or will be, or nobody knows yet. */
export function isAlive(order: KeptPayment | KeptCancellation, now: Instant): boolean {
  return order.reason === undefined || now < order.settledAt;
}
