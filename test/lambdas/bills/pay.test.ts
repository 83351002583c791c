import { payBasket } from '../../../lambdas/bills/pay';
import type { Agent } from '../../../shared/domain/agent';
import type { BasketItem } from '../../../shared/domain/basket';
import { dayAfter, dayOf, later, startOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import type { Payment } from '../../../shared/domain/payment';
import { QUOTE_LIFE_MS, type Quote } from '../../../shared/domain/quote';
import { monday } from '../../support/builders';
import { institutionNamed, openPaymentWorld, type PaymentWorld } from '../../support/payments';

const HOUR_MS = 3_600_000;
const FEE = 450;

let world: PaymentWorld;
beforeAll(async () => {
  world = await openPaymentWorld();
});
beforeEach(() => world.clock.set(monday));
afterAll(() => world.close());

function pay(agent: Agent, ...items: (Quote | BasketItem)[]): Promise<Payment[]> {
  const basket = items.map((item) => ('quote' in item ? item : { quote: item, part: undefined }));
  return payBasket(basket, world.payer(agent), world.dependencies(), world.clock.now());
}

function refusing(code: string, details?: object) {
  return expect.objectContaining({ code, ...(details === undefined ? {} : { details }) });
}

/** How many of these quotes the gateway was really paid for, in the order in which it was. */
function madeOf(...quotes: Quote[]): number[] {
  return world.collection.payments().flatMap(({ reference }) => {
    const place = quotes.findIndex(({ id }) => id === reference);
    return place === -1 ? [] : [place];
  });
}

/** Nothing happened: the balance stands as loaded, and the gateway heard of none of these. */
async function expectUntouched(agent: Agent, ...quotes: Quote[]): Promise<void> {
  expect((await world.account(agent)).entries).toHaveLength(1);
  expect(madeOf(...quotes)).toEqual([]);
  for (const { id } of quotes) expect(await world.payments.find(agent.number, id)).toBeUndefined();
}

describe('the same quote', () => {
  test('twice at the same moment is one payment', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(agent, quote)));
    for (const [payment, ...rest] of answers) {
      expect(payment).toMatchObject({ id: quote.id, amount: 10_000 });
      expect(rest).toEqual([]);
    }
    expect((await pay(agent, quote))[0]).toMatchObject({ state: 'paid' });
    expect((await world.account(agent)).balance).toBe(100_000 - 10_000 - FEE);
    expect(madeOf(quote)).toEqual([0]);
  });

  test('an hour later, long run out, gives the same answer', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    const first = await pay(agent, quote);
    world.clock.step(HOUR_MS);
    expect(await pay(agent, quote)).toEqual(first);
    expect((await world.account(agent)).entries).toHaveLength(2);
  });

  test('gives the same answer when paying it used up the balance', async () => {
    const agent = await world.addAgent(10_000 + FEE);
    const quote = world.quoteFor(agent);
    const first = await pay(agent, quote);
    expect((await world.account(agent)).balance).toBe(0);
    expect(await pay(agent, quote)).toEqual(first);
  });

  test('gives the same answer when paying it used up the limit of the day', async () => {
    const agent = await world.addAgent(100_000, { dailyLimit: kurus(10_000 + FEE) });
    const quote = world.quoteFor(agent);
    const first = await pay(agent, quote);
    expect(await pay(agent, quote)).toEqual(first);
  });

  test('gives the same answer when the institution has closed since', async () => {
    const agent = await world.addAgent(100_000);
    world.clock.set(later(startOf(dayOf(monday)), 23.4 * HOUR_MS));
    const quote = world.quoteFor(agent, { institution: 'kent-su' });
    const first = await pay(agent, quote);
    world.clock.step(QUOTE_LIFE_MS - 1);
    expect(await pay(agent, quote)).toEqual(first);
  });

  test('gives the payment that was refused, and does not try it again', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    world.fault(quote, { payment: 'refused' });
    const first = await pay(agent, quote);
    expect(first).toMatchObject([{ state: 'refused', refusal: 'institution-refused' }]);
    world.fault(quote, {});
    expect(await pay(agent, quote)).toEqual(first);
    expect((await world.account(agent)).balance).toBe(100_000);
    expect(madeOf(quote)).toEqual([]);
  });

  test('twice in one basket is one payment', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    const [payment, again, ...rest] = await pay(agent, quote, quote);
    expect(payment).toMatchObject({ state: 'paid' });
    expect([again, rest]).toEqual([payment, []]);
    expect((await world.account(agent)).balance).toBe(100_000 - 10_000 - FEE);
  });

  test('with another amount is a conflict: at once, in one basket, and when it has run out', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent, { institution: 'gokce-mobil', minimum: kurus(1_000) });
    const part = (amount: number) => ({ quote, part: kurus(amount) });
    await expect(pay(agent, part(2_000), part(3_000))).rejects.toEqual(refusing('payment-conflict'));
    await expectUntouched(agent, quote);
    await pay(agent, part(2_000));
    await expect(pay(agent, part(3_000))).rejects.toEqual(refusing('payment-conflict'));
    await expect(pay(agent, quote)).rejects.toEqual(refusing('payment-conflict'));
    world.clock.step(HOUR_MS);
    await expect(pay(agent, quote)).rejects.toEqual(refusing('payment-conflict'));
    expect((await world.account(agent)).entries).toHaveLength(2);
  });

  test('in a basket with a new one pays the new one only', async () => {
    const agent = await world.addAgent(2 * (10_000 + FEE));
    const [old, fresh] = [world.quoteFor(agent), world.quoteFor(agent)];
    const [first] = await pay(agent, old);
    expect(await pay(agent, fresh, old)).toMatchObject([{ id: fresh.id, state: 'paid' }, first]);
    expect((await world.account(agent)).balance).toBe(0);
  });
});

