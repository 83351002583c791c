import { encodeTime } from 'ulid';
import { openPaperRecords } from '../../lambdas/stores/papers';
import { CollectionFault } from '../../local/collection/faults';
import { api } from '../../shared/api';
import type { InquiryResult, ShownPayment } from '../../shared/api/bills';
import type { Group } from '../../shared/api/contract';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { PaperPurpose } from '../../shared/domain/paper';
import type { Dice } from '../support/descriptions';
import { invoke, type Sending } from '../support/portal';
import type { Lambdas } from './lambdas';
import type { Ended, Line } from './line';
import type { Network, Shop } from './network';
import type { Truth } from './truth';

/** The shops' counters, where customers pay and change their minds. */
export interface Counters {
  /** What happens at the counters this minute, each as somebody's call: they are made side by side. */
  calls(): (() => Promise<void>)[];
  /** The gateway gets over the troubles it had with bills of a day ago. */
  mend(): void;
  readonly had: ReadonlyMap<string, number>;
}

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** A basket whose answer did not come, to be sent again as it was. */
interface Unanswered {
  readonly shop: Shop;
  readonly items: readonly { readonly quote: string; readonly amount?: number }[];
  readonly at: Instant;
}

const INSTITUTIONS: readonly (readonly [id: string, key: string, digits: string])[] = [
  ['anadolu-gaz', 'installation', '60000000'],
  ['bozkir-elektrik', 'installation', '1000000000'],
  ['gokce-mobil', 'phone', '5600000000'],
  ['hat-telefon', 'phone', '3120000000'],
  ['kent-su', 'subscriber', '4000000'],
];

/** How payments of a bill go, and how often of a hundred; the rest is in order. */
const PAYMENT_FAULTS: readonly (readonly [CollectionFault['payment'], number])[] = [
  ['refused', 4],
  ['unavailable', 2],
  ['lost-before', 3],
  ['lost-after', 5],
  ['late-paid', 4],
  ['late-refused', 3],
  ['unknown-then-paid', 3],
  ['error-then-paid', 3],
  ['refused-then-paid', 2],
  ['wrong-amount', 1],
  ['wrong-reference', 1],
];
const CANCELLATION_FAULTS = [
  'prompt',
  'prompt',
  'refused',
  'lost-before',
  'lost-after',
  'late-accepted',
  'late-refused',
] as const;
/** In each busy minute, at so many of a hundred counters somebody comes. */
const BUSY = 20;
const TROUBLE_MS = 24 * 3_600_000;
const LATE_SECONDS = [60, 600, 3_600, 10_800, 90_000] as const;

