import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { moveCancellation } from '../../../lambdas/bills/cancellation';
import { payBasket } from '../../../lambdas/bills/pay';
import { type CloseDayDependencies, closeDays } from '../../../lambdas/events/close-day';
import { settlePayments } from '../../../lambdas/events/settle-payments';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openClearings } from '../../../lambdas/stores/clearings';
import { openControls } from '../../../lambdas/stores/controls';
import type { Database } from '../../../lambdas/stores/database';
import { openDayEnds } from '../../../lambdas/stores/day-ends';
import { openFindings } from '../../../lambdas/stores/findings';
import { openLoadingDays } from '../../../lambdas/stores/loading-days';
import { openReconciliations } from '../../../lambdas/stores/reconciliations';
import { openSenders } from '../../../lambdas/stores/senders';
import { openSightings } from '../../../lambdas/stores/sightings';
import { openStatementBalances } from '../../../lambdas/stores/statement-balances';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { CollectionFault } from '../../../local/collection/faults';
import type { Agent, AgentNumber } from '../../../shared/domain/agent';
import { isCancelling, reportCancellation } from '../../../shared/domain/cancel-payment';
import { creditEntry } from '../../../shared/domain/credit';
import type { Finding } from '../../../shared/domain/finding';
import { Day, dayAfter, dayOf, type Instant, later, startOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { NO_TIMES } from '../../../shared/domain/loading-times';
import { type Payment, settleByHand } from '../../../shared/domain/payment';
import type { Quote } from '../../../shared/domain/quote';
import type { Transfer } from '../../../shared/domain/transfer';
import { aBankAccount, aTransfer, monday } from '../../support/builders';
import { type Death, mortal } from '../../support/crash';
import { institutionNamed, openPaymentWorld, type PaymentWorld } from '../../support/payments';

const today = dayOf(monday);
const MINUTE_MS = 60_000;
const LOADED = 800_000;

let world: PaymentWorld;
let agents: Agent[];

beforeEach(async () => {
  world = await openPaymentWorld({ orderMs: 300 });
  agents = [await world.addAgent(LOADED), await world.addAgent(LOADED)];
});
afterEach(() => world.close());

function dependencies(database: Database = world.database, fetch = globalThis.fetch): CloseDayDependencies {
  return {
    ...world.dependencies(database, fetch),
    agents: { allNumbers: async () => agents.map(({ number }) => number) },
    dayEnds: openDayEnds(database),
    transfers: openTransfers(database),
    senders: openSenders(database),
    findings: openFindings(database),
    reconciliations: openReconciliations(database),
    bankAccounts: openBankAccounts(database),
    sightings: openSightings(database),
    balances: openStatementBalances(database),
    controls: openControls(database),
    clearings: openClearings(database),
    loadingDays: openLoadingDays(database),
  };
}

function anAgentOf(index = 0): Agent {
  const agent = agents[index];
  if (agent === undefined) throw new Error(`no agent ${index}`);
  return agent;
}

/** Pays one bill as it comes; without a fault it is paid at once. */
async function pay(agent: Agent, fields: Partial<Quote> = {}, fault: Parameters<PaymentWorld['fault']>[1] = {}) {
  const { keys } = institutionNamed(fields.institution ?? 'anadolu-gaz');
  const subscription = Object.fromEntries(keys.map(({ name, sample }) => [name, sample]));
  const quote = world.quoteFor(agent, { keys: subscription, ...fields });
  world.fault(quote, fault);
  const basket = [{ quote, part: undefined }];
  const [payment] = await payBasket(basket, world.payer(agent), world.dependencies(), world.clock.now());
  if (payment === undefined) throw new Error('nothing was paid');
  return payment;
}

/** Half an hour past midnight after a day. */
function nightAfter(day: Day): Instant {
  return later(startOf(dayAfter(day)), 30 * MINUTE_MS);
}

async function findings(): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of openFindings(world.database).list(Day.parse('2026-01-01'), Day.parse('2026-12-31'))) {
    found.push(finding);
  }
  return found;
}

async function commissionsOf(agent: Agent) {
  const { entries } = await world.account(agent);
  return entries.filter(({ kind }) => kind === 'commission');
}

const dayEndsOf = (agent: AgentNumber) =>
  openDayEnds(world.database).list(agent, Day.parse('2026-01-01'), Day.parse('2026-12-31'));