describe('a quote is refused', () => {
  test('from the moment it runs out', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    world.clock.step(QUOTE_LIFE_MS);
    await expect(pay(agent, quote)).rejects.toEqual(refusing('quote-expired'));
    await expectUntouched(agent, quote);
    world.clock.step(-1);
    expect(await pay(agent, quote)).toMatchObject([{ state: 'paid' }]);
  });

  test('while its institution is closed, telling when it opens', async () => {
    const agent = await world.addAgent(100_000);
    world.clock.set(later(startOf(dayOf(monday)), 23.5 * HOUR_MS));
    const quote = world.quoteFor(agent, { institution: 'kent-su' });
    const opensAt = '2026-11-24T03:00:00.000Z';
    await expect(pay(agent, quote)).rejects.toEqual(
      refusing('institution-closed', { institution: 'kent-su', opensAt }),
    );
    await expectUntouched(agent, quote);
  });

  test('when its institution is none of ours any more', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    const payer = { ...world.payer(agent), institutions: new Map() };
    const paying = payBasket([{ quote, part: undefined }], payer, world.dependencies(), monday);
    await expect(paying).rejects.toEqual(refusing('unknown-institution', { institution: 'anadolu-gaz' }));
    await expectUntouched(agent, quote);
  });

  test.each([0, -5_000, 999, 10_001])('for %i kuruş of a bill of 10,000 that takes parts from 1,000', async (part) => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent, { institution: 'gokce-mobil', minimum: kurus(1_000) });
    await expect(pay(agent, { quote, part: kurus(part) })).rejects.toEqual(refusing('amount-not-payable'));
    await expectUntouched(agent, quote);
  });

  test('for any part where the institution takes none', async () => {
    const agent = await world.addAgent(100_000);
    const quote = world.quoteFor(agent);
    await expect(pay(agent, { quote, part: kurus(9_999) })).rejects.toEqual(refusing('amount-not-payable'));
    await expectUntouched(agent, quote);
    expect(await pay(agent, { quote, part: kurus(10_000) })).toMatchObject([{ state: 'paid' }]);
  });
});

test('a part is paid with the commission of the part', async () => {
  const agent = await world.addAgent(1_000_000);
  const { commissions } = institutionNamed('gokce-mobil');
  expect(commissions).toMatchObject([{ rateBasisPoints: 60, minimum: 100 }]);
  const quote = world.quoteFor(agent, {
    institution: 'gokce-mobil',
    amount: kurus(200_000),
    minimum: kurus(1_000),
  });
  expect(quote.commission).toBe(1_200);
  const [payment] = await pay(agent, { quote, part: kurus(50_000) });
  expect(payment).toMatchObject({ state: 'paid', amount: 50_000, commission: 300 });
  expect((await world.account(agent)).entries.at(-1)).toMatchObject({ amount: -50_300, commission: 300 });
});

