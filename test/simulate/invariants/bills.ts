import { isAlive, isDone, type KeptPayment } from '../../../local/collection/orders';
import { groupBy } from '../../../shared/domain/grouped';
import { later, msOf } from '../../../shared/domain/instant';
import { MANUAL_AFTER_MS, type Payment } from '../../../shared/domain/payment';
import type { Invariant, Scene } from '../check';

/** What the institution holds: paid and not cancelled. */
function standsThere(order: KeptPayment, { network }: Scene): boolean {
  const { collection, clock } = network;
  const cancellation = collection.books.cancellationOf(order.reference);
  const isCancelled = cancellation !== undefined && isDone(cancellation, clock.now());
  return isDone(order, clock.now()) && !isCancelled;
}

const paidOnce: Invariant = {
  name: 'each bill is paid at most once',
  look: (scene) => {
    const { collection, clock } = scene.network;
    const orders = collection.books
      .payments()
      .filter((order) => isAlive(order, clock.now()) && !isCancelledThere(order, scene));
    const bills = groupBy(orders, ({ institution, bill }) => `${institution}/${bill}`);
    const violations = [...bills].flatMap(([name, of]) => {
      const [institution = '', bill = ''] = name.split('/');
      const whole = collection.books.findBill(institution, bill)?.amount ?? 0;
      const paid = of.reduce((sum, { amount }) => sum + amount, 0);
      return paid > whole ? [`${name} over ${whole} was paid ${of.map(({ amount }) => amount).join(' + ')}`] : [];
    });
    return { looked: `${bills.size} bills, ${orders.length} payments`, violations };
  },
};

function isCancelledThere({ reference }: KeptPayment, { network }: Scene): boolean {
  const cancellation = network.collection.books.cancellationOf(reference);
  return cancellation !== undefined && isDone(cancellation, network.clock.now());
}

/** What a settled payment means at the institution; what is open means nothing yet. */
function contradicts(payment: Payment, order: KeptPayment | undefined, scene: Scene): string | undefined {
  const stands = order !== undefined && standsThere(order, scene);
  const isThere = stands ? `stands there over ${order.amount}` : 'does not stand there';
  const says = `${payment.id} (${payment.institution}/${payment.bill}) is ${payment.state} here and ${isThere}`;
  switch (payment.state) {
    case 'paid':
      return stands && order.amount === payment.amount ? undefined : says;
    case 'refused':
    case 'cancelled':
      return stands || (order !== undefined && isStillOpen(order, payment, scene)) ? says : undefined;
    default:
      return undefined;
  }
}

/** Refused here, while the institution may still carry it out. */
function isStillOpen(order: KeptPayment, { state }: Payment, { network }: Scene): boolean {
  return state === 'refused' && order.reason === undefined && !isDone(order, network.clock.now());
}

const agree: Invariant = {
  name: 'what is paid here is paid there, and nothing else',
  look: (scene) => {
    const { books, network, isSettled } = scene;
    const { payments } = network.collection.books;
    const ours = new Map<string, Payment>(books.payments.map((payment) => [payment.id, payment]));
    const orders = new Map(payments().map((order) => [order.reference, order]));
    const contradictions = books.payments.flatMap(
      (payment) => contradicts(payment, orders.get(payment.id), scene) ?? [],
    );
    const strangers = payments()
      .filter((order) => standsThere(order, scene))
      .filter(({ reference }) => {
        const state = ours.get(reference)?.state;
        return isSettled ? state !== 'paid' : state === undefined;
      });
    const count = (state: Payment['state']) => books.payments.filter((one) => one.state === state).length;
    return {
      looked: `${books.payments.length} payments: ${count('paid')} paid, ${count('refused')} refused, ${count('cancelled')} cancelled, ${count('pending') + count('manual') + count('cancelling')} open`,
      violations: [
        ...contradictions,
        ...strangers.map(
          ({ reference }) => `${reference} stands there and is ${ours.get(reference)?.state ?? 'unknown'} here`,
        ),
      ],
    };
  },
};

/** The institutions' accounts in our double entry: what we owe them is what they hold as paid. */
const payable: Invariant = {
  name: 'what the ledger owes each institution is what it was paid',
  look: (scene) => {
    const { books, network, isSettled } = scene;
    if (!isSettled) return { looked: 'when everything has settled', violations: [] };
    const legs = [...books.entries.values()].flat().flatMap(({ contra }) => contra);
    const orders = network.collection.books.payments().filter((order) => standsThere(order, scene));
    const institutions = new Set(orders.map(({ institution }) => institution));
    for (const { account } of legs) {
      if (account.startsWith('institution:')) institutions.add(account.slice('institution:'.length));
    }
    const violations = [...institutions].flatMap((id) => {
      const owed = legs
        .filter(({ account }) => account === `institution:${id}`)
        .reduce((sum, { amount }) => sum + amount, 0);
      const held = orders.filter(({ institution }) => institution === id).reduce((sum, { amount }) => sum + amount, 0);
      return owed === held ? [] : [`${id}: ${owed} here, ${held} there`];
    });
    return { looked: `${institutions.size} institutions, ${orders.length} payments`, violations };
  },
};

/** A payment is staff's after a day; an ask may come a quarter of an hour late, and schedules pause for an hour here. */
const PENDING_MS = MANUAL_AFTER_MS + 90 * 60_000;
/** A cancellation is passed at the closing hour, and its answer comes within a day and an hour here. */
const CANCELLING_MS = 36 * 3_600_000;

const nothingForever: Invariant = {
  name: 'nothing stays open for ever',
  look: ({ books, network, isSettled }) => {
    const now = network.clock.now();
    const open = books.payments.filter(({ state }) => ['pending', 'manual', 'cancelling'].includes(state));
    const isTooLong = ({ state, startedAt, cancellation }: Payment) =>
      (state === 'pending' && later(startedAt, PENDING_MS) < now) ||
      (state === 'cancelling' && later(cancellation?.reportedAt ?? startedAt, CANCELLING_MS) < now);
    const forever = open.filter((payment) => isSettled || isTooLong(payment));
    return {
      looked: `${open.length} open payments`,
      violations: forever.map(({ id, state, startedAt }) => {
        return `${id} is ${state} since ${((msOf(now) - msOf(startedAt)) / 3_600_000).toFixed(1)} hours`;
      }),
    };
  },
};

export const billInvariants: readonly Invariant[] = [paidOnce, agree, payable, nothingForever];
