import { join } from 'node:path';
import type { CancellationOrder, PaymentOrder } from '../../shared/domain/gateway-order';
import { dayOf, type Instant, later } from '../../shared/domain/instant';
import { checkKeys, type Institution } from '../../shared/domain/institution';
import { type Kurus, kurus, sumKurus } from '../../shared/domain/kurus';
import type { SubscriptionKeys } from '../../shared/domain/subscription-key';
import { openJournal } from '../bank/journal';
import type { DemoSubscription } from '../demo/institutions';
import { type BillOrder, Entry, isAlive, isDone, type KeptCancellation, type KeptPayment } from './orders';
import { type KeptBill, seededBills } from './seeded-bills';

export interface BooksOptions {
  /** Where the journal lies; kept between runs. */
  readonly dataDir: string;
  readonly institutions: readonly Institution[];
  readonly subscriptions: readonly DemoSubscription[];
  /** Decides every seeded bill. */
  readonly seed: string;
  readonly now: () => Instant;
}

/** A bill with what is still owed of it. */
export interface OwedBill extends KeptBill {
  readonly owed: Kurus;
}

/** How an order ends and when that is told. Without a reason it is carried out; without delays, at once. */
export interface Fate {
  readonly reason?: string | undefined;
  /** Until then the order is in process. */
  readonly lateMs?: number;
  /** Until then nobody has heard of the order. */
  readonly hiddenMs?: number;
}

/** The institutions' books: every bill, and every order with its fate, on disk before anybody hears of it. */
export interface Books {
  readonly institutions: ReadonlyMap<string, Institution>;
  /** A subscription's open bills, oldest first; undefined where there is no such subscription. */
  openBills(institution: string, keys: SubscriptionKeys): OwedBill[] | undefined;
  /** Every open bill, of one institution or all. */
  listOpen(institution?: string): OwedBill[];
  findBill(institution: string, bill: string): OwedBill | undefined;
  addBill(order: BillOrder): OwedBill;
  payment(reference: string): KeptPayment | undefined;
  payments(): readonly KeptPayment[];
  /** Books a payment under a reference that is new. */
  keepPayment(order: PaymentOrder, fate: Fate): KeptPayment;
  cancellation(reference: string): KeptCancellation | undefined;
  cancellations(): readonly KeptCancellation[];
  keepCancellation(order: CancellationOrder, fate: Fate): KeptCancellation;
  /** The cancellation of a payment that was accepted or may still be. */
  cancellationOf(payment: string): KeptCancellation | undefined;
  close(): void;
}

