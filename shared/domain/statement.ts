import * as z from 'zod';
import type { Day } from './instant';
import type { Kurus } from './kurus';

/** The kinds of statement files that are understood. */
export const StatementFormat = z.enum(['MT940', 'MT942', 'camt.052', 'camt.053', 'camt.054', 'CSV']);
export type StatementFormat = z.infer<typeof StatementFormat>;

/**
 * A line of a bank statement. `id` is the bank's own number of the movement where the file has one (MT940 behind `//`,
 * camt `AcctSvcrRef`, a CSV column), else a hash of its fields; both with an occurrence number from the second on.
 *
 * What is stable between a fast feed and a statement of the same account: the booking day, the signed amount and the
 * currency always; the bank's number where both carry it, else the reference. Never the description: statements wrap,
 * cut and fold it. So two feeds recognise a movement by its number, then by day, amount and reference, then by day and
 * amount where that leaves one candidate on each side.
 */
export interface StatementMovement {
  readonly id: string;
  /** Whether `id` is the bank's own number. */
  readonly isNumbered: boolean;
  readonly bookedOn: Day;
  /** Minor units of the statement's currency; positive for money received. */
  readonly amount: Kurus;
  /** The bank takes an earlier movement back; the amount's sign says what that did to the account. */
  readonly isReversal: boolean;
  /** Several transfers booked as one sum that the file does not tell apart: nobody can be credited with it. */
  readonly isBatch: boolean;
  readonly description: string;
  /** What the bank adds beside the description. */
  readonly details?: string;
  readonly counterparty?: string;
  /** With right check digits; a suggestion only. */
  readonly counterpartyIban?: string;
  /** The sender's or the bank's reference: helps to recognise, is never an identity. */
  readonly reference?: string;
  /** The account's balance after the movement, where the file tells it. */
  readonly balanceAfter?: Kurus;
  /** The line of the file at which it begins. */
  readonly line: number;
}

/** A balance in minor units at the end (or, opening, at the beginning) of a day. */
export interface StatementBalance {
  readonly amount: Kurus;
  readonly on?: Day;
}

/**
 * What vouches for the amounts: `balances` (opening + lines = closing, or a balance at each line), `totals` (the bank's
 * sums of debits and credits), or `none`: then a wrong digit would go unseen, and the lines may only control.
 */
export const StatementProof = z.enum(['balances', 'totals', 'none']);
export type StatementProof = z.infer<typeof StatementProof>;

/** A statement without its movements: what is known when its end was read. Undefined is what could not be read. */
export interface StatementSummary {
  readonly format: StatementFormat;
  /** IBAN, or the bank's own account number. */
  readonly account: string | undefined;
  readonly currency: string | undefined;
  /** The bank's number of the statement. */
  readonly number?: string;
  readonly opening?: StatementBalance;
  readonly closing?: StatementBalance;
  readonly proof: StatementProof;
  /** How many refusals concern it. With any, no line of it may be credited. */
  readonly refusals: number;
  /** The lines of the file at which it begins and ends. */
  readonly fromLine: number;
  readonly toLine: number;
}

export interface ParsedStatement extends StatementSummary {
  /** Booked lines, in the file's order. */
  readonly movements: readonly StatementMovement[];
  /** Lines the bank only announces (expected, pending): not in the balances. */
  readonly pending: readonly StatementMovement[];
}

/** Whether lines of a statement may become balance: read without a refusal, and something vouches for the amounts. */
export function maySupportCredits({ refusals, proof }: Pick<StatementSummary, 'refusals' | 'proof'>): boolean {
  return refusals === 0 && proof !== 'none';
}

/** Why a part of a file was not believed. Closed: each is a word that staff see. */
export const StatementRefusalReason = z.enum([
  'empty-file',
  'unknown-format',
  'unknown-message',
  'unknown-field',
  'unknown-value',
  'field-out-of-place',
  'field-twice',
  'field-missing',
  'text-out-of-place',
  'text-too-long',
  'unreadable-xml',
  'doctype-not-allowed',
  'unreadable-row',
  'unreadable-account',
  'unknown-account',
  'unknown-currency',
  'currency-differs',
  'unreadable-date',
  'date-out-of-range',
  'unknown-mark',
  'unreadable-amount',
  'amount-without-comma',
  'too-many-decimals',
  'amount-too-large',
  'unreadable-balance',
  'unreadable-line',
  'opening-missing',
  'closing-missing',
  'balances-disagree',
  'does-not-add-up',
  'totals-differ',
  'batch-does-not-add-up',
  'too-many-refusals',
]);
export type StatementRefusalReason = z.infer<typeof StatementRefusalReason>;

/** Something of a file that was not believed, with its place: both count from 1; a CSV's column is its field's number. */
export const StatementRefusal = z.object({
  line: z.int().positive(),
  column: z.int().positive(),
  reason: StatementRefusalReason,
});
export type StatementRefusal = Readonly<z.infer<typeof StatementRefusal>>;

/** A whole file as understood. */
export interface ReadStatement {
  readonly format: StatementFormat | undefined;
  readonly statements: readonly ParsedStatement[];
  readonly refusals: readonly StatementRefusal[];
}

/** A file told piece by piece: a statement's lines come between its `opened` and its `closed`. */
export type StatementEvent =
  | { readonly kind: 'opened'; readonly account: string | undefined; readonly currency: string | undefined }
  | { readonly kind: 'movement'; readonly movement: StatementMovement; readonly isPending: boolean }
  | { readonly kind: 'closed'; readonly statement: StatementSummary }
  | { readonly kind: 'refused'; readonly refusal: StatementRefusal };
