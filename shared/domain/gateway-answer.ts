import * as z from 'zod';
import { Instant } from './instant';

/** Why a gateway said no, in the protocol's words or the gateway's own. */
export const ReasonCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/**
 * Nothing definite was heard, so nothing may be concluded: the order may have taken effect or may still. `timeout`: no
 * answer in time. `unavailable`: no connection, a broken one, or any HTTP status but 200. `processing`: the gateway
 * itself does not know yet. `unknown-reference`: it has not heard of the order, or has not yet. `unreadable`: an answer
 * the protocol forbids. `contradiction`: an answer about something else than we ordered.
 */
export const UnknownAnswer = z.object({
  kind: z.literal('unknown'),
  why: z.enum(['timeout', 'unavailable', 'processing', 'unknown-reference', 'unreadable', 'contradiction']),
});
export type UnknownAnswer = z.infer<typeof UnknownAnswer>;

const RefusedAnswer = z.object({ kind: z.literal('refused'), reason: ReasonCode });

/** What a gateway said of a payment. `paid` and `refused` are definite: well formed, and about our very order. */
export const GatewayAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paid'),
    /** The gateway's receipt number. */ receipt: z.string().min(1).max(64),
    at: Instant,
  }),
  RefusedAnswer,
  UnknownAnswer,
]);
export type GatewayAnswer = z.infer<typeof GatewayAnswer>;

/** What a gateway said of a cancellation; `accepted` and `refused` are definite. */
export const CancellationAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), at: Instant }),
  RefusedAnswer,
  UnknownAnswer,
]);
export type CancellationAnswer = z.infer<typeof CancellationAnswer>;