/** Opens the books kept in a folder, replaying what was booked before. */
export function openBooks({ dataDir, seed, now, ...options }: BooksOptions): Books {
  const journal = openJournal(join(dataDir, 'collection-journal.jsonl'), Entry);
  const institutions = new Map(options.institutions.map((institution) => [institution.id, institution]));
  const added: KeptBill[] = [];
  const payments = new Map<string, KeptPayment>();
  const paymentsOfBill = new Map<string, KeptPayment[]>();
  const cancellations = new Map<string, KeptCancellation>();
  const cancellationsOfPayment = new Map<string, KeptCancellation[]>();
  for (const entry of journal.replayed) remember(entry);

  function remember(entry: Entry): void {
    if (entry.kind === 'bill') added.push(entry);
    if (entry.kind === 'payment') {
      payments.set(entry.reference, entry);
      addTo(paymentsOfBill, billName(entry), entry);
    }
    if (entry.kind === 'cancellation') {
      cancellations.set(entry.reference, entry);
      addTo(cancellationsOfPayment, entry.payment, entry);
    }
  }

  function keep<E extends Entry>(entry: E): E {
    journal.append([entry]);
    remember(entry);
    return entry;
  }

  function owed(bill: KeptBill): OwedBill {
    const standing = (paymentsOfBill.get(billName(bill)) ?? []).filter((payment) => {
      const isCancelled = cancellationsOfPayment.get(payment.reference)?.some((entry) => isDone(entry, now()));
      return isAlive(payment, now()) && !isCancelled;
    });
    return { ...bill, owed: kurus(Math.max(0, bill.amount - sumKurus(standing.map(({ amount }) => amount)))) };
  }

  function allBills(id?: string): OwedBill[] {
    const seeded = options.subscriptions.flatMap((subscription) => {
      const institution = institutions.get(subscription.institution);
      const isAsked = institution !== undefined && (id === undefined || id === institution.id);
      return isAsked ? seededBills(subscription, institution, seed, dayOf(now())) : [];
    });
    return [...seeded, ...added.filter(({ institution }) => id === undefined || id === institution)].map(owed);
  }

  function subscribersOf(institution: string) {
    return [...options.subscriptions, ...added].filter((subscriber) => subscriber.institution === institution);
  }

  return {
    institutions,
    openBills(institution, keys) {
      if (!subscribersOf(institution).some((subscriber) => names(keys, subscriber.keys))) return undefined;
      const bills = allBills(institution).filter((bill) => names(keys, bill.keys) && bill.owed > 0);
      return bills.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
    },
    listOpen: (institution) => allBills(institution).filter((bill) => bill.owed > 0),
    findBill: (institution, bill) => allBills(institution).find((kept) => kept.bill === bill),
    addBill(order) {
      const institution = institutions.get(order.institution);
      if (institution === undefined) throw new RangeError(`no such institution: ${order.institution}`);
      const first = subscribersOf(institution.id)[0];
      const check = checkKeys(institution, order.keys ?? first?.keys ?? {});
      if (check.kind === 'wrong') throw new RangeError(`wrong key: ${check.key}`);
      const known = subscribersOf(institution.id).find(({ keys }) => names(check.keys, keys));
      return owed(
        keep({
          kind: 'bill',
          institution: institution.id,
          keys: known?.keys ?? check.keys,
          subscriberName: order.subscriberName ?? known?.subscriberName ?? 'Yeni Abone',
          bill: `E${String(added.length + 1).padStart(8, '0')}`,
          period: order.period ?? dayOf(now()).slice(0, 7),
          ...(order.dueOn !== undefined && { dueOn: order.dueOn }),
          amount: kurus(order.amountKurus) as KeptBill['amount'],
        }),
      );
    },
    payment: (reference) => payments.get(reference),
    payments: () => [...payments.values()],
    keepPayment(order, fate) {
      const times = timesOf(fate, now());
      const receipt = `${dayOf(times.settledAt).replaceAll('-', '')}${String(payments.size + 1).padStart(8, '0')}`;
      return keep({
        kind: 'payment',
        ...order,
        ...times,
        ...(fate.reason === undefined ? { receipt } : { reason: fate.reason }),
      });
    },
    cancellation: (reference) => cancellations.get(reference),
    cancellations: () => [...cancellations.values()],
    keepCancellation(order, fate) {
      const reason = fate.reason === undefined ? {} : { reason: fate.reason };
      return keep({ kind: 'cancellation', ...order, ...timesOf(fate, now()), ...reason });
    },
    cancellationOf: (payment) => cancellationsOfPayment.get(payment)?.find((entry) => isAlive(entry, now())),
    close: journal.close,
  };
}

function timesOf({ lateMs = 0, hiddenMs = 0 }: Fate, now: Instant) {
  return { arrivedAt: now, knownAt: later(now, hiddenMs), settledAt: later(now, Math.max(lateMs, hiddenMs)) };
}

/** Whether keys that were asked for name a subscription: optional ones may be left out. */
function names(asked: SubscriptionKeys, keys: SubscriptionKeys): boolean {
  return Object.entries(asked).every(([name, value]) => keys[name] === undefined || keys[name] === value);
}

function billName({ institution, bill }: Pick<KeptBill, 'institution' | 'bill'>): string {
  return `${institution}/${bill}`;
}

function addTo<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  lists.set(name, [...(lists.get(name) ?? []), value]);
}
