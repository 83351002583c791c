import * as z from 'zod';
import { Instant } from './instant';
import { Kurus } from './kurus';

/** One line of a company bank account, as a bank reports it, before anything is decided about it. */
export const Movement = z.object({
  /** Our id of the company bank account. */
  account: z.string().min(1),
  /** The bank's unique movement number; for feeds without one, see `identify`. With the account: the identity. */
  id: z.string().min(1).max(128),
  bookedAt: Instant,
  /** Positive for money received, negative for money sent; minor units of `currency`. */
  amount: Kurus,
  currency: z.string().regex(/^[A-Z]{3}$/),
  kind: z.enum(['HAVALE', 'EFT', 'FAST', 'OTHER']),
  /** The bank takes an earlier movement back. */
  isReversal: z.boolean(),
  description: z.string().max(1_000),
  senderName: z.string().max(200).optional(),
  senderIban: z.string().max(34).optional(),
  /** The account's balance after the movement, where the bank tells it. */
  balanceAfter: Kurus.optional(),
  /** The bank's reference or query number (sorgu no): not unique, never an identity. */
  reference: z.string().max(64).optional(),
});
export type Movement = z.infer<typeof Movement>;
