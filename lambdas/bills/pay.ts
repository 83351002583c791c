import pMap from 'p-map';
import type { BasketItem } from '../../shared/domain/basket';
import { type Instant, later } from '../../shared/domain/instant';
import type { Payment } from '../../shared/domain/payment';
import type { Collections } from '../gateways/collections';
import { logger } from '../runtime/observe';
import { institutionOf, type Payer, reserveBasket } from './reservation';
import { type SettlementDependencies, sendPayment, withdrawUnsent } from './settlement';

export type { Payer } from './reservation';

export interface PayDependencies extends SettlementDependencies {
  readonly collections: Collections;
}

/** What has not been sent by then is given back: the answer must reach the page within the interface's 29 seconds. */
const SEND_WITHIN_MS = 14_000;

/**
 * Pays a basket: every bill's balance is debited before its gateway hears of it, all of them or none; then each is sent
 * and settled as far as the gateway answers. A quote that was paid before answers with its payment, whatever became of
 * it. Refuses as `startItem`, `refuseOutOfOrder` and `refuseUnaffordable` do, `quote-expired`, and `payment-conflict` for a
 * quote that was paid with another amount.
 */
export async function payBasket(
  basket: readonly BasketItem[],
  payer: Payer,
  dependencies: PayDependencies,
  now: Instant,
): Promise<Payment[]> {
  const { before, started } = await reserveBasket(basket, payer, dependencies, now);
  const sent = await sendAll(started, payer, dependencies, now);
  const byId = new Map([...before.values(), ...sent].map((payment) => [payment.id, payment]));
  return basket.flatMap(({ quote }) => byId.get(quote.id) ?? []);
}

/**
 * Sends every started payment: one subscription's bills one after another, oldest first, however the basket lists them (ids
 * are minted in that order); subscriptions side by side.
 */
async function sendAll(
  started: readonly Payment[],
  payer: Payer,
  dependencies: PayDependencies,
  now: Instant,
): Promise<Payment[]> {
  const groups = new Map<string, Payment[]>();
  for (const payment of started.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const subscription = JSON.stringify([payment.institution, payment.keys]);
    groups.set(subscription, [...(groups.get(subscription) ?? []), payment]);
  }
  const sent = await pMap(groups.values(), async (group) => {
    const results: Payment[] = [];
    for (const payment of group) results.push(await sendInTime(payment, payer, dependencies, now));
    return results;
  });
  return sent.flat();
}

/** Whatever goes wrong from here on, the payment may have been sent: it stays pending, and its outcome is asked for. */
async function sendInTime(
  payment: Payment,
  payer: Payer,
  dependencies: PayDependencies,
  since: Instant,
): Promise<Payment> {
  try {
    if (dependencies.now() >= later(since, SEND_WITHIN_MS)) return await withdrawUnsent(payment, dependencies);
    const gateway = await dependencies.collections(institutionOf(payment, payer).gateway);
    return await sendPayment(payment, gateway, dependencies);
  } catch (error) {
    logger.error('payment left pending', { payment: payment.id, error: error as Error });
    return payment;
  }
}
