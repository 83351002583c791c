import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Bill } from '../../shared/domain/bill';
import { Day, dayAfter } from '../../shared/domain/instant';
import { type Institution, InstitutionId } from '../../shared/domain/institution';
import { kurus } from '../../shared/domain/kurus';
import { SubscriptionKeys } from '../../shared/domain/subscription-key';
import type { DemoSubscription } from '../demo/institutions';

/** A bill as its institution keeps it, paid or not; `amount` is the whole of it. */
export const KeptBill = z.object({
  institution: InstitutionId,
  keys: SubscriptionKeys,
  subscriberName: z.string(),
  bill: Bill.shape.bill,
  period: Bill.shape.period,
  dueOn: Day.optional(),
  amount: Bill.shape.amount,
});
export type KeptBill = z.infer<typeof KeptBill>;

/** Older bills are no longer taken online. */
const MONTHS_KEPT = 4;

/** The usual bills of a category, in kuruş. */
const usual: Readonly<Record<Institution['category'], readonly [number, number]>> = {
  electricity: [24_000, 210_000],
  water: [9_000, 85_000],
  gas: [15_000, 320_000],
  telephone: [18_000, 46_000],
  mobile: [19_900, 95_000],
  internet: [44_900, 129_900],
  television: [22_900, 79_900],
  municipality: [35_000, 640_000],
};

/**
 * The bills of a subscription on a day, oldest first: one a month, issued within the month's first nine days, for each of
 * the last four months. The same seed, subscription and month always make the same bill.
 */
export function seededBills(
  subscription: DemoSubscription,
  { category }: Institution,
  seed: string,
  day: Day,
): KeptBill[] {
  if (subscription.isPaidUp) return [];
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS_KEPT }, (_, index) => month - MONTHS_KEPT + 1 + index)
    .map((issued) => seededBill(subscription, usual[category], seed, issued))
    .filter(({ issuedOn }) => issuedOn <= day)
    .map(({ bill }) => bill);
}

function seededBill(
  { institution, keys, subscriberName }: DemoSubscription,
  [least, most]: readonly [number, number],
  seed: string,
  month: number,
): { issuedOn: Day; bill: KeptBill } {
  const identity = JSON.stringify([seed, institution, keys]);
  const issuedOn = `${monthText(month)}-0${1 + (digest(identity) % 9)}` as Day;
  const period = monthText(month - 1);
  return {
    issuedOn,
    bill: {
      institution,
      keys,
      subscriberName,
      bill: `${period.replace('-', '')}${String(digest(identity) % 100_000_000).padStart(8, '0')}`,
      period,
      dueOn: dayAfter(issuedOn, 15),
      amount: kurus(least + (digest(`${identity}${month}`) % (most - least))) as KeptBill['amount'],
    },
  };
}

/** Months counted from the year 0, as `2026-11`. */
function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function digest(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
