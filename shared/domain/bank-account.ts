import * as z from 'zod';

/** How a bank tells us of an account's movements: which protocol, where, and under which name its credentials are kept. */
export const FeedSource = z.object({
  /** The bank's own service for company customers, or open banking (ÖHVPS). */
  kind: z.enum(['activity-service', 'ohvps']),
  url: z.url(),
  /** Name of the secret that holds the credentials; never the credentials. */
  secret: z.string().min(1),
});
export type FeedSource = z.infer<typeof FeedSource>;

/** One of the company's own accounts (hesap numaraları): agents send to it, and its feed is read every minute. */
export const BankAccount = z.object({
  /** Short and stable, part of every transfer's identity: `ziraat-1`. */
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  bank: z.string().min(1).max(80),
  branch: z.string().max(80).optional(),
  holder: z.string().min(1).max(120),
  iban: z.string().regex(/^TR\d{24}$/),
  currency: z.literal('TRY'),
  /** Shown to agents under the red ₺. */
  isShown: z.boolean(),
  feed: FeedSource.optional(),
});
export type BankAccount = z.infer<typeof BankAccount>;
