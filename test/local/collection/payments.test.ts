import { setTimeout as wait } from 'node:timers/promises';
import { demoInstitutions } from '../../../local/demo/institutions';
import { kurus } from '../../../shared/domain/kurus';
import { orderOf, type Running, run } from './running';

let running: Running;
beforeEach(async () => {
  running = await run();
});
afterEach(() => running.close());

const unknown = (why: string) => ({ kind: 'unknown', why });

/** How often a reference was really paid. */
function timesPaid(reference: string): number {
  return running.collection.payments().filter((payment) => payment.reference === reference).length;
}

test('pays promptly, once however often the order is sent', async () => {
  const order = orderOf(running);
  const answer = await running.gateway.pay(order);
  expect(answer).toMatchObject({ kind: 'paid', at: running.now() });
  running.pass(3_600);
  expect(await running.gateway.pay(order)).toEqual(answer);
  expect(await Promise.all([1, 2, 3].map(() => running.gateway.pay(order)))).toEqual([answer, answer, answer]);
  expect(await running.gateway.outcome(order)).toEqual(answer);
  expect(timesPaid(order.reference)).toBe(1);
});

test('an order sent many times at once is one payment', async () => {
  const order = orderOf(running);
  const answers = await Promise.all(Array.from({ length: 20 }, () => running.gateway.pay(order)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(timesPaid(order.reference)).toBe(1);
});

test('our reference with another content is a contradiction and changes nothing', async () => {
  const order = orderOf(running);
  await running.gateway.pay(order);
  const other = { ...orderOf(running, 'anadolu-gaz', 1), reference: order.reference };
  expect(await running.gateway.pay(other)).toEqual(unknown('contradiction'));
  expect(await running.gateway.outcome(other)).toEqual(unknown('contradiction'));
  expect(running.collection.payments()).toHaveLength(1);
});

test('a bill is paid under one reference only', async () => {
  const order = orderOf(running);
  await running.gateway.pay(order);
  const second = { ...order, reference: 'payment-second' };
  expect(await running.gateway.pay(second)).toEqual({ kind: 'refused', reason: 'already-paid' });
  expect(await running.gateway.outcome(second)).toEqual({ kind: 'refused', reason: 'already-paid' });
});

test('refuses what the institution would: an unknown bill, another amount, a newer bill first', async () => {
  const order = orderOf(running, 'bozkir-elektrik', 0);
  expect(await running.gateway.pay({ ...order, reference: 'payment-a1', bill: '1' })).toEqual({
    kind: 'refused',
    reason: 'bill-not-found',
  });
  expect(
    await running.gateway.pay({ ...order, reference: 'payment-a2', amount: kurus(order.amount - 1) as never }),
  ).toEqual({
    kind: 'refused',
    reason: 'amount-not-accepted',
  });
  const newer = orderOf(running, 'bozkir-elektrik', 1);
  expect(await running.gateway.pay(newer)).toEqual({ kind: 'refused', reason: 'older-bill-first' });
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'paid' });
  expect(await running.gateway.pay({ ...newer, reference: 'payment-a3' })).toMatchObject({ kind: 'paid' });
});

test('a part of a bill leaves the rest open, where parts are taken', async () => {
  const order = orderOf(running, 'gokce-mobil');
  const part = { ...order, amount: kurus(2_500) as typeof order.amount };
  expect(await running.gateway.pay(part)).toMatchObject({ kind: 'paid' });
  expect(running.collection.openBills('gokce-mobil')[0]).toMatchObject({
    bill: order.bill,
    amountKurus: order.amount - 2_500,
  });
  expect(await running.gateway.pay({ ...order, reference: 'payment-whole' })).toMatchObject({
    reason: 'amount-not-accepted',
  });
});

test('is slow within the limit, and unknown beyond it though the payment is made', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { slowMs: 50 });
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'paid' });

  const second = orderOf(running);
  running.fault('anadolu-gaz', { slowMs: 600 });
  expect(await running.gateway.pay(second)).toEqual(unknown('timeout'));
  expect(await running.gateway.outcome(second)).toEqual(unknown('unknown-reference'));
  await wait(400);
  expect(await running.gateway.outcome(second)).toMatchObject({ kind: 'paid' });
});

test('an answer lost after the effect: unknown, then paid when asked', async () => {
  const order = orderOf(running);
  running.fault(`${order.institution}/${order.bill}`, { payment: 'lost-after' });
  expect(await running.gateway.pay(order)).toEqual(unknown('unavailable'));
  expect(await running.gateway.outcome(order)).toMatchObject({ kind: 'paid' });
  expect(timesPaid(order.reference)).toBe(1);
});

test('an answer lost before the effect: unknown, and never heard of', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'lost-before' });
  expect(await running.gateway.pay(order)).toEqual(unknown('unavailable'));
  running.pass(86_400);
  expect(await running.gateway.outcome(order)).toEqual(unknown('unknown-reference'));
  expect(timesPaid(order.reference)).toBe(0);
});

test('a definite refusal with its reason', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'refused', reason: 'subscription-blocked' });
  expect(await running.gateway.pay(order)).toEqual({ kind: 'refused', reason: 'subscription-blocked' });
  running.collection.faults.clear();
  expect(await running.gateway.pay(order)).toEqual({ kind: 'refused', reason: 'subscription-blocked' });
  expect(timesPaid(order.reference)).toBe(0);
});

