import * as z from 'zod';
import { Day } from './instant';
import { Kurus, kurus } from './kurus';

const NotNegative = Kurus.refine((amount) => amount >= 0, 'must not be negative');

/** A service fee (masraf) that holds from a day on, until the next one does. */
const FeeTerm = z.object({ from: Day, amount: NotNegative });

/** Fees by their first day, oldest first. Before the first there is no fee. */
export const FeeTariff = z
  .array(FeeTerm)
  .max(50)
  .refine((terms) => areApart(terms), 'must be in the order of their days');
export type FeeTariff = z.infer<typeof FeeTariff>;

/** What an agent earns (komisyon) on a bill paid from the day `from` to the day `to`, both included. */
const CommissionTerm = z
  .object({
    from: Day,
    to: Day.optional(),
    /** Hundredths of a per cent of the bill. */
    rateBasisPoints: z.int().min(0).max(10_000).default(0),
    /** Added to the rate's part. */
    flat: NotNegative.default(kurus(0)),
    minimum: NotNegative.optional(),
    maximum: NotNegative.optional(),
  })
  .refine(({ from, to }) => to === undefined || from <= to, { path: ['to'], error: 'must not be before its beginning' })
  .refine(({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }) => minimum <= maximum, {
    path: ['maximum'],
    error: 'must not be below the minimum',
  });

/** Commissions, oldest first and never two on one day: a term without an end is ended by the next. Gaps earn nothing. */
export const CommissionTariff = z
  .array(CommissionTerm)
  .max(50)
  .refine((terms) => areApart(terms), 'must be in the order of their days and not overlap');
export type CommissionTariff = z.infer<typeof CommissionTariff>;

/** The fee that holds on a day. */
export function feeOn(tariff: FeeTariff, day: Day): Kurus {
  return tariff.findLast(({ from }) => from <= day)?.amount ?? kurus(0);
}

/**
 * The commission on an amount (not negative) paid on a day: the rate's part, rounded to the nearest kuruş with halves up,
 * and the flat part, their sum held between minimum and maximum.
 */
export function commissionOn(tariff: CommissionTariff, amount: Kurus, day: Day): Kurus {
  if (amount < 0) throw new RangeError(`no commission on a negative amount: ${amount}`);
  const term = tariff.findLast(({ from }) => from <= day);
  if (term === undefined || (term.to !== undefined && term.to < day)) return kurus(0);
  const share = Number((BigInt(amount) * BigInt(term.rateBasisPoints) + 5_000n) / 10_000n);
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = term;
  return kurus(Math.min(maximum, Math.max(minimum, share + term.flat)));
}

function areApart(terms: readonly { from: Day; to?: Day | undefined }[]): boolean {
  return terms.every(({ from }, index) => {
    const before = terms[index - 1];
    return before === undefined || (before.to ?? before.from) < from;
  });
}
