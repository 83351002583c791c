/**
 * Every reason for which the system says no to a request. Closed: a new refusal gets its code here, its status and its
 * words in `shared/api/refusals.ts`.
 */
export const refusalCodes = [
  'invalid-request',
  'unreadable-page-token',
  'foreign-origin',
  'not-signed-in',
  'not-allowed',
  'wrong-credentials',
  'wrong-code',
  'challenge-over',
  'too-many-attempts',
  'weak-password',
  'agent-not-active',
  'not-found',
  'busy',
  'unknown-institution',
  'institution-closed',
  'institution-out',
  'wrong-key',
  'gateway-unavailable',
  'quote-forged',
  'quote-foreign',
  'quote-expired',
  'amount-not-payable',
  'oldest-first',
  'insufficient-balance',
  'daily-limit',
  'payment-conflict',
  'not-cancellable',
  'too-late-to-cancel',
  'file-not-accepted',
  'form-not-accepted',
  'form-conflict',
  'no-receipt',
  'receipt-request-too-early',
  'changed-meanwhile',
  'wrong-iban',
  'iban-taken',
  'cut-over-not-possible',
  'feed-not-ready',
  'case-moved',
  'case-claimed',
  'case-not-claimed',
  'case-without-agent',
  'case-incomplete',
  'case-without-address',
  'id-copy-not-seen',
  'nothing-changes',
  'number-taken',
  'wrong-tax-number',
  'phone-taken',
  'email-taken',
  'unknown-user',
  'last-owner',
  'unknown-payment',
  'paper-not-viewable',
  'too-much-at-once',
  'payments-under-way',
  'letter-on-its-way',
  'never-visible',
  'not-open',
  'transfer-moved',
  'awaiting-approval',
  'not-creditable',
  'wrong-shares',
  'too-late-to-undo',
  'undo-spent',
  'agent-closed',
  'agent-changed',
  'reason-needed',
  'proposal-over',
  'same-person',
  'iban-not-proven',
  'iban-registered',
  'last-admin',
  'wrong-security-word',
  'caller-not-confirmed',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What a refusal may tell beside its code: small facts a page or a program can use, never personal data. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

/** A definite, expected no. Anything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }
}
