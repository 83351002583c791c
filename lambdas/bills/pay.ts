import pMap from 'p-map';
import type { Agent, AgentNumber } from '../../shared/domain/agent';
import { type BasketItem, refuseOutOfOrder, refuseUnaffordable, startItem } from '../../shared/domain/basket';
import { type Instant, later } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import { type Payment, paymentEntry } from '../../shared/domain/payment';
import { isExpired, type PaymentId, type Quote } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import type { Collections } from '../gateways/collections';
import { logger } from '../runtime/observe';
import { CauseRejected } from '../stores/ledger';
import { type SettlementDependencies, sendPayment, withdrawUnsent } from './settlement';

export interface PayDependencies extends SettlementDependencies {
  readonly collections: Collections;
}

/** Who pays for which agent, and what is known of the institutions. */
export interface Payer {
  readonly agent: Agent;
  readonly user: string;
  readonly institutions: ReadonlyMap<Institution['id'], Institution>;
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
  const quotes = basket.map(({ quote }) => quote);
  const before = await findPaidBefore(quotes, payer.agent.number, dependencies, now);
  const stillPaid = [...before.values()].filter(({ state }) => state !== 'refused');
  refuseOutOfOrder(quotes, new Set(stillPaid.map(({ id }) => id)));
  const fresh: Payment[] = [];
  for (const item of basket) {
    const paid = before.get(item.quote.id);
    if (paid !== undefined) refuseConflict(paid, item.part ?? item.quote.amount);
    else if (isExpired(item.quote, now)) throw new Refusal('quote-expired');
    else fresh.push(startItem(item, institutionOf(item.quote, payer), payer.user, now));
  }
  const { started, existing } = await reserve(fresh, payer.agent, dependencies);
  const sent = await sendAll(started, payer, dependencies, now);
  const byId = new Map([...before.values(), ...existing, ...sent].map((payment) => [payment.id, payment]));
  return basket.map(({ quote }) => byId.get(quote.id)).filter((payment) => payment !== undefined);
}

/**
 * The payments of quotes that cannot be new: those that have run out, and older bills that others wait for. Anything else
 * shows when it is written; so the usual case reads nothing here.
 */
async function findPaidBefore(
  quotes: readonly Quote[],
  agent: AgentNumber,
  { payments }: PayDependencies,
  now: Instant,
): Promise<Map<PaymentId, Payment>> {
  const inBasket = new Set(quotes.map(({ id }) => id));
  const expired = quotes.filter((quote) => isExpired(quote, now)).map(({ id }) => id);
  const older = quotes.flatMap(({ after }) => (after === undefined || inBasket.has(after) ? [] : [after]));
  const found = await Promise.all([...new Set([...expired, ...older])].map((id) => payments.find(agent, id)));
  return new Map(found.filter((payment) => payment !== undefined).map((payment) => [payment.id, payment]));
}

interface Reservation {
  readonly started: Payment[];
  /** Those that somebody started meanwhile with the same quotes. */
  readonly existing: Payment[];
}

/** Debits the balance and writes the pending payments in one transaction; those already there are left out and told. */
async function reserve(fresh: readonly Payment[], agent: Agent, dependencies: PayDependencies): Promise<Reservation> {
  const { ledger, payments, now } = dependencies;
  if (fresh.length === 0) return { started: [], existing: [] };
  try {
    await ledger.append(
      agent.number,
      (head) => {
        refuseUnaffordable(head, fresh, agent, now());
        return fresh.map((payment) => ({ entry: paymentEntry(payment), cause: payments.startWrite(payment) }));
      },
      now,
    );
    return { started: [...fresh], existing: [] };
  } catch (error) {
    if (!(error instanceof CauseRejected)) throw error;
    const found = await Promise.all(fresh.map(({ id }) => payments.find(agent.number, id)));
    const existing = found.filter((payment) => payment !== undefined);
    for (const payment of existing) {
      refuseConflict(payment, fresh.find(({ id }) => id === payment.id)?.amount ?? payment.amount);
    }
    const rest = fresh.filter(({ id }) => !existing.some((payment) => payment.id === id));
    const { started, existing: more } = await reserve(rest, agent, dependencies);
    return { started, existing: [...existing, ...more] };
  }
}

/** Sends every started payment: one subscription's bills one after another, oldest first; subscriptions side by side. */
async function sendAll(
  started: readonly Payment[],
  payer: Payer,
  dependencies: PayDependencies,
  now: Instant,
): Promise<Payment[]> {
  const groups = new Map<string, Payment[]>();
  for (const payment of started) {
    const subscription = JSON.stringify([payment.institution, payment.keys]);
    groups.set(subscription, [...(groups.get(subscription) ?? []), payment]);
  }
  const sent = await pMap(groups.values(), async (group) => {
    const results: Payment[] = [];
    for (const payment of group) {
      const isInTime = dependencies.now() < later(now, SEND_WITHIN_MS);
      results.push(await (isInTime ? send(payment, payer, dependencies) : withdrawUnsent(payment, dependencies)));
    }
    return results;
  });
  return sent.flat();
}

/** Whatever goes wrong from here on, the payment may have been sent: it stays pending, and its outcome is asked for. */
async function send(payment: Payment, payer: Payer, dependencies: PayDependencies): Promise<Payment> {
  try {
    const gateway = await dependencies.collections(institutionOf(payment, payer).gateway);
    return await sendPayment(payment, gateway, dependencies);
  } catch (error) {
    logger.error('payment left pending', { payment: payment.id, error: error as Error });
    return payment;
  }
}

function institutionOf({ institution }: { institution: string }, { institutions }: Payer): Institution {
  const found = institutions.get(institution);
  if (found === undefined) throw new Refusal('unknown-institution', { institution });
  return found;
}

function refuseConflict(payment: Payment, amount: number): void {
  if (payment.amount !== amount) throw new Refusal('payment-conflict');
}