test('a temporary failure has no effect; the same order goes through later', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'unavailable' });
  expect(await running.gateway.pay(order)).toEqual(unknown('unavailable'));
  expect(await running.gateway.outcome(order)).toEqual(unknown('unknown-reference'));
  running.collection.faults.clear();
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'paid' });
});

test.each([
  ['late-paid', { kind: 'paid' }, 1],
  ['late-refused', { kind: 'refused', reason: 'institution-refused' }, 0],
] as const)('%s: in process until then, and so after a restart', async (payment, settled, times) => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment, lateSeconds: 120 });
  expect(await running.gateway.pay(order)).toEqual(unknown('processing'));
  running.pass(119);
  await running.restart();
  expect(await running.gateway.outcome(order)).toEqual(unknown('processing'));
  expect(timesPaid(order.reference)).toBe(0);
  expect(await running.gateway.pay({ ...order, reference: 'payment-other' })).toMatchObject({ reason: 'already-paid' });
  running.pass(1);
  expect(await running.gateway.outcome(order)).toMatchObject(settled);
  expect(timesPaid(order.reference)).toBe(times);
});

test('an unknown reference that later becomes known', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'unknown-then-paid', lateSeconds: 300 });
  expect(await running.gateway.pay(order)).toEqual(unknown('timeout'));
  running.pass(299);
  expect(await running.gateway.outcome(order)).toEqual(unknown('unknown-reference'));
  running.pass(1);
  expect(await running.gateway.outcome(order)).toMatchObject({ kind: 'paid' });
  expect(timesPaid(order.reference)).toBe(1);
});

test('an error with the words of a refusal is none; the outcome is paid', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'error-then-paid' });
  expect(await running.gateway.pay(order)).toEqual(unknown('unavailable'));
  expect(await running.gateway.outcome(order)).toMatchObject({ kind: 'paid' });
});

test('a lie that keeps the form is told by a second question only', async () => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment: 'refused-then-paid' });
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'refused' });
  expect(await running.gateway.outcome(order)).toMatchObject({ kind: 'paid' });
  expect(timesPaid(order.reference)).toBe(1);
});

test.each(['wrong-amount', 'wrong-reference'] as const)('%s is a contradiction, not a payment', async (payment) => {
  const order = orderOf(running);
  running.fault('anadolu-gaz', { payment });
  expect(await running.gateway.pay(order)).toEqual(unknown('contradiction'));
  expect(await running.gateway.outcome(order)).toEqual(unknown('contradiction'));
  running.collection.faults.clear();
  expect(await running.gateway.outcome(order)).toMatchObject({ kind: 'paid' });
});

test('closes at night by its hours, and by a switch', async () => {
  const keys = { subscriber: '4410021' };
  const order = orderOf(running, 'kent-su');
  running.fault('kent-su', { isClosed: true });
  await expect(running.gateway.inquire('kent-su', keys)).rejects.toMatchObject({ kind: 'closed' });
  running.collection.faults.clear();
  expect((await running.gateway.inquire('kent-su', keys)).bills.length).toBeGreaterThan(0);
  running.pass(11.5 * 3_600);
  await expect(running.gateway.inquire('kent-su', keys)).rejects.toMatchObject({ kind: 'closed' });
  expect(await running.gateway.pay(order)).toEqual({ kind: 'refused', reason: 'institution-closed' });
});

test('inquiries: the sample of every institution has bills, the subscription that ends in 4 owes nothing', async () => {
  for (const { id, keys } of demoInstitutions) {
    const sample = Object.fromEntries(keys.map((key) => [key.name, key.sample]));
    const { bills } = await running.gateway.inquire(id, sample);
    expect(bills.length).toBeGreaterThanOrEqual(3);
    expect(bills.map(({ period }) => period)).toEqual(bills.map(({ period }) => period).sort());
    expect(bills.every(({ subscriberName }) => subscriberName === 'Ayşe Ö*****')).toBe(true);
    const paidUp = keys.map((key) => [key.name, key.isMandatory ? `${key.sample.slice(0, -1)}4` : key.sample]);
    expect(await running.gateway.inquire(id, Object.fromEntries(paidUp))).toEqual({ bills: [] });
  }
});

test('inquiries fail as what they are', async () => {
  const ask = (keys: Record<string, string>) => running.gateway.inquire('kent-su', keys);
  await expect(ask({ subscriber: '9999999' })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(ask({ subscriber: 'x' })).rejects.toMatchObject({ kind: 'wrong-keys' });
  running.fault('kent-su', { inquiry: 'unavailable' });
  await expect(ask({ subscriber: '4410021' })).rejects.toMatchObject({ kind: 'unavailable', reason: 'status 503' });
  running.fault('kent-su', { inquiry: 'lost' });
  await expect(ask({ subscriber: '4410021' })).rejects.toMatchObject({ kind: 'unavailable', reason: 'no answer' });
  running.fault('kent-su', { slowMs: 2_000 });
  await expect(ask({ subscriber: '4410021' })).rejects.toMatchObject({ kind: 'timeout' });
});
