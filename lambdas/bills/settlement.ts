import type { GatewayAnswer } from '../../shared/domain/gateway-answer';
import type { PaymentOrder } from '../../shared/domain/gateway-order';
import type { Instant } from '../../shared/domain/instant';
import { type Payment, type Settlement, settle, withdraw } from '../../shared/domain/payment';
import type { CollectionGateway } from '../gateways/collection';
import { CauseRejected, type Ledger } from '../stores/ledger';
import type { Payments } from '../stores/payments';

export interface SettlementDependencies {
  readonly ledger: Ledger;
  readonly payments: Payments;
  readonly now: () => Instant;
  /** In [0, 1): spreads the asks. */
  readonly random: () => number;
}

/** What a gateway is told and asked of a payment: its id is our reference. */
export function orderOf({ id, institution, bill, amount }: Payment): PaymentOrder {
  return { reference: id, institution, bill, amount };
}

/**
 * Sends a payment that was just started, and settles it as far as the answers go. A refusal is asked about once more at
 * once; silence leaves the payment pending for `events/settle-payments`.
 */
export async function sendPayment(
  payment: Payment,
  gateway: CollectionGateway,
  dependencies: SettlementDependencies,
): Promise<Payment> {
  const answer = await gateway.pay(orderOf(payment));
  const settled = await takeAnswer(payment, answer, dependencies);
  if (settled.state !== 'pending' || settled.isRefusedOnce !== true) return settled;
  return askAgain(settled, gateway, dependencies);
}

/** Asks the gateway what became of a payment and settles it as far as the answer goes. */
export async function askAgain(
  payment: Payment,
  gateway: CollectionGateway,
  dependencies: SettlementDependencies,
): Promise<Payment> {
  return takeAnswer(payment, await gateway.outcome(orderOf(payment)), dependencies);
}

/** The gateway cannot even be asked: silence too, so the payment waits on, and goes to staff when that lasts. */
export async function waitLonger(payment: Payment, dependencies: SettlementDependencies): Promise<Payment> {
  return takeAnswer(payment, { kind: 'unknown', why: 'unavailable' }, dependencies);
}

/** Gives back the money of a payment that this very process started and did not send. */
export async function withdrawUnsent(payment: Payment, dependencies: SettlementDependencies): Promise<Payment> {
  return save(payment, withdraw(payment, dependencies.now()), dependencies);
}

function takeAnswer(before: Payment, answer: GatewayAnswer, dependencies: SettlementDependencies): Promise<Payment> {
  return save(before, settle(before, answer, dependencies.now(), dependencies.random()), dependencies);
}

/** Makes a settlement take effect, once. Where somebody else has moved the payment meanwhile, theirs stands. */
async function save(before: Payment, settlement: Settlement, dependencies: SettlementDependencies): Promise<Payment> {
  const { ledger, payments, now } = dependencies;
  const after = settlement.payment;
  if (settlement.outcome === 'refused') {
    const part = { account: before.agent, decide: () => settlement.refund };
    const causes = payments.moveWrites(before, after).map((write) => ({ reference: `payment:${before.id}`, write }));
    try {
      await ledger.appendAll([part], causes, now);
      return after;
    } catch (error) {
      if (!(error instanceof CauseRejected)) throw error;
    }
  } else if (await payments.move(before, after)) return after;
  return (await payments.find(before.agent, before.id)) ?? before;
}