test("closes each agent's day with its commission as one entry, dated the day after", async () => {
  const paid = [await pay(anAgentOf()), await pay(anAgentOf(), { institution: 'kent-su', fee: kurus(350) })];
  const earned = paid.reduce((sum, { commission }) => sum + commission, 0);
  world.clock.set(nightAfter(today));
  expect(await closeDays(dependencies())).toMatchObject({
    upTo: today,
    days: 2,
    commissionKurus: earned,
    broken: 0,
    failed: [],
    left: 0,
  });
  expect(await commissionsOf(anAgentOf())).toMatchObject([
    {
      amount: earned,
      contra: [{ account: 'commission-expense', amount: -earned }],
      reference: `commission:${today}`,
      note: '23.11.2026',
      at: world.clock.now(),
    },
  ]);
  expect(await dayEndsOf(anAgentOf().number)).toMatchObject([
    { day: today, openingBalance: 0, commission: earned, lines: [{ institution: 'anadolu-gaz' }, { fees: 350 }] },
  ]);
  expect(await commissionsOf(anAgentOf(1))).toEqual([]);
  expect(await dayEndsOf(anAgentOf(1).number)).toMatchObject([{ day: today, loaded: { count: 1 }, commission: 0 }]);
});

test('leaves a day open until every write of it has landed', async () => {
  await pay(anAgentOf());
  world.clock.set(later(startOf(dayAfter(today)), 9 * MINUTE_MS));
  expect(await closeDays(dependencies())).toMatchObject({ days: 0, commissionKurus: 0 });
  expect(await dayEndsOf(anAgentOf().number)).toEqual([]);
});

test('posts nothing twice: run again, run twice at once, and run the next night', async () => {
  const { commission } = await pay(anAgentOf());
  world.clock.set(nightAfter(today));
  const runs = await Promise.all([closeDays(dependencies()), closeDays(dependencies()), closeDays(dependencies())]);
  expect(runs.map(({ failed }) => failed)).toEqual([[], [], []]);
  expect(runs.reduce((sum, { commissionKurus }) => sum + commissionKurus, 0)).toBe(commission);
  expect(await closeDays(dependencies())).toMatchObject({ days: 0, commissionKurus: 0 });
  world.clock.set(nightAfter(dayAfter(today)));
  expect(await closeDays(dependencies())).toMatchObject({ days: 1, commissionKurus: 0 });
  expect(await commissionsOf(anAgentOf())).toHaveLength(1);
  expect(await dayEndsOf(anAgentOf().number)).toMatchObject([
    { day: today, commissionPosted: 0, commission },
    { day: dayAfter(today), commissionPosted: commission, commission: 0 },
  ]);
});

test('makes up for nights that were missed, day by day', async () => {
  const first = await pay(anAgentOf());
  world.clock.step(2 * 86_400_000);
  const second = await pay(anAgentOf());
  world.clock.set(nightAfter(dayAfter(today, 2)));
  expect(await closeDays(dependencies())).toMatchObject({ days: 3, commissionKurus: first.commission * 2 });
  expect((await commissionsOf(anAgentOf())).map(({ reference, amount }) => [reference, amount])).toEqual([
    [`commission:${today}`, first.commission],
    [`commission:${dayAfter(today, 2)}`, second.commission],
  ]);
});

test('whatever point of it a run dies at, the next one leaves the books as if nothing had happened', async () => {
  /** A day on which one agent earns, and a run in the night after it. */
  const passDay = async (death?: Death) => {
    const { commission } = await pay(anAgentOf());
    const day = dayOf(world.clock.now());
    world.clock.set(nightAfter(day));
    const process = mortal(world.database, globalThis.fetch, death);
    const [outcome] = await Promise.allSettled([closeDays(dependencies(process.database, process.fetch))]);
    process.database.client.destroy();
    return { commission, day, process, outcome };
  };
  const nextMorning = () => world.clock.step(8 * 60 * MINUTE_MS);
  for (const _ of ['the first load', 'the day after it']) {
    await passDay();
    nextMorning();
  }
  const { points } = (await passDay()).process;
  let covered = 0;
  for (const [index, name] of points.entries()) {
    for (const moment of ['before', 'after'] as const) {
      nextMorning();
      const { commission, day, process } = await passDay({ point: index + 1, moment });
      expect({ index, name: process.points.at(-1), isDead: process.isDead() }).toEqual({ index, name, isDead: true });
      await closeDays(dependencies());
      const posted = (await commissionsOf(anAgentOf())).filter(({ reference }) => reference === `commission:${day}`);
      expect({ index, moment, posted }).toMatchObject({ index, moment, posted: [{ amount: commission }] });
      expect(await openReconciliations(world.database).latest('demo')).toMatchObject({ day, differences: 0 });
      expect(await closeDays(dependencies())).toMatchObject({ days: 0, failed: [], gateways: [] });
    }
    covered += 1;
  }
  console.log(`closing a day: ${points.length} points found, ${covered} covered, before and after each`);
  expect(covered).toBe(points.length);
  expect(await findings()).toEqual([]);
}, 120_000);

