import * as z from 'zod';
import { type Agent, agentCode } from './agent';
import { amountInWords } from './amount-in-words';
import { Day, Instant } from './instant';
import type { Institution } from './institution';
import { Kurus } from './kurus';
import { network } from './network';
import { type Payment, totalOf } from './payment';
import { PaymentId } from './quote';

/** A payment its payer may hold proof of. While a cancellation is under way the money is still the institution's. */
export const ReceiptState = z.enum(['paid', 'cancelling', 'cancelled']);
export type ReceiptState = z.infer<typeof ReceiptState>;

/** Proof of a payment (dekont): all that law 6493 and its regulation want a payer to be told, and nothing else. */
export const Receipt = z.object({
  /** Our reference, unique in the network. */
  id: PaymentId,
  /** The gateway's receipt number. */
  gatewayReceipt: z.string().optional(),
  state: ReceiptState,
  /** Every printing after the first. */
  isCopy: z.boolean(),
  paidAt: Instant,
  /** When a cancelled payment's cancellation was accepted. */
  cancelledAt: Instant.optional(),
  /** Of a payment that stands although its cancellation was asked for: when, and what the bank or the institution said. */
  refusedCancellation: z.object({ reportedAt: Instant, refusedAt: Instant, reason: z.string() }).optional(),
  company: z.object({
    name: z.string(),
    legalName: z.string(),
    licence: z.string(),
    complaintPhone: z.string(),
    complaintMailbox: z.string(),
  }),
  agent: z.object({ title: z.string(), code: z.string(), address: z.string() }),
  institution: z.string(),
  /** The subscriber's name, masked. */
  subscriber: z.string(),
  /** What the bill was looked up by, in the institution's words and order. */
  keys: z.array(z.object({ label: z.string(), value: z.string() })),
  bill: z.string(),
  period: z.string(),
  dueOn: Day.optional(),
  amount: Kurus,
  fee: Kurus,
  total: Kurus,
  totalInWords: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What a receipt is made of. */
export interface ReceiptSources {
  readonly payment: Payment;
  readonly agent: Agent;
  readonly institution: Institution;
}

/** The receipt of a payment; undefined while its outcome is unknown and after a refusal: there is nothing to prove. */
export function receiptOf(
  { payment, agent, institution }: ReceiptSources,
  { isCopy }: { isCopy: boolean },
): Receipt | undefined {
  const state = ReceiptState.safeParse(payment.state);
  if (!state.success) return undefined;
  const { id, subscriber, bill, period, dueOn, amount, fee, receipt: gatewayReceipt, cancellation } = payment;
  const cancelledAt = state.data === 'cancelled' ? cancellation?.answeredAt : undefined;
  const total = totalOf(payment);
  return {
    id,
    ...(gatewayReceipt === undefined ? {} : { gatewayReceipt }),
    state: state.data,
    isCopy,
    paidAt: payment.settledAt ?? payment.startedAt,
    ...(cancelledAt === undefined ? {} : { cancelledAt }),
    ...refusedCancellation(payment),
    company: {
      name: network.name,
      legalName: network.legalName,
      licence: network.licence,
      complaintPhone: network.customerServices,
      complaintMailbox: network.infoMailbox,
    },
    agent: { title: agent.title, code: agentCode(agent.number), address: addressOf(agent) },
    institution: institution.name,
    subscriber,
    keys: labelledKeys(payment, institution),
    bill,
    period,
    ...(dueOn === undefined ? {} : { dueOn }),
    amount,
    fee,
    total,
    totalInWords: amountInWords(total),
  };
}

function refusedCancellation({ state, cancellation }: Payment): Pick<Receipt, 'refusedCancellation'> {
  const { refusal: reason, answeredAt: refusedAt, reportedAt } = cancellation ?? {};
  if (state !== 'paid' || reason === undefined || refusedAt === undefined || reportedAt === undefined) return {};
  return { refusedCancellation: { reportedAt, refusedAt, reason } };
}

function addressOf({ address, district, city }: Agent): string {
  return [address, [district, city].filter(Boolean).join('/')].filter(Boolean).join(', ');
}

/** A key the institution has given up since keeps its name for a label. */
function labelledKeys({ keys }: Payment, institution: Institution): Receipt['keys'] {
  const labels = new Map(institution.keys.map(({ name, label }) => [name, label.tr]));
  const order = [...labels.keys()];
  return Object.entries(keys)
    .sort(([left], [right]) => rank(order, left) - rank(order, right))
    .map(([name, value]) => ({ label: labels.get(name) ?? name, value }));
}

function rank(order: readonly string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}
