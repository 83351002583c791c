import type { AgentNumber } from './agent';
import type { Bill } from './bill';
import { dayOf, type Instant, later } from './instant';
import { commissionOf, feeOf, type Institution } from './institution';
import { type PaymentId, QUOTE_LIFE_MS, type Quote } from './quote';
import type { SubscriptionKeys } from './subscription-key';

/** The open bills of a subscription as quotes for one agent, oldest first. `mintId` gives each payment its identity. */
export function quoteBills(
  bills: readonly Bill[],
  { agent, institution, keys }: { agent: AgentNumber; institution: Institution; keys: SubscriptionKeys },
  mintId: () => PaymentId,
  now: Instant,
): Quote[] {
  const day = dayOf(now);
  const quotes: Quote[] = [];
  for (const { bill, period, dueOn, amount, minimum, subscriberName } of [...bills].sort(byAge)) {
    const older = institution.order === 'oldest-first' ? quotes.at(-1)?.id : undefined;
    quotes.push({
      id: mintId(),
      agent,
      institution: institution.id,
      keys,
      bill,
      period,
      ...(dueOn === undefined ? {} : { dueOn }),
      subscriber: subscriberName ?? '',
      amount,
      ...(institution.allowsPartial && minimum !== undefined ? { minimum } : {}),
      fee: feeOf(institution, day),
      commission: commissionOf(institution, amount, day),
      ...(older === undefined ? {} : { after: older }),
      expiresAt: later(now, QUOTE_LIFE_MS),
    });
  }
  return quotes;
}

/** Bills without a due date come last; equals keep the institution's own order. */
function byAge(a: Bill, b: Bill): number {
  const [dueA, dueB] = [a.dueOn ?? '~', b.dueOn ?? '~'];
  return dueA < dueB ? -1 : dueA > dueB ? 1 : 0;
}