test("one agent's trouble stops nobody else, and is tried again", async () => {
  await pay(anAgentOf(1));
  world.clock.set(nightAfter(today));
  const whole = dependencies();
  const ledger: CloseDayDependencies['ledger'] = {
    ...whole.ledger,
    chain(account, after) {
      if (account === anAgentOf().number) throw new Error('unreadable');
      return whole.ledger.chain(account, after);
    },
  };
  expect(await closeDays({ ...whole, ledger })).toMatchObject({ days: 1, failed: [anAgentOf().number] });
  expect(await closeDays(whole)).toMatchObject({ days: 1, failed: [] });
});

test('a changed entry becomes one finding, and the day is closed all the same', async () => {
  const agent = anAgentOf();
  await pay(agent);
  await world.database.client.send(
    new UpdateCommand({
      TableName: world.database.tables.Transactions,
      Key: { pk: `ACCOUNT#${agent.number}`, sk: 'ENTRY#000000000001' },
      UpdateExpression: 'SET note = :note',
      ExpressionAttributeValues: { ':note': 'changed' },
    }),
  );
  world.clock.set(nightAfter(today));
  expect(await closeDays(dependencies())).toMatchObject({ days: 2, broken: 1 });
  world.clock.set(nightAfter(dayAfter(today)));
  expect(await closeDays(dependencies())).toMatchObject({ days: 1, broken: 0 });
  expect(await findings()).toEqual([
    {
      day: today,
      kind: 'ledger-broken',
      agent: agent.number,
      reference: '1',
      reason: 'hash',
      foundAt: nightAfter(today),
      state: 'open',
    },
  ]);
});

test('agrees with the gateway on paid, refused and late payments, also around midnight', async () => {
  await pay(anAgentOf());
  await pay(anAgentOf(), { institution: 'hat-telefon' }, { payment: 'refused' });
  world.clock.set(later(startOf(dayAfter(today)), -500));
  const crossing = await pay(anAgentOf(1), {}, { payment: 'lost-after' });
  await pay(anAgentOf(1), {}, { payment: 'late-paid', lateSeconds: 60 });
  world.clock.step(5 * MINUTE_MS);
  await settlePayments(world.dependencies());
  const found = await world.payments.find(anAgentOf(1).number, crossing.id);
  expect(found).toMatchObject({ state: 'paid' });
  expect(dayOf((found as Payment).settledAt ?? monday)).toBe(dayAfter(today));
  for (const day of [today, dayAfter(today)]) {
    world.clock.set(nightAfter(day));
    await settlePayments(world.dependencies());
    const { gateways } = await closeDays(dependencies());
    expect(gateways.at(-1)).toEqual({ gateway: 'demo', day, outcome: 'reconciled', differences: 0 });
  }
  expect(await findings()).toEqual([]);
});

test('agrees with the gateway on a payment that it made a day and more after its start, and staff settled', async () => {
  const payment = await pay(anAgentOf(), {}, { payment: 'late-paid', lateSeconds: 40 * 3_600 });
  world.clock.set(later(monday, 25 * 3_600_000));
  await settlePayments(world.dependencies());
  const waiting = await world.payments.find(payment.agent, payment.id);
  if (waiting === undefined) throw new Error('lost');
  world.clock.set(later(monday, 41 * 3_600_000));
  const { payment: settled } = settleByHand(waiting, 'paid', 'institution called', world.clock.now());
  expect(await world.payments.move(waiting, settled)).toBe(true);
  for (const days of [0, 1, 2]) {
    world.clock.set(nightAfter(dayAfter(today, days)));
    const { gateways } = await closeDays(dependencies());
    expect(gateways.at(-1)).toMatchObject({ day: dayAfter(today, days), outcome: 'reconciled', differences: 0 });
  }
  expect(await findings()).toEqual([]);
});