describe('where the oldest bill comes first', () => {
  let agent: Agent;
  let october: Quote;
  let november: Quote;
  beforeEach(async () => {
    agent = await world.addAgent(100_000);
    const bill = { institution: 'bozkir-elektrik', keys: { installation: `10${agent.number}` } };
    october = world.quoteFor(agent, { ...bill, period: '2026-10' });
    november = world.quoteFor(agent, { ...bill, period: '2026-11', after: october.id });
  });

  test('the newer one alone is refused', async () => {
    await expect(pay(agent, november)).rejects.toEqual(refusing('oldest-first', { institution: 'bozkir-elektrik' }));
    await expectUntouched(agent, october, november);
  });

  test('both in one basket are sent in their order, however the basket lists them', async () => {
    expect(await pay(agent, november, october)).toMatchObject([
      { id: november.id, state: 'paid' },
      { id: october.id, state: 'paid' },
    ]);
    expect(madeOf(october, november)).toEqual([0, 1]);
  });

  test('the newer one may follow the older one in a request of its own', async () => {
    await pay(agent, october);
    expect(await pay(agent, november)).toMatchObject([{ state: 'paid' }]);
  });

  test('the newer one may follow while the outcome of the older one is open', async () => {
    world.fault(october, { payment: 'late-paid' });
    expect(await pay(agent, october)).toMatchObject([{ state: 'pending' }]);
    expect(await pay(agent, november)).toMatchObject([{ id: november.id }]);
  });

  test('an older one that was refused is not paid: the newer one is refused, alone and with it', async () => {
    world.fault(october, { payment: 'refused' });
    expect(await pay(agent, october)).toMatchObject([{ state: 'refused' }]);
    await expect(pay(agent, november)).rejects.toEqual(refusing('oldest-first', { institution: 'bozkir-elektrik' }));
    await expect(pay(agent, october, november)).rejects.toEqual(
      refusing('oldest-first', { institution: 'bozkir-elektrik' }),
    );
  });

  test('what was paid is told again even when the older one has been undone since', async () => {
    await pay(agent, october, november);
    const paid = await world.payments.find(agent.number, october.id);
    if (paid === undefined) throw new Error('the older bill was not paid');
    await world.payments.move(paid, { ...paid, state: 'cancelled' });
    expect(await pay(agent, november)).toMatchObject([{ id: november.id, state: 'paid' }]);
  });
});

describe('what an account cannot bear is refused', () => {
  test('a basket beyond the balance as a whole, telling what is missing', async () => {
    const agent = await world.addAgent(20_000);
    const quotes = [world.quoteFor(agent), world.quoteFor(agent)];
    await expect(pay(agent, ...quotes)).rejects.toEqual(refusing('insufficient-balance', { missingKurus: 900 }));
    await expectUntouched(agent, ...quotes);
    expect(await pay(agent, ...quotes.slice(1))).toMatchObject([{ state: 'paid' }]);
  });

  test('a balance that just suffices is spent to the last kuruş', async () => {
    const agent = await world.addAgent(2 * (10_000 + FEE));
    await pay(agent, world.quoteFor(agent), world.quoteFor(agent));
    expect((await world.account(agent)).balance).toBe(0);
  });

  test('a payment beyond the limit of the day, until Istanbul midnight', async () => {
    const agent = await world.addAgent(100_000, { dailyLimit: kurus(30_000) });
    const lastMoment = later(startOf(dayAfter(dayOf(monday))), -1);
    world.clock.set(lastMoment);
    await pay(agent, world.quoteFor(agent), world.quoteFor(agent));
    const third = world.quoteFor(agent);
    await expect(pay(agent, third)).rejects.toEqual(
      refusing('daily-limit', { leftKurus: 30_000 - 2 * (10_000 + FEE) }),
    );
    world.clock.step(1);
    expect(await pay(agent, third)).toMatchObject([{ state: 'paid' }]);
  });

  test('what was given back the same day may be paid again', async () => {
    const agent = await world.addAgent(100_000, { dailyLimit: kurus(10_000 + FEE) });
    const refused = world.quoteFor(agent);
    world.fault(refused, { payment: 'refused' });
    await pay(agent, refused);
    expect(await pay(agent, world.quoteFor(agent))).toMatchObject([{ state: 'paid' }]);
  });
});

test('a gateway that cannot even be opened leaves the payment pending: nobody says it failed', async () => {
  const agent = await world.addAgent(100_000);
  const quote = world.quoteFor(agent);
  const dependencies = { ...world.dependencies(), collections: async () => Promise.reject(new Error('no secret')) };
  const paying = payBasket([{ quote, part: undefined }], world.payer(agent), dependencies, monday);
  expect(await paying).toMatchObject([{ state: 'pending' }]);
  expect((await world.account(agent)).balance).toBe(100_000 - 10_000 - FEE);
});
