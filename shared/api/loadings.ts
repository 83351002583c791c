import * as z from 'zod';
import { Claim, ClaimOutcome } from '../domain/claim';
import { Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { Iban, RegisteredIban } from '../domain/registered-iban';
import { Transfer } from '../domain/transfer';
import { group } from './contract';
import { PageToken } from './page';

/** A transfer that was loaded into an agent's own balance, or taken back from it (with a negative amount). */
export const Loading = Transfer.pick({
  account: true,
  id: true,
  bookedAt: true,
  kind: true,
  description: true,
  senderName: true,
}).extend({
  bank: z.string(),
  /** What of it this agent got. */
  amount: Kurus,
  at: Instant,
  /** What found the agent: the phone in the description, its registered IBAN, or the staff. */
  foundBy: z.enum(['phone', 'iban', 'staff']),
  /** The sender's IBAN can be registered, so that its transfers load without a phone. */
  isRegistrable: z.boolean(),
});
export type Loading = z.infer<typeof Loading>;

const OwnIban = RegisteredIban.pick({ iban: true, registeredAt: true });

/** What an agent does about its own transfers. It never sees anybody else's. */
export const loadings = group({
  name: 'loadings',
  tables: {
    Agents: {
      access: ['read', 'append', 'write', 'delete'],
      partitions: ['AGENT#*', 'PHONE#*', 'IBAN#*', 'THROTTLE#*'],
    },
    Transactions: [
      { access: ['read', 'append'], partitions: ['ACCOUNT#*', 'BANK#*', 'CLAIM#*', 'SENDER#*'] },
      { access: ['read', 'append', 'delete'], partitions: ['SUSPENSE'] },
    ],
    Office: { access: ['read'], partitions: ['BANK-ACCOUNTS'] },
  },
  operations: {
    list: {
      method: 'GET',
      path: '/loadings',
      callers: ['user'],
      summary:
        'Transfers loaded into the balance, newest first. Each page looks through the next 200 entries, so it may hold few rows, or none, and still have a next one.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ loadings: z.array(Loading), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    claim: {
      method: 'POST',
      path: '/loadings/claims',
      callers: ['user'],
      summary: 'Look for a transfer by day, amount and account. One that fits exactly is shown to staff first.',
      body: Claim.pick({ account: true, day: true, amount: true }),
      response: z.object({ outcome: ClaimOutcome }),
      refusals: ['not-found', 'invalid-request', 'too-many-attempts', 'busy'],
    },
    choices: {
      method: 'GET',
      path: '/loadings/choices',
      callers: ['user'],
      summary: 'Whether the user wants an SMS on loading, and which IBANs load the agent without a phone.',
      response: z.object({ wantsSms: z.boolean(), ibans: z.array(OwnIban) }),
      refusals: [],
    },
    setSms: {
      method: 'PUT',
      path: '/loadings/sms',
      callers: ['user'],
      summary: "Whether an SMS tells of loadings whose description names the user's phone.",
      body: z.object({ wants: z.boolean() }),
      response: z.object({ wants: z.boolean() }),
      refusals: [],
    },
    registerIban: {
      method: 'POST',
      path: '/loadings/ibans',
      callers: ['owner'],
      summary: "Register the sender's IBAN of a loading that named a phone of the agent.",
      body: Transfer.pick({ account: true, id: true }),
      response: OwnIban,
      refusals: ['not-found', 'iban-not-proven', 'iban-registered'],
    },
    dropIban: {
      method: 'DELETE',
      path: '/loadings/ibans/{iban}',
      callers: ['owner'],
      summary: 'Let an IBAN load nobody without a phone any more.',
      params: z.object({ iban: Iban }),
      response: z.object({}),
      refusals: [],
    },
  },
});
