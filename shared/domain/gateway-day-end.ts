import * as z from 'zod';
import { Bill } from './bill';
import { GatewayReference } from './gateway-order';
import { Day, Instant } from './instant';
import { InstitutionId } from './institution';
import { Kurus } from './kurus';

const Count = z.int().min(0);

/** A gateway's totals of a day at one institution. A payment cancelled the same day counts on both sides. */
export const GatewayTotal = z.object({
  institution: InstitutionId,
  paidCount: Count,
  paidAmount: Kurus,
  cancelledCount: Count,
  cancelledAmount: Kurus,
});
export type GatewayTotal = z.infer<typeof GatewayTotal>;

/** A gateway's day: the first thing a reconciliation compares. */
export const GatewayDayEnd = z.object({
  day: Day,
  /** The day is over at the gateway: its totals change no more. */
  isFinal: z.boolean(),
  totals: z.array(GatewayTotal),
});
export type GatewayDayEnd = z.infer<typeof GatewayDayEnd>;

/** One payment or cancellation of a gateway's day, by our references. */
export const GatewayLine = z.object({
  kind: z.enum(['paid', 'cancelled']),
  /** The payment's. */
  reference: GatewayReference,
  /** The cancellation's, of a cancelled line. */
  cancellation: GatewayReference.optional(),
  institution: InstitutionId,
  bill: Bill.shape.bill,
  amount: Kurus,
  at: Instant,
});
export type GatewayLine = z.infer<typeof GatewayLine>;
