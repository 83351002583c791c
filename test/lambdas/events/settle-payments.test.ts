import { setImmediate } from 'node:timers/promises';
import { payBasket } from '../../../lambdas/bills/pay';
import { type Settling, settlePayments } from '../../../lambdas/events/settle-payments';
import type { CollectionGateway } from '../../../lambdas/gateways/collection';
import type { Agent } from '../../../shared/domain/agent';
import type { GatewayAnswer } from '../../../shared/domain/gateway-answer';
import { type Instant, later, msOf } from '../../../shared/domain/instant';
import type { Institution } from '../../../shared/domain/institution';
import type { Payment } from '../../../shared/domain/payment';
import type { Quote } from '../../../shared/domain/quote';
import { monday } from '../../support/builders';
import { inert } from '../../support/fakes';
import { institutionNamed, openPaymentWorld, type PaymentWorld } from '../../support/payments';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const nothing: Settling = { asked: 0, paid: 0, refused: 0, manual: 0, failed: 0, oldestPendingMs: 0 };

let world: PaymentWorld;
beforeEach(async () => {
  world = await openPaymentWorld();
});
afterEach(() => world.close());

/** Pays a quote whose answer gets lost on the way: with or without an effect. */
async function payUnheard(agent: Agent, payment: 'lost-after' | 'lost-before', fields?: Partial<Quote>) {
  const quote = world.quoteFor(agent, fields);
  world.fault(quote, { payment });
  const [pending] = await payBasket(
    [{ quote, part: undefined }],
    world.payer(agent),
    world.dependencies(),
    world.clock.now(),
  );
  expect(pending).toMatchObject({ state: 'pending' });
  return quote;
}

async function find({ agent, id }: Quote): Promise<Payment> {
  const payment = await world.payments.find(agent, id);
  if (payment === undefined) throw new Error(`no payment ${id}`);
  return payment;
}

/** A gateway that answers every question for an outcome like this. */
function answering(answer: () => Promise<GatewayAnswer>) {
  return async () => ({ ...inert<CollectionGateway>('the rest of the gateway'), outcome: answer });
}

const unknown: GatewayAnswer = { kind: 'unknown', why: 'unknown-reference' };

test('with nothing to do it asks nobody', async () => {
  expect(await settlePayments({ ...world.dependencies(), collections: inert('gateways') })).toEqual(nothing);
});

test('a payment is asked for only when it is due', async () => {
  const agent = await world.addAgent(100_000);
  const quote = await payUnheard(agent, 'lost-after');
  const { nextAskAt = monday } = await find(quote);
  world.clock.set(later(nextAskAt, -1));
  expect(await settlePayments(world.dependencies())).toEqual({
    ...nothing,
    oldestPendingMs: msOf(nextAskAt) - 1 - msOf(monday),
  });
  world.clock.step(1);
  expect(await settlePayments(world.dependencies())).toEqual({ ...nothing, asked: 1, paid: 1 });
  expect(await find(quote)).toMatchObject({ state: 'paid', receipt: expect.any(String) });
});

test('what one run tells adds up: asked, paid, refused, manual, failed, and the age of the oldest left', async () => {
  const agent = await world.addAgent(1_000_000);
  const old = await payUnheard(agent, 'lost-before');
  world.clock.step(DAY_MS);
  await payUnheard(agent, 'lost-after');
  await payUnheard(agent, 'lost-after');
  const refused = world.quoteFor(agent);
  world.fault(refused, { payment: 'late-refused', lateSeconds: 10 });
  await payBasket([{ quote: refused, part: undefined }], world.payer(agent), world.dependencies(), world.clock.now());
  await payUnheard(agent, 'lost-before');
  world.clock.step(3 * MINUTE_MS);
  expect(await settlePayments(world.dependencies())).toEqual({
    asked: 5,
    paid: 2,
    refused: 1,
    manual: 1,
    failed: 0,
    oldestPendingMs: 3 * MINUTE_MS,
  });
  expect(await find(old)).toMatchObject({ state: 'manual' });
  expect(await find(refused)).toMatchObject({ state: 'refused', refusal: 'institution-refused' });
});

