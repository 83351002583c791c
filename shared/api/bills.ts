import * as z from 'zod';
import { Day, Instant } from '../domain/instant';
import { InstitutionCategory, InstitutionId } from '../domain/institution';
import { Kurus } from '../domain/kurus';
import { Paper } from '../domain/paper';
import { PaymentState } from '../domain/payment';
import { PaymentId } from '../domain/quote';
import { ReceiptRequest, RequestGround } from '../domain/receipt-request';
import { BothLanguages, SubscriptionKeys } from '../domain/subscription-key';
import { group } from './contract';
import { MOST_AT_ONCE } from './most-at-once';
import { PageToken } from './page';

/** An institution as a page shows it: how to look bills up, and whether it can be asked now. */
export const ShownInstitution = z.object({
  id: InstitutionId,
  name: z.string(),
  category: InstitutionCategory,
  city: z.string().optional(),
  keys: z.array(
    z.object({
      name: z.string(),
      label: BothLanguages,
      pattern: z.string(),
      sample: z.string(),
      isMandatory: z.boolean(),
      hint: BothLanguages.optional(),
    }),
  ),
  allowsPartial: z.boolean(),
  order: z.enum(['oldest-first', 'any']),
  isOpen: z.boolean(),
  opensAt: Instant.optional(),
  notice: z.string().optional(),
});
export type ShownInstitution = z.infer<typeof ShownInstitution>;

/** A subscription an agent looks up. */
export const Subscription = z.object({ institution: InstitutionId, keys: SubscriptionKeys });
export type Subscription = z.infer<typeof Subscription>;

/** An open bill that can be paid until its quote expires. */
export const QuotedBill = z.object({
  /** The signed quote; paying presents it. */
  quote: z.string(),
  id: PaymentId,
  period: z.string(),
  dueOn: Day.optional(),
  isOverdue: z.boolean(),
  amount: Kurus,
  /** Where a part may be paid: the least. */
  minimum: Kurus.optional(),
  fee: Kurus,
  commission: Kurus,
});
export type QuotedBill = z.infer<typeof QuotedBill>;

/** What an inquiry found at one subscription, or why it found nothing. */
export const InquiryResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('bills'),
    institution: InstitutionId,
    keys: SubscriptionKeys,
    subscriber: z.string(),
    /** Oldest first; empty when nothing is owed. */
    bills: z.array(QuotedBill),
    expiresAt: Instant,
  }),
  z.object({
    outcome: z.literal('refused'),
    institution: z.string(),
    keys: SubscriptionKeys,
    code: z.enum([
      'unknown-institution',
      'institution-closed',
      'wrong-key',
      'subscription-not-found',
      'gateway-unavailable',
    ]),
    /** The key at fault, or when the institution opens. */
    key: z.string().optional(),
    opensAt: Instant.optional(),
  }),
]);
export type InquiryResult = z.infer<typeof InquiryResult>;

/** A payment as its agent sees it. */
export const ShownPayment = z.object({
  id: PaymentId,
  state: PaymentState,
  institution: z.string(),
  institutionName: z.string(),
  keys: SubscriptionKeys,
  subscriber: z.string(),
  period: z.string(),
  dueOn: Day.optional(),
  amount: Kurus,
  fee: Kurus,
  commission: Kurus,
  startedAt: Instant,
  /** While the outcome is open: when the gateway is asked next. */
  nextAskAt: Instant.optional(),
  settledAt: Instant.optional(),
  refusal: z.string().optional(),
  /** Told of a single payment: until when its cancellation can be reported; absent when it cannot. */
  cancellableUntil: Instant.optional(),
  /** Told of a single payment: on what ground a receipt can be requested; absent when it cannot, or was. */
  requestableOn: RequestGround.optional(),
  /** Who requested it by name, where one payment is told. */
  receiptRequest: ReceiptRequest.extend({ requestedBy: z.string() }).optional(),
  cancellation: z
    .object({
      reason: z.string(),
      reportedAt: Instant,
      /** When the notice goes to the bank. */
      closesAt: Instant,
      passedAt: Instant.optional(),
      answeredAt: Instant.optional(),
      refusal: z.string().optional(),
    })
    .optional(),
});
export type ShownPayment = z.infer<typeof ShownPayment>;

/** A subscription kept under a name, to be asked with one key. */
export const Favourite = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  subscription: Subscription,
});
export type Favourite = z.infer<typeof Favourite>;