test('agrees with the gateway on cancellations, also one accepted days after its payment', async () => {
  const prompt = await pay(anAgentOf());
  const late = await pay(anAgentOf(1), {}, { cancellation: 'late-accepted', lateSeconds: 2 * 86_400 });
  const gateway = await world.collections()('demo');
  const report = { reason: 'wrong bill', form: 'form', idCopy: 'copy', reportedBy: 'owner' };
  const cancelling = [prompt, late].map((payment) => reportCancellation(payment, report, [], world.clock.now()));
  for (const [index, payment] of [prompt, late].entries()) {
    const reported = cancelling[index];
    if (reported === undefined || !(await world.payments.move(payment, reported))) throw new Error('not reported');
    await moveCancellation(reported, gateway, world.dependencies());
  }
  for (const days of [0, 1]) {
    world.clock.set(nightAfter(dayAfter(today, days)));
    expect((await closeDays(dependencies())).gateways.at(-1)).toMatchObject({ outcome: 'reconciled', differences: 0 });
  }
  world.clock.set(later(monday, 2 * 86_400_000 + MINUTE_MS));
  const waiting = await world.payments.find(late.agent, late.id);
  if (waiting === undefined || !isCancelling(waiting)) throw new Error('not waiting');
  expect(await moveCancellation(waiting, gateway, world.dependencies())).toMatchObject({ state: 'cancelled' });
  world.clock.set(nightAfter(dayAfter(today, 2)));
  expect((await closeDays(dependencies())).gateways.at(-1)).toMatchObject({ outcome: 'reconciled', differences: 0 });
  expect((await openReconciliations(world.database).latest('demo'))?.totals).toMatchObject([
    { institution: 'anadolu-gaz', paidCount: 0, cancelledCount: 1, cancelledAmount: late.amount },
  ]);
  expect(await findings()).toEqual([]);
});

test('a payment the gateway does not list and one it lists with another amount are findings, told once', async () => {
  const missing = await pay(anAgentOf());
  const wrong = await pay(anAgentOf(1), { institution: 'hat-telefon' });
  await pay(anAgentOf(1), { institution: 'yildiz-tv' });
  world.collection.faults.set('anadolu-gaz', CollectionFault.parse({ dayEnd: 'missing-line' }));
  world.collection.faults.set('hat-telefon', CollectionFault.parse({ dayEnd: 'wrong-amount' }));
  world.clock.set(nightAfter(today));
  const common = { day: today, gateway: 'demo', ourState: 'paid', foundAt: world.clock.now(), state: 'open' };
  expect((await closeDays(dependencies())).gateways.at(-1)).toMatchObject({ outcome: 'reconciled', differences: 2 });
  const expected = [
    {
      ...common,
      kind: 'paid-here-not-there',
      institution: 'anadolu-gaz',
      agent: anAgentOf().number,
      reference: missing.id,
      ourAmount: missing.amount,
    },
    {
      ...common,
      kind: 'amount-differs',
      institution: 'hat-telefon',
      agent: anAgentOf(1).number,
      reference: wrong.id,
      ourAmount: wrong.amount,
      theirAmount: wrong.amount + 1,
    },
  ];
  expect(await findings()).toEqual(expected);
  expect(await world.payments.find(anAgentOf().number, missing.id)).toEqual(missing);
});

test('a payment that is paid there and refused here is a finding', async () => {
  const payment = await pay(anAgentOf());
  const { settledAt: _, ...rest } = payment;
  await world.payments.move(payment, { ...rest, state: 'refused', refusal: 'institution-refused' });
  world.clock.set(nightAfter(today));
  await closeDays(dependencies());
  expect(await findings()).toMatchObject([
    { kind: 'paid-there-not-here', reference: payment.id, theirAmount: payment.amount, ourState: 'refused' },
  ]);
});

test('a gateway that is not final or does not answer is asked again, and its days are made up for in order', async () => {
  await pay(anAgentOf());
  world.clock.set(nightAfter(today));
  const whole = dependencies();
  const down = { ...whole, collections: world.collections(async () => new Response('', { status: 503 })) };
  const [first] = (await closeDays(down)).gateways;
  expect(first).toMatchObject({ gateway: 'demo', outcome: 'unavailable' });
  const open = world.collections(async (input, init) => {
    const response = await globalThis.fetch(input, init);
    return new Response((await response.text()).replace('"isFinal":true', '"isFinal":false'), { status: 200 });
  });
  expect((await closeDays({ ...whole, collections: open })).gateways).toMatchObject([{ outcome: 'not-final' }]);
  const { gateways } = await closeDays(whole);
  expect(gateways.map(({ day, outcome }) => [day, outcome])).toEqual(
    [-6, -5, -4, -3, -2, -1, 0].map((days) => [dayAfter(today, days), 'reconciled']),
  );
  expect(await closeDays(whole)).toMatchObject({ gateways: [] });
});