export function openCounters(
  { bills }: Pick<Lambdas, 'bills'>,
  { network, line, truth, dice }: { network: Network; line: Line; truth: Truth; dice: Dice },
): Counters {
  const { roll, pick } = dice;
  const { clock, collection, shops } = network;
  const active = shops.slice(0, -1);
  const papers = openPaperRecords(network.database);
  const had = new Map<string, number>();
  let customers = 0;
  let unanswered: Unanswered[] = [];
  let troubled: { readonly name: string; readonly since: Instant }[] = [];
  const paid: { shop: Shop; payment: ShownPayment }[] = [];

  const count = (what: string) => void had.set(what, (had.get(what) ?? 0) + 1);

  async function call(
    shop: Shop,
    name: keyof typeof api.bills.operations,
    sending: Sending,
  ): Promise<Answer | undefined> {
    const operation = (api.bills as Group).operations[name];
    if (operation === undefined) throw new Error(`no operation ${name}`);
    const ended: Ended<Awaited<ReturnType<typeof invoke>>> = await line.run(() =>
      invoke(bills, operation, sending, shop.cookies),
    );
    if (ended.isDead) return undefined;
    if (ended.value === undefined) throw ended.error;
    const { statusCode: status = 0, body = '{}' } = ended.value;
    if (status >= 500 && !ended.isHurt) truth.bugs.push(`bills.${name} of ${shop.agent.number}: ${status} ${body}`);
    return status >= 500 ? undefined : { status, body: JSON.parse(body) };
  }

  /** A customer comes with a subscription that owes one to three bills. */
  function customer() {
    customers += 1;
    const [institution, key, digits] = INSTITUTIONS[roll(INSTITUTIONS.length)] ?? ['', '', '0'];
    const keys = { [key]: String(Number(digits) + customers) };
    for (let months = 1 + roll(3); months > 0; months -= 1) {
      const period = `2026-${String(11 - months).padStart(2, '0')}`;
      const { bill } = collection.addBill({ institution, keys, amountKurus: 1_500 + roll(60_000), period });
      collection.faults.set(`${institution}/${bill}`, faultsOfBill());
      troubled.push({ name: `${institution}/${bill}`, since: clock.now() });
    }
    return { institution, keys };
  }

  function faultsOfBill(): CollectionFault {
    let ticket = roll(100);
    const drawn = PAYMENT_FAULTS.find(([, share]) => {
      ticket -= share;
      return ticket < 0;
    });
    const cancellation = pick(CANCELLATION_FAULTS);
    return CollectionFault.parse({ payment: drawn?.[0] ?? 'prompt', cancellation, lateSeconds: pick(LATE_SECONDS) });
  }

  async function serveCustomers(shop: Shop, visitors: ReturnType<typeof customer>[]): Promise<void> {
    const asked = await call(shop, 'inquire', { body: { subscriptions: visitors } });
    if (asked?.status !== 200) return count(`inquiries ${asked === undefined ? 'unanswered' : 'refused'}`);
    const results = asked.body.results as InquiryResult[];
    const offered = results.flatMap((result) => (result.outcome === 'bills' ? result.bills : []));
    const items = offered.slice(0, 1 + roll(5)).map(({ quote, minimum, amount }) => {
      const isPart = minimum !== undefined && minimum < amount && roll(3) === 0;
      return isPart ? { quote, amount: minimum + roll(amount - minimum) } : { quote };
    });
    if (items.length === 0) return;
    const basket = { shop, items, at: clock.now() };
    // Now and then the button is pressed twice.
    await Promise.all(roll(15) === 0 ? [pay(basket), pay(basket)] : [pay(basket)]);
  }

  async function pay(basket: Unanswered): Promise<void> {
    const { shop, items } = basket;
    const answer = await call(shop, 'pay', { body: { items } });
    if (answer === undefined) {
      count('baskets unanswered');
      unanswered.push(basket);
      return;
    }
    count(answer.status === 200 ? 'baskets' : `baskets refused: ${answer.body.code}`);
    if (answer.status !== 200) return;
    for (const payment of answer.body.payments as ShownPayment[]) {
      count(`payments at first ${payment.state}`);
      paid.push({ shop, payment });
    }
  }

  /** Most of those whose answer did not come try again, within the quotes' life or after it. */
  function tryAgain(): (() => Promise<void>)[] {
    const due = unanswered.filter(({ at }) => later(at, 60_000) <= clock.now());
    unanswered = unanswered.filter((basket) => !due.includes(basket));
    return due.filter(() => roll(5) > 0).map((basket) => () => pay(basket));
  }

  async function cancel({ shop, payment }: (typeof paid)[number]): Promise<void> {
    const [form, idCopy] = [await upload(shop, 'cancellation-form'), await upload(shop, 'id-copy')];
    const answer = await call(shop, 'reportCancellation', {
      params: { id: payment.id },
      body: { reason: 'other', form, idCopy },
    });
    count(answer === undefined ? 'cancellations unanswered' : `cancellations reported: ${answer.body.code ?? 'taken'}`);
  }

  let uploads = 0;
  async function upload({ agent, owner }: Shop, purpose: PaperPurpose): Promise<string> {
    uploads += 1;
    const id = `${encodeTime(msOf(clock.now()), 10)}${String(uploads).padStart(16, '0')}`;
    const uploadedBy = owner.id;
    const uploadedAt = clock.now();
    const paper = {
      id,
      agent: agent.number,
      purpose,
      type: 'application/pdf',
      bytes: 9,
      uploadedAt,
      uploadedBy,
    } as const;
    await line.aside(() => papers.record(paper));
    return id;
  }

  return {
    had,
    mend() {
      const over = troubled.filter(({ since }) => later(since, TROUBLE_MS) <= clock.now());
      for (const { name } of over) collection.faults.delete(name);
      troubled = troubled.filter((one) => !over.includes(one));
    },
    calls() {
      const calls = tryAgain();
      for (const shop of active) {
        if (roll(100) >= BUSY) continue;
        const visitors = Array.from({ length: 1 + roll(2) }, customer);
        calls.push(() => serveCustomers(shop, visitors));
        // The customer's brother stands at another counter with the same bill.
        const other = active[roll(active.length)];
        if (roll(20) === 0 && other !== undefined) calls.push(() => serveCustomers(other, visitors));
      }
      const last = paid[paid.length - 1 - roll(Math.max(1, Math.min(20, paid.length)))];
      if (last !== undefined && roll(100) < BUSY) calls.push(() => cancel(last));
      if (last !== undefined && roll(100) < BUSY)
        calls.push(async () => void (await call(last.shop, 'payment', { params: { id: last.payment.id } })));
      return calls;
    },
  };
}