describe('while the outcome stays open', () => {
  test('it is asked ever more rarely, but at least every quarter of an hour, and left to staff after 24 hours', async () => {
    const agent = await world.addAgent(100_000);
    const quote = await payUnheard(agent, 'lost-before');
    const { startedAt } = await find(quote);
    const waits: number[] = [];
    for (;;) {
      const { nextAskAt, state } = await find(quote);
      if (nextAskAt === undefined) {
        expect(state).toBe('manual');
        break;
      }
      expect(state).toBe('pending');
      waits.push(msOf(nextAskAt) - msOf(world.clock.now()));
      const isSteady = waits.length > 12;
      // Once it waits its longest, the rest of the day is passed over.
      world.clock.set(isSteady ? later(startedAt, DAY_MS) : nextAskAt);
      expect(await settlePayments(world.dependencies())).toMatchObject({ asked: 1, failed: 0 });
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2_500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * MINUTE_MS);
    expect(waits.length).toBe(13);
    expect(waits.at(-1)).toBe(waits.at(-2));
    world.clock.step(DAY_MS);
    expect(await settlePayments(world.dependencies())).toEqual(nothing);
    expect((await world.account(agent)).entries).toHaveLength(2);
  });

  test('the asks of many payments spread over half of the wait', async () => {
    const agent = await world.addAgent(100_000);
    const quotes = [await payUnheard(agent, 'lost-before'), await payUnheard(agent, 'lost-before')];
    world.clock.step(MINUTE_MS);
    const spreads = [0, 0.999];
    await settlePayments({ ...world.dependencies(), random: () => spreads.shift() ?? 0.5 });
    const asks = (await Promise.all(quotes.map(find))).map(({ nextAskAt = monday }) => msOf(nextAskAt));
    const waits = asks.map((ask) => ask - msOf(world.clock.now())).toSorted((a, b) => a - b);
    expect(waits).toEqual([5_000, 9_995]);
  });
});

describe('trouble with one payment does not stop the others', () => {
  const elsewhere: Institution = { ...institutionNamed('kent-su'), gateway: 'elsewhere' };

  /** One payment at a gateway of its own, one at the usual one. */
  async function twoPayments(): Promise<[Quote, Quote]> {
    await world.institutions.save(elsewhere);
    const agent = await world.addAgent(100_000);
    const troubled = await payUnheard(agent, 'lost-after', { institution: elsewhere.id });
    const sound = await payUnheard(agent, 'lost-after');
    world.clock.step(MINUTE_MS);
    return [troubled, sound];
  }

  test('when its gateway cannot be opened: it waits on, and goes to staff in the end', async () => {
    const [troubled, sound] = await twoPayments();
    const { collections, ...dependencies } = world.dependencies();
    const broken = {
      ...dependencies,
      collections: async (gateway: string) => {
        if (gateway === 'elsewhere') throw new Error('no such secret');
        return collections(gateway);
      },
    };
    expect(await settlePayments(broken)).toMatchObject({ asked: 2, paid: 1, failed: 1, oldestPendingMs: MINUTE_MS });
    expect(await find(sound)).toMatchObject({ state: 'paid' });
    const { state, nextAskAt = monday } = await find(troubled);
    expect(state).toBe('pending');
    expect(nextAskAt > world.clock.now()).toBe(true);
    world.clock.step(DAY_MS);
    expect(await settlePayments(broken)).toMatchObject({ asked: 1, manual: 1, failed: 0 });
  });

  test('when its institution is gone', async () => {
    const agent = await world.addAgent(100_000);
    const [troubled, sound] = [await payUnheard(agent, 'lost-after'), await payUnheard(agent, 'lost-after')];
    world.clock.step(MINUTE_MS);
    const gone = { ...world.dependencies(), institutions: { ...world.institutions, findAll: async () => new Map() } };
    expect(await settlePayments(gone)).toMatchObject({ asked: 2, failed: 2 });
    world.clock.step(MINUTE_MS);
    expect(await settlePayments(world.dependencies())).toMatchObject({ asked: 2, paid: 2, failed: 0 });
    for (const quote of [troubled, sound]) expect(await find(quote)).toMatchObject({ state: 'paid' });
  });

  test('when writing its outcome fails: it is tried again at the next run', async () => {
    const agent = await world.addAgent(100_000);
    const [troubled, sound] = [await payUnheard(agent, 'lost-after'), await payUnheard(agent, 'lost-after')];
    world.clock.step(MINUTE_MS);
    const { payments, ...dependencies } = world.dependencies();
    const move: typeof payments.move = async (before, after) => {
      if (before.id === troubled.id) throw new Error('the database is out of order');
      return payments.move(before, after);
    };
    const run = settlePayments({ ...dependencies, payments: { ...payments, move } });
    expect(await run).toMatchObject({ asked: 2, paid: 1, failed: 1 });
    expect(await find(sound)).toMatchObject({ state: 'paid' });
    expect(await settlePayments(world.dependencies())).toMatchObject({ asked: 1, paid: 1, failed: 0 });
  });

  test('when a gateway keeps silent about hundreds: others are asked meanwhile, and the run ends in time', async () => {
    const agent = await world.addAgent(10_000_000);
    await world.institutions.save(elsewhere);
    const silent = Array.from({ length: 100 }, () => world.quoteFor(agent, { institution: elsewhere.id }));
    const unsent = { ...world.dependencies(), collections: async () => Promise.reject(new Error('not now')) };
    for (let first = 0; first < silent.length; first += 15) {
      const basket = silent.slice(first, first + 15).map((quote) => ({ quote, part: undefined }));
      await payBasket(basket, world.payer(agent), unsent, world.clock.now());
    }
    const sound = await payUnheard(agent, 'lost-after');
    world.clock.step(MINUTE_MS);
    const startedAt = world.clock.now();
    let paidAt: Instant | undefined;
    const { collections, ...dependencies } = world.dependencies();
    const slow = answering(async () => {
      await setImmediate();
      world.clock.step(5_000 / 8);
      if (paidAt === undefined && (await find(sound)).state === 'paid') paidAt = world.clock.now();
      return { kind: 'unknown', why: 'timeout' };
    });
    const { asked, paid } = await settlePayments({
      ...dependencies,
      collections: async (gateway) => (gateway === 'elsewhere' ? slow() : collections(gateway)),
    });
    expect(paid).toBe(1);
    expect(asked).toBeLessThan(101);
    expect(paidAt !== undefined && msOf(paidAt) - msOf(startedAt)).toBeLessThan(40_000);
    expect(msOf(world.clock.now()) - msOf(startedAt)).toBeLessThanOrEqual(55_000);
  });
});

