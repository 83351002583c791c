import fc from 'fast-check';
import { CollectionFailure, openCollection } from '../../../lambdas/gateways/collection';
import { CancellationAnswer, GatewayAnswer } from '../../../shared/domain/gateway-answer';
import type { CancellationOrder, PaymentOrder } from '../../../shared/domain/gateway-order';
import type { Day, Instant } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';

const order = {
  reference: 'payment-0001',
  institution: 'kent-su',
  bill: '20261012345678',
  amount: kurus(123_405),
} as PaymentOrder;
const cancellation = { reference: 'cancel-0001', payment: 'payment-0001', amount: kurus(123_405) } as CancellationOrder;
const echo = { ...order, amount: '1234.05' };
const paid = { ...echo, status: 'paid', receipt: 'R-1', at: '2026-11-23T17:00:00.000+03:00' };
const refused = { ...echo, status: 'refused', reason: 'already-paid' };

/** A gateway that answers every call alike, and what it was asked. */
function answering(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return gatewayOn(async () => new Response([204, 205, 304].includes(status) ? null : text, { status }));
}

function gatewayOn(fetch: typeof globalThis.fetch, orderMs = 1_000) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const troubles: boolean[] = [];
  const gateway = openCollection({
    url: 'http://127.0.0.1:1/service/',
    credentials: { apiKey: 'key', signingKey: 'a-signing-key-of-tests' },
    now: () => '2026-11-23T14:00:00.000Z' as Instant,
    fetch: (input, init) => {
      asked.push({ url: String(input), init });
      return fetch(input, init);
    },
    note: (isTrouble) => troubles.push(isTrouble),
    timeouts: { orderMs, outcomeMs: orderMs, inquiryMs: orderMs, dayEndMs: orderMs },
  });
  return { gateway, asked, troubles };
}

test('a well-formed answer about our order is definite', async () => {
  expect(await answering(200, paid).gateway.pay(order)).toEqual({
    kind: 'paid',
    receipt: 'R-1',
    at: '2026-11-23T14:00:00.000Z',
  });
  expect(await answering(200, refused).gateway.pay(order)).toEqual({ kind: 'refused', reason: 'already-paid' });
});

test.each([
  ['a payment', 200, paid, false],
  ['a refusal', 200, refused, false],
  ['an unknown reference', 404, { code: 'no-such-reference' }, false],
  ['an error of its own', 500, {}, true],
  ['a door that lets us not in', 401, { code: 'not-signed' }, true],
])('%s says whether the gateway is in trouble', async (_, status, body, isTrouble) => {
  const { gateway, troubles } = answering(status, body);
  await gateway.pay(order);
  expect(troubles).toEqual([isTrouble]);
});

test('silence says that the gateway is in trouble', async () => {
  const { gateway, troubles } = gatewayOn(async () => Promise.reject(new Error('no connection')));
  await gateway.pay(order);
  expect(troubles).toEqual([true]);
});

