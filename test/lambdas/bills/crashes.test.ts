import { payBasket } from '../../../lambdas/bills/pay';
import { settlePayments } from '../../../lambdas/events/settle-payments';
import type { CollectionFault } from '../../../local/collection/faults';
import type { Agent } from '../../../shared/domain/agent';
import { sumKurus } from '../../../shared/domain/kurus';
import { type Payment, totalOf } from '../../../shared/domain/payment';
import type { Quote } from '../../../shared/domain/quote';
import { type Death, mortal, unlessDead } from '../../support/crash';
import { openPaymentWorld, type PaymentWorld } from '../../support/payments';

interface Behaviour {
  readonly name: string;
  readonly fault: Partial<CollectionFault>;
  /** Orders take 8 s each and their answers come too late. */
  readonly isSlow?: boolean;
  /** How a basket of three ends when nothing crashes; a smaller one: as its first. */
  readonly ends: readonly Payment['state'][];
}

const all = (state: Payment['state']) => [state, state, state];
const behaviours: readonly Behaviour[] = [
  { name: 'prompt', fault: {}, ends: all('paid') },
  { name: 'refused', fault: { payment: 'refused' }, ends: all('refused') },
  { name: 'lost-before', fault: { payment: 'lost-before' }, ends: all('manual') },
  { name: 'lost-after', fault: { payment: 'lost-after' }, ends: all('paid') },
  { name: 'late-paid', fault: { payment: 'late-paid' }, ends: all('paid') },
  { name: 'late-refused', fault: { payment: 'late-refused' }, ends: all('refused') },
  { name: 'unknown-then-paid', fault: { payment: 'unknown-then-paid' }, ends: all('paid') },
  { name: 'error-then-paid', fault: { payment: 'error-then-paid' }, ends: all('paid') },
  { name: 'refused-then-paid', fault: { payment: 'refused-then-paid' }, ends: all('paid') },
  { name: 'wrong-amount', fault: { payment: 'wrong-amount' }, ends: all('manual') },
  { name: 'slow', fault: {}, isSlow: true, ends: ['paid', 'paid', 'refused'] },
];
/** Two in a basket meet all that several do; only slowness tells a third one from them: it is never sent. */
const cases = behaviours.flatMap((behaviour) => [1, behaviour.isSlow ? 3 : 2].map((size) => ({ ...behaviour, size })));

const LOADED = 100_000;
const MINUTE_MS = 60_000;
/** When settlement runs: beyond the payment's own process, beyond the settling window, beyond 24 hours. */
const RUNS_AFTER_MS = [35_000, 3 * MINUTE_MS, 25 * 60 * MINUTE_MS];

let world: PaymentWorld;
afterEach(() => world.close());

let pointsFound = 0;
let pointsCovered = 0;
afterAll(() => {
  console.log(`payment and settlement: ${pointsFound} points found, ${pointsCovered} covered, before and after each`);
  expect(pointsCovered).toBe(pointsFound);
});

test.each(cases)(
  'whatever point of it a process dies at, $name × $size is paid once, given back once, or left to staff',
  async (behaviour) => {
    // Only silence waits for the limit; everything else answers long before.
    world = await openPaymentWorld({ orderMs: behaviour.name === 'unknown-then-paid' ? 60 : 8_000 });
    const { points, payments } = await play(behaviour);
    expect(payments.map(({ state }) => state)).toEqual(behaviour.ends.slice(0, behaviour.size));
    pointsFound += points.length;
    for (const [index, name] of points.entries()) {
      for (const moment of ['before', 'after'] as const) {
        const death = { point: index + 1, moment };
        const replay = await play(behaviour, death);
        expect({ death, name: replay.points.at(-1) }).toEqual({ death, name });
      }
      pointsCovered += 1;
    }
  },
  240_000,
);

/** Pays a basket and settles it, dying where told; lets recovery run; and proves what must hold in the end. */
async function play({ fault, isSlow = false, size }: (typeof cases)[number], death?: Death) {
  const agent = await world.addAgent(LOADED);
  const keys = { installation: String(10_000_000 + Number(agent.number.slice(-6))) };
  const basket = Array.from({ length: size }, () => world.quoteFor(agent, { keys }));
  for (const quote of basket) world.fault(quote, fault);
  const fetch = isSlow ? slowFetch() : globalThis.fetch;
  const process = mortal(world.database, fetch, death);
  const pay = (quotes: readonly Quote[], dependencies = world.dependencies()) =>
    payBasket(
      quotes.map((quote) => ({ quote, part: undefined })),
      world.payer(agent),
      dependencies,
      world.clock.now(),
    );

  const dependencies = () =>
    process.isDead() ? world.dependencies() : world.dependencies(process.database, process.fetch);
  await unlessDead(process, () => pay(basket, dependencies()));
  for (const afterMs of death === undefined ? RUNS_AFTER_MS : [...RUNS_AFTER_MS, ...RUNS_AFTER_MS]) {
    world.clock.step(afterMs);
    const settling = await unlessDead(process, () => settlePayments(dependencies()));
    if (settling?.oldestPendingMs === 0) break;
  }
  if (death !== undefined) expect(process.isDead()).toBe(true);

  const payments = await prove(agent, basket);
  world.clock.step(60 * MINUTE_MS);
  const again = await Promise.allSettled([pay(basket)]);
  expect(again).toMatchObject(
    payments.length === 0
      ? [{ status: 'rejected', reason: { code: 'quote-expired' } }]
      : [{ status: 'fulfilled', value: payments }],
  );
  expect(await prove(agent, basket)).toEqual(payments);
  process.database.client.destroy();
  return { points: process.points, payments };
}

/** Orders reach the gateway, but 8 seconds go by and nobody hears the answer. */
function slowFetch(): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await globalThis.fetch(input, init);
    if (init?.method !== 'POST') return response;
    await response.arrayBuffer();
    world.clock.step(8_000);
    throw new Error('no answer in time');
  };
}

/** All of the basket or nothing was started, each of it ended, and the money is exactly where the payments say. */
async function prove(agent: Agent, basket: readonly Quote[]): Promise<Payment[]> {
  const found = await Promise.all(basket.map(({ id }) => world.payments.find(agent.number, id)));
  const payments = found.filter((payment) => payment !== undefined);
  expect([0, basket.length]).toContain(payments.length);
  const { balance, entries } = await world.account(agent);
  const made = world.collection.payments();
  for (const payment of payments) {
    const { id, state } = payment;
    const effects = made.filter(({ reference }) => reference === id).length;
    const kinds = entries.filter(({ reference }) => reference === `payment:${id}`).map(({ kind }) => kind);
    const isRefused = state === 'refused';
    expect({ state, effects, kinds }).toEqual({
      state: expect.stringMatching(/^(paid|refused|manual)$/),
      effects: isRefused ? 0 : state === 'paid' ? 1 : Math.min(effects, 1),
      kinds: isRefused ? ['payment', 'refund'] : ['payment'],
    });
  }
  expect(entries).toHaveLength(1 + payments.length + payments.filter(({ state }) => state === 'refused').length);
  expect(balance).toBe(LOADED - sumKurus(payments.filter(({ state }) => state !== 'refused').map(totalOf)));
  return payments;
}
