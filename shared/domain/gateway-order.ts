import * as z from 'zod';
import { Bill } from './bill';
import { InstitutionId } from './institution';
import { Kurus } from './kurus';

/** Our own name for what we order of a gateway, minted before it is sent and never used for anything else. */
export const GatewayReference = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

const Positive = Kurus.refine((amount) => amount > 0, 'must be positive');

/** Pay this bill. The reference makes it one payment however often it is sent. */
export const PaymentOrder = z.object({
  reference: GatewayReference,
  institution: InstitutionId,
  bill: Bill.shape.bill,
  amount: Positive,
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

/** Take a payment back, under a reference of its own. */
export const CancellationOrder = z.object({
  reference: GatewayReference,
  /** The reference of the payment. */
  payment: GatewayReference,
  /** The payment's amount. */
  amount: Positive,
});
export type CancellationOrder = z.infer<typeof CancellationOrder>;
