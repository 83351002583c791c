import { answerCancellation, type CancellingPayment, passCancellation } from '../../shared/domain/cancel-payment';
import type { CancellationOrder } from '../../shared/domain/gateway-order';
import type { Payment } from '../../shared/domain/payment';
import type { CollectionGateway } from '../gateways/collection';
import { CauseRejected } from '../stores/ledger';
import type { SettlementDependencies } from './settlement';

/**
 * Moves a reported cancellation on: passes it to the bank, or asks what became of it. One whose reference the bank does
 * not know is passed again under the same reference, which makes it the same cancellation. Returns the payment as it
 * stands then.
 */
export async function moveCancellation(
  payment: CancellingPayment,
  gateway: CollectionGateway,
  dependencies: SettlementDependencies,
): Promise<Payment> {
  if (payment.cancellation.passedAt === undefined) return pass(payment, gateway, dependencies);
  const answer = await gateway.cancellationOutcome(orderOf(payment));
  if (answer.kind === 'unknown' && answer.why === 'unknown-reference') return pass(payment, gateway, dependencies);
  return take(payment, answer, dependencies);
}

async function pass(
  payment: CancellingPayment,
  gateway: CollectionGateway,
  dependencies: SettlementDependencies,
): Promise<Payment> {
  const passed = passCancellation(payment, dependencies.now());
  if (!(await dependencies.payments.move(payment, passed))) return reload(payment, dependencies);
  return take(passed, await gateway.cancel(orderOf(passed)), dependencies);
}

async function take(
  before: CancellingPayment,
  answer: Parameters<typeof answerCancellation>[1],
  dependencies: SettlementDependencies,
): Promise<Payment> {
  const { ledger, payments, now, random } = dependencies;
  const step = answerCancellation(before, answer, now(), random());
  if (step.outcome !== 'cancelled') {
    return (await payments.move(before, step.payment)) ? step.payment : reload(before, dependencies);
  }
  const part = { account: before.agent, decide: () => step.refund };
  const causes = payments
    .moveWrites(before, step.payment)
    .map((write) => ({ reference: `payment:${before.id}`, write }));
  try {
    await ledger.appendAll([part], causes, now);
    return step.payment;
  } catch (error) {
    if (error instanceof CauseRejected) return reload(before, dependencies);
    throw error;
  }
}

/** Somebody else has moved the payment meanwhile: theirs stands. */
async function reload(payment: Payment, { payments }: SettlementDependencies): Promise<Payment> {
  return (await payments.find(payment.agent, payment.id)) ?? payment;
}

function orderOf({ id, amount, cancellation }: CancellingPayment): CancellationOrder {
  return { reference: cancellation.reference, payment: id, amount };
}