export const bills = group({
  name: 'bills',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Transactions: { access: ['read', 'append', 'write'], partitions: ['AGENT#*', 'ACCOUNT#*'] },
    Office: {
      access: ['read', 'append', 'write', 'delete'],
      partitions: ['INSTITUTIONS', 'HOLIDAYS', 'FAVOURITES#*', 'PAPERS#*'],
    },
  },
  secrets: ['quote-key', 'collection/*'],
  operations: {
    institutions: {
      method: 'GET',
      path: '/bills/institutions',
      callers: ['user'],
      summary: 'Every institution whose bills can be paid, and whether it is open now.',
      response: z.object({
        institutions: z.array(ShownInstitution),
        /** Those whose bills are taken no more, so that what was paid keeps their names. */
        former: z.array(ShownInstitution.pick({ id: true, name: true })),
      }),
      refusals: [],
    },
    inquire: {
      method: 'POST',
      path: '/bills/inquiries',
      callers: ['user'],
      summary: 'Look up the open bills of up to 15 subscriptions. Writes nothing; each bill comes with a quote.',
      body: z.object({ subscriptions: z.array(Subscription).min(1).max(MOST_AT_ONCE) }),
      response: z.object({ results: z.array(InquiryResult) }),
      refusals: [],
    },
    pay: {
      method: 'POST',
      path: '/bills/payments',
      callers: ['user'],
      summary:
        'Pay up to 15 quoted bills. The same quote again gives the same payment. A payment may come back pending.',
      body: z.object({
        items: z
          .array(z.object({ quote: z.string().max(2_000), amount: Kurus.optional() }))
          .min(1)
          .max(MOST_AT_ONCE),
      }),
      response: z.object({ payments: z.array(ShownPayment) }),
      refusals: [
        'quote-forged',
        'quote-foreign',
        'quote-expired',
        'unknown-institution',
        'institution-closed',
        'oldest-first',
        'amount-not-payable',
        'insufficient-balance',
        'daily-limit',
        'payment-conflict',
        'agent-not-active',
        'busy',
      ],
    },
    payments: {
      method: 'GET',
      path: '/bills/payments',
      callers: ['user'],
      summary: "The agent's payments, newest first, optionally of a range of Istanbul days (both included).",
      query: z.object({ from: Day.optional(), to: Day.optional(), page: PageToken.optional() }),
      response: z.object({ payments: z.array(ShownPayment), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    payment: {
      method: 'GET',
      path: '/bills/payments/{id}',
      callers: ['user'],
      summary: 'One payment as it stands now.',
      params: z.object({ id: PaymentId }),
      response: ShownPayment,
      refusals: ['not-found'],
    },
    reportCancellation: {
      method: 'POST',
      path: '/bills/payments/{id}/cancellation',
      callers: ['user'],
      summary:
        "Report a bill paid today for cancellation, with the form and a copy of the customer's ID. It goes to the bank at 17:00.",
      params: z.object({ id: PaymentId }),
      body: z.object({ reason: z.string().trim().min(3).max(200), form: Paper.shape.id, idCopy: Paper.shape.id }),
      response: ShownPayment,
      refusals: ['not-found', 'not-cancellable', 'too-late-to-cancel', 'file-not-accepted', 'busy'],
    },
    requestReceipt: {
      method: 'POST',
      path: '/bills/payments/{id}/receipt-request',
      callers: ['user'],
      summary:
        'Request the receipt of a bill that cannot be cancelled (dekont talebi), so that its payer turns to the institution. Asked again it stays as it was.',
      params: z.object({ id: PaymentId }),
      body: z.object({ reason: z.string().trim().min(3).max(200) }),
      response: ShownPayment,
      refusals: ['not-found', 'receipt-request-too-early', 'busy'],
    },
    favourites: {
      method: 'GET',
      path: '/bills/favourites',
      callers: ['user'],
      summary: 'The subscriptions this agent keeps.',
      response: z.object({ favourites: z.array(Favourite) }),
      refusals: [],
    },
    keepFavourite: {
      method: 'PUT',
      path: '/bills/favourites',
      callers: ['user'],
      summary: 'Keep a subscription under a name, or rename it.',
      body: Favourite,
      response: z.object({}),
      refusals: ['unknown-institution', 'wrong-key'],
    },
    dropFavourite: {
      method: 'DELETE',
      path: '/bills/favourites/{id}',
      callers: ['user'],
      summary: 'Keep a subscription no longer.',
      params: z.object({ id: Favourite.shape.id }),
      response: z.object({}),
      refusals: [],
    },
  },
});
