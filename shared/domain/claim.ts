import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day, Instant } from './instant';
import { Kurus } from './kurus';

/** An agent looks for a transfer: on which day it was sent, of how much, to which company account. */
export const Claim = z.object({
  agent: AgentNumber,
  user: z.string(),
  account: z.string().min(1).max(40),
  day: Day,
  amount: Kurus.refine((amount) => amount > 0),
  at: Instant,
});
export type Claim = z.infer<typeof Claim>;

/**
 * What a claim came to, as its agent is told. `loaded`: it is in their own balance already. `found`: exactly one transfer
 * that waits fits, and staff see it first. `several`: staff must choose among them. `not-seen`: the bank has not told us of
 * such a transfer; the claim is kept and stands beside it when it comes.
 */
export const ClaimOutcome = z.enum(['loaded', 'found', 'several', 'not-seen']);
export type ClaimOutcome = z.infer<typeof ClaimOutcome>;
