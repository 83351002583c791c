import * as z from 'zod';
import { Instant } from './instant';

/** What an agent reports to undo a paid bill, and how it went. Lives inside its payment: a payment has at most one. */
export const Cancellation = z.object({
  /** Our reference of the cancellation at the gateway. */
  reference: z.string(),
  reason: z.string().min(3).max(200),
  /** Ids of the uploaded form and ID copy. */
  form: z.string(),
  idCopy: z.string(),
  reportedAt: Instant,
  reportedBy: z.string(),
  /** When reporting closes and the notice goes to the bank. */
  closesAt: Instant,
  /** When it was first passed to the bank; from then on it may have been received. */
  passedAt: Instant.optional(),
  answeredAt: Instant.optional(),
  /** Why the bank or the institution said no. */
  refusal: z.string().optional(),
  /** When the one who reported it was about to be told of the answer; from then on the message may have gone out. */
  toldAt: Instant.optional(),
});
export type Cancellation = z.infer<typeof Cancellation>;
