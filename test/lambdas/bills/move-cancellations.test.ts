import { moveCancellations } from '../../../lambdas/bills/move-cancellations';
import { payBasket } from '../../../lambdas/bills/pay';
import { type TellDependencies, tellAnswers } from '../../../lambdas/bills/tell-answers';
import { openAgents } from '../../../lambdas/stores/agents';
import type { CollectionFault } from '../../../local/collection/faults';
import { reportCancellation } from '../../../shared/domain/cancel-payment';
import { Instant } from '../../../shared/domain/instant';
import type { Payment } from '../../../shared/domain/payment';
import type { Quote } from '../../../shared/domain/quote';
import { anOwner, monday, phoneNumber } from '../../support/builders';
import { mortal, unlessDead } from '../../support/crash';
import { smsOutbox } from '../../support/fakes';
import { openPaymentWorld, type PaymentWorld } from '../../support/payments';

const CLOSING = Instant.parse('2026-11-23T14:00:00.000Z');
const always = () => true;

let world: PaymentWorld;
let shops = 0;
beforeEach(async () => {
  world = await openPaymentWorld();
});
afterEach(() => world.close());

/** Bills of one shop paid at 15:00 and reported for cancellation by its owner, each going so at the bank; now it is 17:00. */
async function reported(...cancellations: CollectionFault['cancellation'][]) {
  shops += 1;
  world.clock.set(monday);
  const agent = await world.addAgent(10_000_000);
  const owner = anOwner({ agent: agent.number, phone: phoneNumber(shops) });
  await openAgents(world.database).add(agent, owner, 'no password');
  const quotes = cancellations.map(() => world.quoteFor(agent));
  for (const [index, cancellation] of cancellations.entries()) world.fault(quotes[index] as Quote, { cancellation });
  const basket = quotes.map((quote) => ({ quote, part: undefined }));
  const paid = await payBasket(basket, world.payer(agent), world.dependencies(), world.clock.now());
  for (const payment of paid) {
    const report = { reason: 'Yanlış abone', form: 'form-1', idCopy: 'id-1', reportedBy: owner.id };
    await world.payments.move(payment, reportCancellation(payment, report, [], world.clock.now()));
  }
  world.clock.set(CLOSING);
  const states = async () => (await Promise.all(quotes.map(find))).map(({ state }) => state);
  return { agent, owner, quotes, states };
}

async function find({ agent, id }: Quote): Promise<Payment> {
  const payment = await world.payments.find(agent, id);
  if (payment === undefined) throw new Error(`no payment ${id}`);
  return payment;
}

function telling(database = world.database) {
  const sms = smsOutbox();
  const { payments, institutions, now } = world.dependencies(database);
  const dependencies: TellDependencies = { agents: openAgents(database), payments, institutions, sms, now };
  return { sms, tell: () => tellAnswers(dependencies, world.clock.now(), always) };
}

test('a run whose time is up begins nothing more, and the next run takes what it left, one minute later', async () => {
  const { states } = await reported('prompt', 'prompt', 'refused', 'prompt', 'prompt');
  let asked = 0;
  const forTwo = () => {
    asked += 1;
    return asked <= 3;
  };
  const first = await moveCancellations(world.dependencies(), world.clock.now(), forTwo);
  expect(first.cancelled + first.refused).toBe(2);
  expect((await states()).filter((state) => state === 'cancelling')).toHaveLength(3);
  world.clock.step(60_000);
  await moveCancellations(world.dependencies(), world.clock.now(), always);
  expect(await states()).toEqual(['cancelled', 'cancelled', 'paid', 'cancelled', 'cancelled']);
});

test('who reported a cancellation gets one SMS with the answer, whichever it is, however often it is told', async () => {
  const { owner, quotes } = await reported('prompt', 'refused', 'late-accepted');
  await moveCancellations(world.dependencies(), world.clock.now(), always);
  const { sms, tell } = telling();
  const runs = await Promise.all([tell(), tell()]);
  await tell();
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
  const numberOf = (index: number) => quotes[index]?.id.slice(-6);
  expect(
    sms.sent
      .filter(({ to }) => to === owner.phone)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(
    [
      `Faturakom: Anadolu Gaz 2026-10 faturasi (islem ${numberOf(1)}) iptali kabul edilmedi. Dekontu verin, musteriyi kuruma yonlendirin.`,
      `Faturakom: Anadolu Gaz 2026-10 faturasi (islem ${numberOf(0)}) iptal edildi, 104,50 TL bakiyenize dondu.`,
    ].sort(),
  );
  expect((await find(quotes[0] as Quote)).cancellation?.toldAt).toBe(CLOSING);
  expect((await find(quotes[2] as Quote)).cancellation?.toldAt).toBeUndefined();
});

test('whatever point of telling a process dies at, nobody gets the message twice, and only death in between loses it', async () => {
  const points = await dieTelling();
  expect(points.found).toBeGreaterThan(3);
  for (let point = 1; point <= points.found; point += 1) {
    for (const moment of ['before', 'after'] as const) {
      const { sent, isMarked } = await dieTelling({ point, moment });
      expect({ point, moment, sent, isMarked }).toEqual({ point, moment, sent: isMarked ? 0 : 1, isMarked });
    }
  }
});

/** Tells one answer, dying where told; then another process goes on. `isMarked`: the first had written that it tells. */
async function dieTelling(death?: { point: number; moment: 'before' | 'after' }) {
  const { quotes } = await reported('prompt');
  await moveCancellations(world.dependencies(), world.clock.now(), always);
  const process = mortal(world.database, fetch, death);
  const first = telling(process.database);
  await unlessDead(process, first.tell);
  process.database.client.destroy();
  const isMarked = (await find(quotes[0] as Quote)).cancellation?.toldAt !== undefined;
  const second = telling();
  await second.tell();
  return { found: process.points.length, isMarked, sent: first.sms.sent.length + second.sms.sent.length };
}

test('a user who is gone is told nothing, and not tried again', async () => {
  const { quotes } = await reported('prompt');
  await moveCancellations(world.dependencies(), world.clock.now(), always);
  const { sms, tell } = telling();
  const findUser = async () => undefined;
  const { payments, institutions, now } = world.dependencies();
  const gone = { agents: { findUser }, payments, institutions, sms, now };
  expect(await tellAnswers(gone, world.clock.now(), always)).toEqual({ sent: 0, silent: 1, failed: 0 });
  expect(await tell()).toEqual({ sent: 0, silent: 0, failed: 0 });
  expect((await find(quotes[0] as Quote)).state).toBe('cancelled');
});
