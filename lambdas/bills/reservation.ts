import type { Agent } from '../../shared/domain/agent';
import { type BasketItem, refuseOutOfOrder, refuseUnaffordable, startItem } from '../../shared/domain/basket';
import type { Instant } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import type { Head } from '../../shared/domain/ledger';
import { isStanding, type Payment, paymentEntry } from '../../shared/domain/payment';
import { isExpired, type PaymentId } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import { CauseRejected } from '../stores/ledger';
import type { SettlementDependencies } from './settlement';

/** Who pays for which agent, and what is known of the institutions. */
export interface Payer {
  readonly agent: Agent;
  readonly user: string;
  readonly institutions: ReadonlyMap<Institution['id'], Institution>;
  /** The end of the agent's account, where it was read with the rest. */
  readonly head?: Head | undefined;
}

type PaymentsById = ReadonlyMap<PaymentId, Payment>;

export interface Reservation {
  /** What is known of payments that were there already. */
  readonly before: PaymentsById;
  readonly started: readonly Payment[];
}

/**
 * Debits the balance and writes the pending payments in one transaction, but for those that are there already. A payment
 * uses balance and limit up, and its institution may close behind it: so a refusal stands only after a look whether the
 * basket was paid before. The usual case reads nothing for that.
 */
export async function reserveBasket(
  basket: readonly BasketItem[],
  payer: Payer,
  dependencies: SettlementDependencies,
  now: Instant,
): Promise<Reservation> {
  const quotes = basket.map(({ quote }) => quote);
  const inBasket = new Set(quotes.map(({ id }) => id));
  const expired = quotes.filter((quote) => isExpired(quote, now)).map(({ id }) => id);
  const older = quotes.flatMap(({ after }) => after ?? []);
  let before = await find([...expired, ...older.filter((id) => !inBasket.has(id))], payer, dependencies);
  for (;;) {
    try {
      const started = startFresh(basket, before, payer, now);
      await debit(started, payer, dependencies);
      return { before, started };
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof CauseRejected)) throw error;
      const found = await find([...inBasket, ...older], payer, dependencies);
      if (found.size === before.size) throw error;
      before = found;
    }
  }
}

/** The payments of a basket that are not there yet; the same quote twice is one. */
function startFresh(basket: readonly BasketItem[], before: PaymentsById, payer: Payer, now: Instant): Payment[] {
  const items = basket.filter(({ quote }) => !before.has(quote.id));
  refuseOutOfOrder(
    items.map(({ quote }) => quote),
    new Set([...before.values()].filter(isStanding).map(({ id }) => id)),
  );
  const fresh = new Map<PaymentId, Payment>();
  for (const item of basket) {
    const { quote, part } = item;
    const payment = before.get(quote.id) ?? fresh.get(quote.id);
    if (payment === undefined) fresh.set(quote.id, startFreshItem(item, payer, now));
    else if (payment.amount !== (part ?? quote.amount)) throw new Refusal('payment-conflict');
  }
  return [...fresh.values()];
}

function startFreshItem(item: BasketItem, payer: Payer, now: Instant): Payment {
  if (isExpired(item.quote, now)) throw new Refusal('quote-expired');
  return startItem(item, institutionOf(item.quote, payer), payer.user, now);
}

async function debit(
  payments: readonly Payment[],
  { agent, head: known }: Payer,
  dependencies: SettlementDependencies,
): Promise<void> {
  const { ledger, payments: store, now } = dependencies;
  if (payments.length === 0) return;
  await ledger.append(
    agent.number,
    (head) => {
      refuseUnaffordable(head, payments, agent, now());
      return payments.map((payment) => ({ entry: paymentEntry(payment), cause: store.startWrite(payment) }));
    },
    now,
    known,
  );
}

async function find(
  ids: readonly PaymentId[],
  { agent }: Payer,
  { payments }: SettlementDependencies,
): Promise<PaymentsById> {
  const found = await Promise.all([...new Set(ids)].map((id) => payments.find(agent.number, id)));
  return new Map(found.flatMap((payment) => (payment === undefined ? [] : [[payment.id, payment]])));
}

/** The institution of a quote or payment. Refuses `unknown-institution`. */
export function institutionOf({ institution }: { institution: string }, { institutions }: Payer): Institution {
  const found = institutions.get(institution);
  if (found === undefined) throw new Refusal('unknown-institution', { institution });
  return found;
}
