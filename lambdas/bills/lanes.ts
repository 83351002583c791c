import type { Institution } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';

/** Payments by the gateway that collects them, so that a silent gateway holds up no other; those of none in one lane. */
export function lanesOf<P extends Payment>(
  payments: readonly P[],
  institutions: ReadonlyMap<string, Institution>,
): P[][] {
  const lanes = new Map<string | undefined, P[]>();
  for (const payment of payments) {
    const gateway = institutions.get(payment.institution)?.gateway;
    const lane = lanes.get(gateway);
    if (lane === undefined) lanes.set(gateway, [payment]);
    else lane.push(payment);
  }
  return [...lanes.values()];
}
