import { cancellationOf, orderOf, type Running, run } from './running';

let running: Running;
beforeEach(async () => {
  running = await run({ linesPerPage: 2 });
});
afterEach(() => running.close());

const unknown = (why: string) => ({ kind: 'unknown', why });

async function paidOrder(institution = 'anadolu-gaz') {
  const order = orderOf(running, institution);
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'paid' });
  return order;
}

test('takes a payment back once, and the bill is open again', async () => {
  const payment = await paidOrder();
  const order = cancellationOf(payment);
  const answer = await running.gateway.cancel(order);
  expect(answer).toEqual({ kind: 'accepted', at: running.now() });
  running.pass(60);
  expect(await running.gateway.cancel(order)).toEqual(answer);
  expect(await running.gateway.cancellationOutcome(order)).toEqual(answer);
  expect(await running.gateway.cancel({ ...order, reference: 'cancel-again' })).toEqual({
    kind: 'refused',
    reason: 'already-cancelled',
  });
  expect(running.collection.payments()).toMatchObject([{ reference: payment.reference, isCancelled: true }]);
  expect(running.collection.openBills('anadolu-gaz').map(({ bill }) => bill)).toContain(payment.bill);
  expect(await running.gateway.outcome(payment)).toMatchObject({ kind: 'paid' });
});

test('refuses what was never paid, and another amount', async () => {
  const unpaid = cancellationOf(orderOf(running));
  expect(await running.gateway.cancel(unpaid)).toEqual({ kind: 'refused', reason: 'payment-not-paid' });
  const order = cancellationOf(await paidOrder());
  expect(await running.gateway.cancel({ ...order, amount: (order.amount + 1) as typeof order.amount })).toEqual({
    kind: 'refused',
    reason: 'amount-differs',
  });
  expect(await running.gateway.cancel(order)).toEqual(unknown('contradiction'));
});

test('refused, with the institution’s reason; the payment stands', async () => {
  const order = cancellationOf(await paidOrder());
  running.fault('anadolu-gaz', { cancellation: 'refused', reason: 'too-late' });
  expect(await running.gateway.cancel(order)).toEqual({ kind: 'refused', reason: 'too-late' });
  expect(running.collection.payments()).toMatchObject([{ isCancelled: false }]);
});

test.each([
  ['late-accepted', { kind: 'accepted' }, true],
  ['late-refused', { kind: 'refused', reason: 'institution-refused' }, false],
] as const)('%s: in process until then', async (cancellation, settled, isCancelled) => {
  const order = cancellationOf(await paidOrder());
  running.fault('anadolu-gaz', { cancellation, lateSeconds: 600 });
  expect(await running.gateway.cancel(order)).toEqual(unknown('processing'));
  running.pass(599);
  await running.restart();
  expect(await running.gateway.cancellationOutcome(order)).toEqual(unknown('processing'));
  running.pass(1);
  expect(await running.gateway.cancellationOutcome(order)).toMatchObject(settled);
  expect(running.collection.payments()).toMatchObject([{ isCancelled }]);
});

test.each([
  ['lost-after', { kind: 'accepted' }],
  ['lost-before', unknown('unknown-reference')],
  ['unavailable', unknown('unknown-reference')],
] as const)('%s: unknown, then what is found by asking', async (cancellation, outcome) => {
  const order = cancellationOf(await paidOrder());
  running.fault('anadolu-gaz', { cancellation });
  expect(await running.gateway.cancel(order)).toEqual(unknown('unavailable'));
  expect(await running.gateway.cancellationOutcome(order)).toMatchObject(outcome);
});

async function linesOf(day: Parameters<Running['gateway']['dayEndLines']>[0]) {
  const lines = [];
  for await (const line of running.gateway.dayEndLines(day)) lines.push(line);
  return lines;
}

const today = '2026-11-23' as Parameters<Running['gateway']['dayEnd']>[0];

test('a day end counts what was paid and cancelled, and its lines add up to it', async () => {
  const [first, second, third] = [
    await paidOrder(),
    await paidOrder('isik-internet'),
    await paidOrder('isik-internet'),
  ];
  running.pass(60);
  await running.gateway.cancel(cancellationOf(second));
  expect(await running.gateway.dayEnd(today)).toEqual({
    day: today,
    isFinal: false,
    totals: [
      { institution: 'anadolu-gaz', paidCount: 1, paidAmount: first.amount, cancelledCount: 0, cancelledAmount: 0 },
      {
        institution: 'isik-internet',
        paidCount: 2,
        paidAmount: second.amount + third.amount,
        cancelledCount: 1,
        cancelledAmount: second.amount,
      },
    ],
  });
  expect(await linesOf(today)).toMatchObject([
    { kind: 'paid', reference: first.reference, amount: first.amount },
    { kind: 'paid', reference: second.reference, amount: second.amount },
    { kind: 'paid', reference: third.reference, amount: third.amount },
    {
      kind: 'cancelled',
      reference: second.reference,
      cancellation: `cancel-${second.reference}`,
      amount: second.amount,
    },
  ]);
});

test('a payment belongs to the Istanbul day on which it was settled', async () => {
  running.pass(11 * 3_600 + 3_599);
  const before = await paidOrder('bozkir-elektrik');
  running.fault('anadolu-gaz', { payment: 'late-paid', lateSeconds: 3_600 });
  await running.gateway.pay(orderOf(running));
  running.pass(3_601);
  expect(await running.gateway.dayEnd(today)).toMatchObject({ isFinal: true, totals: [{ paidAmount: before.amount }] });
  const tomorrow = '2026-11-24' as typeof today;
  expect((await running.gateway.dayEnd(tomorrow)).totals).toMatchObject([{ institution: 'anadolu-gaz', paidCount: 1 }]);
});

test.each([
  ['missing-line', 1, 0],
  ['wrong-amount', 2, 1],
] as const)('a day end with a %s, for the reconciliation to find', async (dayEnd, count, surplusKurus) => {
  const [first, second] = [await paidOrder(), await paidOrder()];
  running.fault('anadolu-gaz', { dayEnd });
  const [total] = (await running.gateway.dayEnd(today)).totals;
  const told = dayEnd === 'missing-line' ? second.amount : first.amount + second.amount + surplusKurus;
  expect(total).toMatchObject({ paidCount: count, paidAmount: told });
  expect(await linesOf(today)).toHaveLength(count);
});