test('runs at the same time settle and give back once', async () => {
  const agent = await world.addAgent(1_000_000);
  const paid = await payUnheard(agent, 'lost-after');
  const refused = world.quoteFor(agent);
  world.fault(refused, { payment: 'late-refused', lateSeconds: 10 });
  await payBasket([{ quote: refused, part: undefined }], world.payer(agent), world.dependencies(), world.clock.now());
  world.clock.step(3 * MINUTE_MS);
  const runs = await Promise.all(Array.from({ length: 4 }, () => settlePayments(world.dependencies())));
  for (const run of runs) expect(run).toMatchObject({ failed: 0, manual: 0, oldestPendingMs: 0 });
  expect(await find(paid)).toMatchObject({ state: 'paid' });
  expect(await find(refused)).toMatchObject({ state: 'refused' });
  const { entries, balance } = await world.account(agent);
  expect(entries.map(({ kind }) => kind)).toEqual(['transfer', 'payment', 'payment', 'refund']);
  expect(balance).toBe(1_000_000 - 10_450);
});

test('a run that is behind does not undo what another settled meanwhile', async () => {
  const agent = await world.addAgent(100_000);
  const quote = await payUnheard(agent, 'lost-after');
  world.clock.step(MINUTE_MS);
  const late = answering(async () => {
    await settlePayments(world.dependencies());
    return unknown;
  });
  expect(await settlePayments({ ...world.dependencies(), collections: late })).toMatchObject({ asked: 1, paid: 1 });
  expect(await find(quote)).toMatchObject({ state: 'paid' });
});

test('money goes back only on a refusal said twice or after the settling window, never on an unknown reference', async () => {
  const agent = await world.addAgent(100_000);
  const quote = await payUnheard(agent, 'lost-after');
  const settleWith = async (answer: GatewayAnswer) => {
    world.clock.set((await find(quote)).nextAskAt ?? world.clock.now());
    await settlePayments({ ...world.dependencies(), collections: answering(async () => answer) });
    return (await find(quote)).state;
  };
  expect(await settleWith(unknown)).toBe('pending');
  expect(await settleWith({ kind: 'refused', reason: 'bill-not-found' })).toBe('pending');
  expect(await settleWith({ kind: 'unknown', why: 'processing' })).toBe('pending');
  expect((await world.account(agent)).entries).toHaveLength(2);
  expect(await settleWith({ kind: 'refused', reason: 'bill-not-found' })).toBe('refused');
  expect((await world.account(agent)).balance).toBe(100_000);
});
