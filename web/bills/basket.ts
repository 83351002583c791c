import type { InquiryResult, QuotedBill, ShownPayment } from '../../shared/api/bills';
import { sumKurus } from '../../shared/domain/kurus';
import { readMoney } from '../words/money';

/** A subscription the inquiry found, with its bills. */
export type FoundSubscription = Extract<InquiryResult, { outcome: 'bills' }>;

/** A chosen bill and how much of it is paid (kuruş); undefined while what is typed is no amount that can be. */
export interface BasketItem {
  readonly bill: QuotedBill;
  readonly subscription: FoundSubscription;
  readonly amount: number | undefined;
}

/** The amount (kuruş) typed for a bill: all of it where nothing is, undefined where it is outside the bill's bounds. */
export function amountTyped(bill: QuotedBill, typed: string | undefined): number | undefined {
  if (typed === undefined || bill.minimum === undefined) return bill.amount;
  const amount = readMoney(typed);
  return amount !== undefined && amount >= bill.minimum && amount <= bill.amount ? amount : undefined;
}

/** The sums of a basket in kuruş; an amount that cannot be paid counts as nothing. */
export function sumUp(items: readonly BasketItem[]) {
  const amount = sumKurus(items.map((item) => item.amount ?? 0));
  const fee = sumKurus(items.map(({ bill }) => bill.fee));
  const commission = sumKurus(items.map(({ bill }) => bill.commission));
  return { amount, fee, commission, total: sumKurus([amount, fee]) };
}

/** Whether a payment is of a bill of a subscription: they share no reference, but institution, keys and period. */
export function isPaymentOf(
  payment: ShownPayment,
  { institution, keys }: FoundSubscription,
  bill: QuotedBill,
): boolean {
  return (
    payment.institution === institution &&
    payment.period === bill.period &&
    payment.dueOn === bill.dueOn &&
    sameKeys(payment.keys, keys)
  );
}

/** Whether two subscriptions are looked up by the same keys, whatever their order. */
export function sameKeys(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
