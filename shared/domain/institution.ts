import * as z from 'zod';
import { type Day, Instant } from './instant';
import { Kurus, kurus } from './kurus';
import { endOfClosing, isWithinHours, OpenHours } from './open-hours';
import { checkValues, type KeyCheck, SubscriptionKey, type SubscriptionKeys } from './subscription-key';
import { CommissionTariff, commissionOn, FeeTariff, feeOn } from './tariff';

export const InstitutionCategory = z.enum([
  'electricity',
  'water',
  'gas',
  'telephone',
  'mobile',
  'internet',
  'television',
  'municipality',
]);
export type InstitutionCategory = z.infer<typeof InstitutionCategory>;

export const InstitutionId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** An institution (kurum) whose bills the network takes: everything about it is configuration. */
export const Institution = z
  .object({
    id: InstitutionId,
    name: z.string().min(1).max(80),
    category: InstitutionCategory,
    /** Left out where it serves the whole country. */
    city: z.string().min(1).max(60).optional(),
    keys: z
      .array(SubscriptionKey)
      .min(1)
      .max(3)
      .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, 'must have different names')
      .refine((keys) => keys.some(({ isMandatory }) => isMandatory), 'must have a mandatory one'),
    /** A part of a bill may be paid. */
    allowsPartial: z.boolean(),
    /** Whether a bill may be paid while an older one of its subscription is open. */
    order: z.enum(['oldest-first', 'any']),
    openHours: OpenHours.default('always'),
    /** The least and the most that may be paid of one bill. */
    minimumKurus: Kurus.refine((amount) => amount > 0, 'must be positive').default(kurus(1)),
    maximumKurus: Kurus.default(kurus(5_000_000)),
    fees: FeeTariff.default([]),
    commissions: CommissionTariff.default([]),
    /** Something agents should know before they ask, such as a planned outage. It closes nothing. */
    notice: z.object({ text: z.string().min(1).max(400), until: Instant.optional() }).optional(),
    isActive: z.boolean(),
    /** The collection gateway that serves it. */
    gateway: z.string().regex(/^[a-z0-9-]{1,40}$/),
  })
  .refine(({ minimumKurus, maximumKurus }) => minimumKurus <= maximumKurus, {
    path: ['maximumKurus'],
    error: 'must not be below the minimum',
  })
  // The energy market regulator (EPDK) forbids taking a fee from who pays an electricity bill.
  .refine(({ category, fees }) => category !== 'electricity' || fees.every(({ amount }) => amount === 0), {
    path: ['fees'],
    error: 'must be 0 for electricity',
  });
export type Institution = z.infer<typeof Institution>;

/** Whether its bills can be asked for and paid now. */
export function isOpen({ isActive, openHours }: Institution, now: Instant): boolean {
  return isActive && isWithinHours(openHours, now);
}

/** When it opens next; undefined while it is open, and while it is inactive, which does not end by itself. */
export function nextOpening({ isActive, openHours }: Institution, now: Instant): Instant | undefined {
  return isActive ? endOfClosing(openHours, now) : undefined;
}

/** The notice's text while it holds. */
export function noticeAt({ notice }: Institution, now: Instant): string | undefined {
  return notice !== undefined && (notice.until === undefined || now < notice.until) ? notice.text : undefined;
}

/** The service fee (masraf) the payer owes beside a bill on a day. */
export function feeOf({ fees }: Institution, day: Day): Kurus {
  return feeOn(fees, day);
}

/** The commission an agent earns on an amount paid on a day; rounding and limits as `commissionOn` says. */
export function commissionOf({ commissions }: Institution, amount: Kurus, day: Day): Kurus {
  return commissionOn(commissions, amount, day);
}

/** What was typed for a subscription's keys, without blanks, or the key that is wrong. */
export function checkKeys({ keys }: Institution, values: SubscriptionKeys): KeyCheck {
  return checkValues(keys, values);
}
