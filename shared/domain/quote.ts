import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import * as z from 'zod';
import { AgentNumber } from './agent';
import { Day, Instant } from './instant';
import { Kurus } from './kurus';
import { Refusal } from './refusal';

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
  expiresAt: Instant,
});
export type Quote = z.infer<typeof Quote>;

/** The quote as a token: its content and an HMAC-SHA256 over it. */
export function signQuote(quote: Quote, key: Uint8Array): string {
  const content = base64urlnopad.encode(utf8ToBytes(JSON.stringify(quote)));
  return `${content}.${base64urlnopad.encode(seal(content, key))}`;
}

/**
 * The quote of a token, if we signed it, for this agent, and it has not run out. Refuses `quote-forged`,
 * `quote-foreign`, `quote-expired`, in this order. `keys` are the signing keys still accepted, newest first.
 */
export function openQuote(token: string, keys: readonly Uint8Array[], agent: AgentNumber, now: Instant): Quote {
  const [content = '', mac = '', ...rest] = token.split('.');
  if (rest.length > 0 || !keys.some((key) => isSealedBy(content, mac, key))) throw new Refusal('quote-forged');
  const quote = Quote.parse(JSON.parse(new TextDecoder().decode(base64urlnopad.decode(content))));
  if (quote.agent !== agent) throw new Refusal('quote-foreign');
  if (now >= quote.expiresAt) throw new Refusal('quote-expired');
  return quote;
}

function seal(content: string, key: Uint8Array): Uint8Array {
  return hmac(sha256, key, utf8ToBytes(content));
}

/** Compares in time that does not depend on where the two differ. */
function isSealedBy(content: string, mac: string, key: Uint8Array): boolean {
  const expected = base64urlnopad.encode(seal(content, key));
  if (mac.length !== expected.length) return false;
  let difference = 0;
  for (let index = 0; index < expected.length; index += 1)
    difference |= expected.charCodeAt(index) ^ mac.charCodeAt(index);
  return difference === 0;
}