const nothingDefinite: [string, number, unknown, string][] = [
  ['a refusal with status 500', 500, refused, 'unavailable'],
  ['a refusal with status 400', 400, refused, 'unavailable'],
  ['a refusal with status 404', 404, refused, 'unavailable'],
  ['a refusal with status 422', 422, refused, 'unavailable'],
  ['a payment with status 201', 201, paid, 'unavailable'],
  ['too many requests', 429, { code: 'slow-down' }, 'unavailable'],
  ['not signed', 401, { code: 'not-signed' }, 'unavailable'],
  ['a redirect', 302, '', 'unavailable'],
  ['our reference with another content', 409, { code: 'reference-used' }, 'contradiction'],
  ['a page of maintenance', 200, '<html>Bakım çalışması</html>', 'unreadable'],
  ['half a refusal', 200, JSON.stringify(refused).slice(0, -5), 'unreadable'],
  ['nothing', 200, '', 'unreadable'],
  ['null', 200, 'null', 'unreadable'],
  ['a list of a refusal', 200, [refused], 'unreadable'],
  ['a refusal with a receipt', 200, { ...refused, receipt: 'R-1' }, 'unreadable'],
  ['a refusal with a time of payment', 200, { ...refused, at: paid.at }, 'unreadable'],
  ['a payment with a reason', 200, { ...paid, reason: 'already-paid' }, 'unreadable'],
  ['a refusal without a reason', 200, { ...refused, reason: undefined }, 'unreadable'],
  ['a refusal in other letters', 200, { ...refused, status: 'REFUSED' }, 'unreadable'],
  ['a status nobody agreed on', 200, { ...refused, status: 'rejected' }, 'unreadable'],
  ['a refusal without our reference', 200, { ...refused, reference: undefined }, 'unreadable'],
  ['a refusal of another reference', 200, { ...refused, reference: 'payment-0002' }, 'contradiction'],
  ['a refusal at another institution', 200, { ...refused, institution: 'pinar-su' }, 'contradiction'],
  ['a refusal of another bill', 200, { ...refused, bill: '1' }, 'contradiction'],
  ['a refusal of another amount', 200, { ...refused, amount: '1234.06' }, 'contradiction'],
  ['a refusal with the amount as a number', 200, { ...refused, amount: 1234.05 }, 'unreadable'],
  ['a payment of another amount', 200, { ...paid, amount: '12340.50' }, 'contradiction'],
  ['a payment without a receipt', 200, { ...paid, receipt: ' ' }, 'unreadable'],
  ['a payment without a time', 200, { ...paid, at: undefined }, 'unreadable'],
  ['a payment at no time', 200, { ...paid, at: '2026-02-30T10:00:00Z' }, 'unreadable'],
  ['still in process', 200, { ...echo, status: 'processing' }, 'processing'],
  ['in process, but something else', 200, { ...echo, status: 'processing', bill: '1' }, 'contradiction'],
  ['unknown', 200, { reference: order.reference, status: 'unknown' }, 'unknown-reference'],
  ['unknown, another one', 200, { reference: 'payment-0002', status: 'unknown' }, 'contradiction'],
];

test.each(nothingDefinite)('%s (%i) is unknown', async (_what, status, body, why) => {
  const { gateway } = answering(status, body);
  expect(await gateway.pay(order)).toEqual({ kind: 'unknown', why });
  expect(await gateway.outcome(order)).toEqual({ kind: 'unknown', why });
});

test('no answer, a broken one and an endless one are unknown, and nothing is sent twice', async () => {
  const silent = gatewayOn(
    (_input, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    30,
  );
  expect(await silent.gateway.pay(order)).toEqual({ kind: 'unknown', why: 'timeout' });
  expect(silent.asked).toHaveLength(1);

  const broken = gatewayOn(() => Promise.reject(new TypeError('fetch failed')));
  expect(await broken.gateway.pay(order)).toEqual({ kind: 'unknown', why: 'unavailable' });
  expect(broken.asked).toHaveLength(1);

  const chunk = new Uint8Array(1_000_000).fill(0x20);
  const endless = gatewayOn(async () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(chunk) })));
  expect(await endless.gateway.pay(order)).toEqual({ kind: 'unknown', why: 'unavailable' });
});

/** The rule in other words than the client's: what a definite answer must be. */
function isDefinite(status: number, body: unknown, kind: string): boolean {
  if (status !== 200 || typeof body !== 'object' || body === null || !('status' in body) || body.status !== kind)
    return false;
  return (Object.keys(echo) as (keyof typeof echo)[]).every((field) => Reflect.get(body, field) === echo[field]);
}

const statuses = fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 599 }));
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('paid', 'refused', '1234.05', '1234.5', 'R-1', order.reference, ''),
);
const nearly = fc
  .tuple(fc.constantFrom<object>(paid, refused), fc.constantFrom(...Object.keys({ ...paid, ...refused })), odd)
  .map(([body, field, value]) => ({ ...body, [field]: value }));
const lacking = fc
  .tuple(
    fc.constantFrom<object>(paid, refused),
    fc.array(fc.constantFrom(...Object.keys({ ...paid, ...refused })), { minLength: 1 }),
  )
  .map(([body, fields]) => Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field))));

