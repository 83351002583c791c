import { type MoveDependencies, moveCancellations } from '../../../lambdas/bills/move-cancellations';
import { payBasket } from '../../../lambdas/bills/pay';
import type { CollectionFault } from '../../../local/collection/faults';
import type { Agent } from '../../../shared/domain/agent';
import { reportCancellation } from '../../../shared/domain/cancel-payment';
import { dayAfter, dayOf, later, startOf } from '../../../shared/domain/instant';
import { type Payment, totalOf } from '../../../shared/domain/payment';
import type { Quote } from '../../../shared/domain/quote';
import { monday } from '../../support/builders';
import { type Death, mortal, unlessDead } from '../../support/crash';
import { openPaymentWorld, type PaymentWorld } from '../../support/payments';

interface Behaviour {
  readonly name: NonNullable<CollectionFault['cancellation']>;
  readonly ends: Payment['state'];
}

const behaviours: readonly Behaviour[] = [
  { name: 'prompt', ends: 'cancelled' },
  { name: 'refused', ends: 'paid' },
  { name: 'unavailable', ends: 'cancelled' },
  { name: 'lost-before', ends: 'cancelled' },
  { name: 'lost-after', ends: 'cancelled' },
  { name: 'late-accepted', ends: 'cancelled' },
  { name: 'late-refused', ends: 'paid' },
];

const LOADED = 100_000;
const always = () => true;
const MINUTE_MS = 60_000;
const report = { reason: 'Yanlış abone', form: 'form-1', idCopy: 'id-1', reportedBy: 'owner' };

let world: PaymentWorld;
let days = 0;
afterEach(() => world.close());

let pointsFound = 0;
let pointsCovered = 0;
afterAll(() => {
  console.log(`cancellation: ${pointsFound} points found, ${pointsCovered} covered, before and after each`);
  expect(pointsCovered).toBe(pointsFound);
});

test.each(behaviours)(
  'whatever point of it a process dies at, a cancellation that goes $name gives the money back exactly when the bank did',
  async (behaviour) => {
    world = await openPaymentWorld();
    const { points, payment } = await play(behaviour);
    expect(payment.state).toBe(behaviour.ends);
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
  120_000,
);

test('runs at the same moment pass a cancellation as one, and give back once', async () => {
  world = await openPaymentWorld();
  const { agent, quote } = await payOnMonday();
  await reportNow(quote, world.dependencies());
  world.clock.set(later(startOf(dayOf(world.clock.now())), 17 * 60 * MINUTE_MS));
  await Promise.all(
    Array.from({ length: 4 }, () => moveCancellations(world.dependencies(), world.clock.now(), always)),
  );
  world.clock.step(20 * MINUTE_MS);
  await moveCancellations(world.dependencies(), world.clock.now(), always);
  expect(await prove(agent, quote)).toMatchObject({ state: 'cancelled' });
});

/** A bill paid on a Monday at 15:00, another Monday for each. */
async function payOnMonday(): Promise<{ agent: Agent; quote: Quote }> {
  world.clock.set(later(startOf(dayAfter(dayOf(monday), 7 * days)), 15 * 60 * MINUTE_MS));
  days += 1;
  const agent = await world.addAgent(LOADED);
  const quote = world.quoteFor(agent);
  await payBasket([{ quote, part: undefined }], world.payer(agent), world.dependencies(), world.clock.now());
  return { agent, quote };
}

async function reportNow({ agent, id }: Quote, { payments }: MoveDependencies): Promise<void> {
  const payment = await payments.find(agent, id);
  if (payment === undefined) throw new Error('nothing to cancel');
  await payments.move(payment, reportCancellation(payment, report, [], world.clock.now()));
}

/** Reports a paid bill and passes the report to the bank, dying where told; lets later runs take over; proves the end. */
async function play({ name }: Behaviour, death?: Death) {
  const { agent, quote } = await payOnMonday();
  world.fault(quote, { cancellation: name });
  const process = mortal(world.database, globalThis.fetch, death);
  const dependencies = () =>
    process.isDead() ? world.dependencies() : world.dependencies(process.database, process.fetch);
  await unlessDead(process, () => reportNow(quote, dependencies()));
  world.clock.set(later(startOf(dayOf(world.clock.now())), 17 * 60 * MINUTE_MS));
  for (const afterMs of [0, MINUTE_MS, 20 * MINUTE_MS, 20 * MINUTE_MS]) {
    world.clock.step(afterMs);
    // What was out of order or lost comes through in the end.
    if (afterMs > MINUTE_MS && (name === 'unavailable' || name === 'lost-before')) world.fault(quote, {});
    await unlessDead(process, () => moveCancellations(dependencies(), world.clock.now(), always));
  }
  if (death !== undefined) expect(process.isDead()).toBe(true);
  process.database.client.destroy();
  return { points: process.points, payment: await prove(agent, quote) };
}

/** The bill was paid once; balance, entries and the bank's books say the same of its cancellation. */
async function prove(agent: Agent, quote: Quote): Promise<Payment> {
  const payment = await world.payments.find(agent.number, quote.id);
  if (payment === undefined) throw new Error('the payment is gone');
  const isCancelled = payment.state === 'cancelled';
  const made = world.collection.payments().filter(({ reference }) => reference === quote.id);
  expect(made).toMatchObject([{ isCancelled }]);
  const { balance, entries } = await world.account(agent);
  expect(['paid', 'cancelled']).toContain(payment.state);
  expect(entries.map(({ kind }) => kind)).toEqual(['transfer', 'payment', ...(isCancelled ? ['refund'] : [])]);
  expect(balance).toBe(LOADED - (isCancelled ? 0 : totalOf(payment)));
  return payment;
}