test('a night remembers whose money came to whom, once', async () => {
  const agent = anAgentOf().number;
  const sender = { senderIban: 'TR330006100519786457841326', senderName: 'ALİ ÖRNEK' };
  const transfer = aTransfer({ ...sender, id: 'sent', agent, amount: kurus(10_000) });
  const posting = {
    entry: creditEntry({ ...transfer, agent }, 'Ziraat'),
    cause: openTransfers(world.database).creditWrite(transfer),
  };
  await dependencies().ledger.append(agent, () => [posting], world.clock.now);
  world.clock.step(24 * 3_600_000);
  for (const _ of [1, 2]) await closeDays(dependencies());
  expect(await openSenders(world.database).histories({ senderIban: sender.senderIban })).toMatchObject([
    { agent, loads: 1, confirmed: 0 },
  ]);
});

describe('a night adds up how long loadings took', () => {
  /** Loads an agent by a transfer that the bank booked so long before. */
  async function load(index: number, id: string, tookMs: number, fields: Partial<Transfer> = {}, by?: string) {
    const agent = anAgentOf(index).number;
    const bookedAt = later(world.clock.now(), -tookMs);
    const transfer = aTransfer({ id, agent, amount: kurus(10_000), bookedAt, ...fields });
    const entry = { ...creditEntry({ ...transfer, agent }, 'Ziraat'), ...(by === undefined ? {} : { by }) };
    const posting = { entry, cause: openTransfers(world.database).creditWrite(transfer) };
    await dependencies().ledger.append(agent, () => [posting], world.clock.now);
  }

  const days = () => openLoadingDays(world.database).between(today, dayAfter(today, 30));

  beforeEach(async () => {
    const files = { id: 'files', kind: 'statement-files' as const };
    await openBankAccounts(world.database).save(aBankAccount({ feeds: [aFeed, files] }));
  });

  const aFeed = { id: 'service', kind: 'activity-service', url: 'https://bank.example', secret: 'ziraat-1' } as const;

  test('over all agents, exactly, once', async () => {
    await load(0, 'quick', 30_000, { feed: 'service' });
    await load(0, 'old', 45_000);
    await load(1, 'slow', 400_000, { feed: 'service' });
    world.clock.set(nightAfter(today));
    for (const _ of [1, 2]) await closeDays(dependencies());
    expect(await days()).toEqual([
      {
        day: today,
        times: {
          counts: { 30: 1, 50: 1, 420: 1 },
          atNight: 0,
          slowest: { account: 'ziraat-1', bookedAt: later(monday, -400_000), ms: 400_000 },
        },
      },
    ]);
  });

  test('without those that staff credited, and those of which the bank told only the day', async () => {
    await load(0, 'by-hand', 7_200_000, { feed: 'service' }, 'staff-1');
    await load(0, 'of-a-file', 7_200_000, { feed: 'files' });
    await load(0, 'of-a-lost-feed', 7_200_000, { feed: 'gone' });
    world.clock.set(nightAfter(today));
    await closeDays(dependencies());
    expect(await days()).toEqual([{ day: today, times: NO_TIMES }]);
  });

  test('only when every agent is closed, and then of all the days since', async () => {
    await load(0, 'quick', 30_000, { feed: 'service' });
    world.clock.set(nightAfter(today));
    const whole = dependencies();
    const chain: typeof whole.ledger.chain = (agent, ...rest) => {
      if (agent === anAgentOf(1).number) throw new Error('cannot be read');
      return whole.ledger.chain(agent, ...rest);
    };
    const broken = { ...whole, ledger: { ...whole.ledger, chain } };
    expect(await closeDays(broken)).toMatchObject({ failed: [anAgentOf(1).number] });
    expect(await days()).toEqual([]);
    await load(1, 'next', 20_000, { feed: 'service' });
    world.clock.set(nightAfter(dayAfter(today)));
    await closeDays(whole);
    expect((await days()).map(({ day, times }) => [day, times.counts])).toEqual([
      [today, { 30: 1 }],
      [dayAfter(today), { 20: 1 }],
    ]);
  });
});
