import * as z from 'zod';
import { Instant } from './instant';

/** Why only the institution can still help a payer: the cancellation was refused, or reporting it is over for the payment. */
export const RequestGround = z.enum(['cancellation-refused', 'too-late']);
export type RequestGround = z.infer<typeof RequestGround>;

/**
 * Dekont talebi: a paid bill could not be cancelled, so the payer is given the receipt and a letter and turns to the
 * institution. Lives inside its payment: a payment has at most one.
 */
export const ReceiptRequest = z.object({
  ground: RequestGround,
  /** Why the payer wanted the payment undone. */
  reason: z.string().min(3).max(200),
  requestedAt: Instant,
  requestedBy: z.string(),
});
export type ReceiptRequest = z.infer<typeof ReceiptRequest>;
