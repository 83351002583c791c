import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day, Instant } from './instant';
import { Kurus } from './kurus';
import { Refusal } from './refusal';
import { isSameText, sealOf } from './seal';

/** How long an inquiry's answer may be paid. */
export const QUOTE_LIFE_MS = 10 * 60_000;

/** A payment's identity: minted with its quote, before anything has an effect. Sorts by time (ULID). */
export const PaymentId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand('PaymentId');
export type PaymentId = z.infer<typeof PaymentId>;

/** One open bill as offered to one agent: everything a payment needs, so that nothing else has to be trusted. */
export const Quote = z.object({
  id: PaymentId,
  agent: AgentNumber,
  institution: z.string(),
  /** Subscription keys by name, as looked up. */
  keys: z.record(z.string(), z.string()),
  /** The institution's own reference of the bill. */
  bill: z.string(),
  period: z.string(),
  dueOn: Day.optional(),
  /** The subscriber's name, masked. */
  subscriber: z.string(),
  amount: Kurus,
  /** Where the institution takes part payments: the least it takes. */
  minimum: Kurus.optional(),
  fee: Kurus,
  commission: Kurus,
  /** Where the institution takes the oldest bill first: the next older bill of the same inquiry. */
  after: PaymentId.optional(),
  expiresAt: Instant,
});
export type Quote = z.infer<typeof Quote>;

/** The quote as a token: its content and an HMAC-SHA256 over it. */
export function signQuote(quote: Quote, key: Uint8Array): string {
  const content = base64urlnopad.encode(utf8ToBytes(JSON.stringify(quote)));
  return `${content}.${base64urlnopad.encode(sealOf(utf8ToBytes(content), key))}`;
}

/**
 * The quote of a token, if we signed it, for this agent. Refuses `quote-forged` and `quote-foreign`, in this order. Whether
 * it has run out is `isExpired`'s to say: a quote paid in time is good for asking about its payment ever after. `keys` are
 * the signing keys still accepted, newest first.
 */
export function openQuote(token: string, keys: readonly Uint8Array[], agent: AgentNumber): Quote {
  const [content = '', mac = '', ...rest] = token.split('.');
  if (rest.length > 0 || !keys.some((key) => isSealedBy(content, mac, key))) throw new Refusal('quote-forged');
  const quote = Quote.parse(JSON.parse(new TextDecoder().decode(base64urlnopad.decode(content))));
  if (quote.agent !== agent) throw new Refusal('quote-foreign');
  return quote;
}

export function isExpired(quote: Quote, now: Instant): boolean {
  return now >= quote.expiresAt;
}

function isSealedBy(content: string, mac: string, key: Uint8Array): boolean {
  return isSameText(mac, base64urlnopad.encode(sealOf(utf8ToBytes(content), key)));
}
