import { type Agent, DAILY_LIMIT } from './agent';
import { dayOf, type Instant } from './instant';
import { commissionOf, type Institution, isOpen, nextOpening } from './institution';
import type { Kurus } from './kurus';
import { type Head, nextEntry } from './ledger';
import { type Payment, paymentEntry, startPayment } from './payment';
import type { PaymentId, Quote } from './quote';
import { Refusal } from './refusal';

/** One bill somebody wants to pay: its quote, and the part of it where not the whole. */
export interface BasketItem {
  readonly quote: Quote;
  readonly part: Kurus | undefined;
}

/**
 * The payment of an item, if its institution takes it now. A part earns the commission of the part, by the tariff of today.
 * Refuses `institution-closed`, then `amount-not-payable`.
 */
export function startItem({ quote, part }: BasketItem, institution: Institution, user: string, now: Instant): Payment {
  if (!isOpen(institution, now)) {
    const opensAt = nextOpening(institution, now);
    throw new Refusal('institution-closed', {
      institution: institution.id,
      ...(opensAt === undefined ? {} : { opensAt }),
    });
  }
  const amount = part ?? quote.amount;
  const isPart = amount !== quote.amount;
  const isTooLittle =
    amount < Math.max(institution.minimumKurus, isPart ? (quote.minimum ?? Number.POSITIVE_INFINITY) : 0);
  if (isTooLittle || amount > quote.amount || amount > institution.maximumKurus) {
    throw new Refusal('amount-not-payable', { institution: institution.id });
  }
  const payment = startPayment(quote, user, part, now);
  return isPart ? { ...payment, commission: commissionOf(institution, amount, dayOf(now)) } : payment;
}

/**
 * Refuses `oldest-first` when one of these is to be paid while an older bill of its inquiry is neither among them nor paid
 * before.
 */
export function refuseOutOfOrder(fresh: readonly Quote[], paidBefore: ReadonlySet<PaymentId>): void {
  const ids = new Set(fresh.map(({ id }) => id));
  const skipping = fresh.find(({ after }) => after !== undefined && !ids.has(after) && !paidBefore.has(after));
  if (skipping !== undefined) throw new Refusal('oldest-first', { institution: skipping.institution });
}

/**
 * Refuses payments an account cannot bear: `insufficient-balance` (with what is missing), then `daily-limit` (with what
 * is left of it). All of a basket or nothing.
 */
export function refuseUnaffordable(head: Head, payments: readonly Payment[], agent: Agent, now: Instant): void {
  let end: Head = head;
  for (const payment of payments) end = nextEntry(end, paymentEntry(payment), now);
  if (end.balanceAfter < 0) throw new Refusal('insufficient-balance', { missingKurus: -end.balanceAfter });
  const limit = agent.dailyLimit ?? DAILY_LIMIT;
  if (end.paidToday > limit) {
    const spent = end.paidToday - payments.reduce((sum, payment) => sum + payment.amount + payment.fee, 0);
    throw new Refusal('daily-limit', { leftKurus: Math.max(0, limit - spent) });
  }
}
