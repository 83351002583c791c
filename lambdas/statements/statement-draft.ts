import { currencyDecimals } from '../../shared/domain/currency';
import type { Day } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import type {
  StatementBalance,
  StatementFormat,
  StatementProof,
  StatementRefusalReason,
} from '../../shared/domain/statement';
import { daysNear } from '../../shared/domain/statement-date';
import type { StatementLine } from '../../shared/domain/statement-identity';
import { agree, count, emptyTally, type ToldTotals, vouch } from '../../shared/domain/statement-totals';
import type { Place, StatementFile } from './statement-file';

/** A statement while it is read: holds what its lines are proved against, not the lines themselves. */
export interface StatementDraft {
  format: StatementFormat;
  account: string | undefined;
  currency: string | undefined;
  number: string | undefined;
  opening: StatementBalance | undefined;
  closing: StatementBalance | undefined;
  readonly totals: ToldTotals;
  /** A day of the statement's own, to hold its lines' days against. */
  day: Day | undefined;
  readonly refuse: (reason: StatementRefusalReason, place: Place) => void;
  /** Sets the currency, or refuses one that is unknown or not the statement's. Gives its decimals. */
  readonly agreeOn: (currency: string, place: Place) => number | undefined;
  readonly setAccount: (account: string, place: Place) => void;
  /** Counts a line as the bank counts them: a batch is one. `isPending`: announced only. */
  readonly tally: (amount: Kurus, isPending: boolean) => void;
  readonly add: (line: StatementLine, place: Place, isPending: boolean) => void;
  /** Proves the lines and tells the statement's end. `needsBalances`: the format promises both. */
  readonly finish: (place: Place, needsBalances: boolean) => void;
}

export function openDraft(file: StatementFile, format: StatementFormat, fromLine: number): StatementDraft {
  const refusalsBefore = file.countRefusals();
  let isOpened = false;
  let near: ReturnType<typeof daysNear> | undefined;
  const booked = emptyTally();
  const announced = emptyTally();

  const draft: StatementDraft = {
    format,
    account: undefined,
    currency: undefined,
    number: undefined,
    opening: undefined,
    closing: undefined,
    totals: {},
    day: undefined,
    refuse: file.refuse,
    agreeOn(currency, place) {
      const decimals = currencyDecimals(currency);
      if (decimals === undefined) draft.refuse('unknown-currency', place);
      else if (draft.currency === undefined) draft.currency = currency;
      else if (draft.currency !== currency) draft.refuse('currency-differs', place);
      return draft.currency === currency ? decimals : undefined;
    },
    setAccount(account, place) {
      draft.account = account;
      if (file.options.isKnownAccount?.(account) === false) draft.refuse('unknown-account', place);
    },
    tally(amount, isPending) {
      if (!isPending) count(booked, amount);
      count(announced, amount);
    },
    add(line, place, isPending) {
      if (draft.day !== undefined) near ??= daysNear(draft.day);
      if (near !== undefined && (line.bookedOn < near.from || line.bookedOn > near.to)) {
        draft.refuse('date-out-of-range', place);
      }
      open();
      const movement = file.numberLine(draft.account ?? '', draft.currency ?? '', line);
      file.emit({ kind: 'movement', movement, isPending });
    },
    finish(place, needsBalances) {
      const proof = prove(place, needsBalances);
      open();
      const { account, currency, number, opening, closing } = draft;
      const refusals = file.countRefusals() - refusalsBefore;
      file.emit({
        kind: 'closed',
        statement: {
          ...{ format: draft.format, account, currency, proof, refusals, fromLine, toLine: place.line },
          ...(number === undefined ? {} : { number }),
          ...(opening === undefined ? {} : { opening }),
          ...(closing === undefined ? {} : { closing }),
        },
      });
    },
  };
  return draft;

  function open(): void {
    if (isOpened) return;
    isOpened = true;
    file.emit({ kind: 'opened', account: draft.account, currency: draft.currency });
  }

  function prove(place: Place, needsBalances: boolean): StatementProof {
    const { opening, closing, totals } = draft;
    const isNameless = draft.account === undefined || draft.currency === undefined;
    if (isNameless && file.countRefusals() === refusalsBefore) draft.refuse('field-missing', place);
    if (needsBalances && opening === undefined) draft.refuse('opening-missing', place);
    if (needsBalances && closing === undefined) draft.refuse('closing-missing', place);
    // Whether lines that are only announced count, banks see in both ways; a wrong line fits neither.
    if (!agree(totals, booked) && !agree(totals, announced)) draft.refuse('totals-differ', place);
    if (opening !== undefined && closing !== undefined) {
      proveBalances(opening, closing, place);
      return 'balances';
    }
    return vouch(totals, booked) ? 'totals' : 'none';
  }

  function proveBalances(opening: StatementBalance, closing: StatementBalance, place: Place): void {
    const end = opening.amount + booked.credits.sum - booked.debits.sum;
    if (end !== closing.amount || !Number.isSafeInteger(end)) draft.refuse('does-not-add-up', place);
    if ((opening.on ?? '') > (closing.on ?? '9')) draft.refuse('date-out-of-range', place);
  }
}

/** Positive for a credit, negative for a debit; never minus zero. */
export function signed(amount: Kurus, isCredit: boolean): Kurus {
  return isCredit ? amount : kurus(0 - amount);
}