test('nothing but a well-formed answer about our order is definite, whatever comes', async () => {
  await fc.assert(
    fc.asyncProperty(statuses, fc.oneof(fc.jsonValue(), nearly, lacking), async (status, body) => {
      const answer = await answering(status, JSON.stringify(body)).gateway.pay(order);
      expect(GatewayAnswer.safeParse(answer).success).toBe(true);
      if (answer.kind !== 'unknown') expect(isDefinite(status, body, answer.kind)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('bytes that are no JSON are never definite', async () => {
  await fc.assert(
    fc.asyncProperty(statuses, fc.uint8Array({ maxLength: 200 }), async (status, bytes) => {
      const fetch = async () => new Response([204, 205, 304].includes(status) ? null : Buffer.from(bytes), { status });
      expect((await gatewayOn(fetch).gateway.pay(order)).kind).toBe('unknown');
    }),
    { numRuns: 500 },
  );
});

test('a cancellation is judged by the same rule', async () => {
  const accepted = { ...cancellation, amount: '1234.05', status: 'accepted', at: '2026-11-23T14:00:00Z' };
  expect(await answering(200, accepted).gateway.cancel(cancellation)).toEqual({
    kind: 'accepted',
    at: '2026-11-23T14:00:00.000Z',
  });
  const wrong = [
    [500, accepted],
    [200, { ...accepted, payment: 'payment-0002' }],
    [200, { ...accepted, reference: 'cancel-0002' }],
    [200, { ...accepted, amount: '0.01' }],
    [200, { ...accepted, reason: 'too-late' }],
    [200, { ...accepted, at: undefined }],
    [200, { ...accepted, at: undefined, status: 'refused' }],
    [200, paid],
  ] as const;
  for (const [status, body] of wrong) {
    const answer = await answering(status, body).gateway.cancellationOutcome(cancellation);
    expect(CancellationAnswer.parse(answer).kind).toBe('unknown');
  }
});

test.each([
  ['another institution', 200, { institution: 'pinar-su', status: 'found', bills: [] }, 'unreadable'],
  ['the same bill twice', 200, found([bill('1'), bill('1')]), 'unreadable'],
  ['a bill that owes nothing', 200, found([{ ...bill('1'), amount: '0.00' }]), 'unreadable'],
  ['a bill with a comma', 200, found([{ ...bill('1'), amount: '10,00' }]), 'unreadable'],
  ['an error', 502, found([bill('1')]), 'unavailable'],
  ['no subscription', 200, { institution: 'kent-su', status: 'not-found' }, 'not-found'],
  ['closed', 200, { institution: 'kent-su', status: 'closed' }, 'closed'],
  ['wrong keys', 200, { institution: 'kent-su', status: 'wrong-keys' }, 'wrong-keys'],
])('an inquiry answered with %s fails', async (_what, status, body, kind) => {
  const failure = await answering(status, body)
    .gateway.inquire('kent-su', { subscriber: '4410021' })
    .catch((error) => error);
  expect(failure).toBeInstanceOf(CollectionFailure);
  expect(failure.kind).toBe(kind);
  expect(failure.message).not.toContain('4410021');
});

function bill(number: string) {
  return { bill: number, period: '2026-10', dueOn: null, amount: '10.00', minimum: null, subscriberName: 'Ayşe Örnek' };
}

function found(bills: object[]) {
  return { institution: 'kent-su', status: 'found', bills };
}

test('an inquiry masks names and leaves out what is not told', async () => {
  const { gateway } = answering(
    200,
    found([bill('1'), { bill: '2', period: 'Ekim', amount: '0.01', dueOn: '2026-11-30' }]),
  );
  expect(await gateway.inquire('kent-su', {})).toEqual({
    bills: [
      { bill: '1', period: '2026-10', amount: 1_000, subscriberName: 'Ayşe Ö*****' },
      { bill: '2', period: 'Ekim', amount: 1, dueOn: '2026-11-30' },
    ],
  });
});

test('a day end of another day, or pages that never end as asked, are refused', async () => {
  const day = '2026-11-23' as Day;
  const other = { day: '2026-11-22', isFinal: true, totals: [] };
  await expect(answering(200, other).gateway.dayEnd(day)).rejects.toMatchObject({ kind: 'unreadable' });
  const stuck = answering(200, { day, page: 1, hasMore: true, lines: [] });
  const read = async () => {
    for await (const line of stuck.gateway.dayEndLines(day)) throw new Error(`unexpected line ${line.reference}`);
  };
  await expect(read()).rejects.toMatchObject({ kind: 'unreadable', reason: 'another page answered' });
  expect(stuck.asked).toHaveLength(2);
});

test('asks below the base address, signed, and follows no redirect', async () => {
  const { gateway, asked } = answering(200, paid);
  await gateway.pay(order);
  expect(asked[0]?.url).toBe('http://127.0.0.1:1/service/payments');
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    redirect: 'manual',
    body: JSON.stringify(echo),
    headers: {
      'x-api-key': 'key',
      'x-timestamp': '2026-11-23T14:00:00.000Z',
      'x-signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
});
