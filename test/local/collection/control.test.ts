import { openCollection } from '../../../lambdas/gateways/collection';
import { seededBills } from '../../../local/collection/seeded-bills';
import { demoInstitutions, demoSubscriptions } from '../../../local/demo/institutions';
import { type Day, dayAfter, type Instant, later } from '../../../shared/domain/instant';
import { credentials, orderOf, type Running, run } from './running';

let running: Running;
beforeEach(async () => {
  running = await run();
});
afterEach(() => running.close());

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${running.collection.url}/control/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('faults are switched by institution and bill, and the bill’s own comes first', async () => {
  const order = orderOf(running);
  const wanted = {
    'anadolu-gaz': { payment: 'refused' },
    [`anadolu-gaz/${order.bill}`]: { payment: 'prompt', slowMs: 1 },
  };
  expect((await control('PUT', 'faults', wanted)).status).toBe(200);
  expect((await control('GET', 'faults')).body).toMatchObject(wanted);
  expect(await running.gateway.pay(order)).toMatchObject({ kind: 'paid' });
  expect(await running.gateway.pay(orderOf(running))).toMatchObject({ kind: 'refused' });
  await control('PUT', 'faults', { 'anadolu-gaz': {} });
  expect(Object.keys((await control('GET', 'faults')).body)).toEqual([`anadolu-gaz/${order.bill}`]);
});

test.each([
  ['an unknown institution', { nobody: {} }, 404],
  ['an unknown behaviour', { 'kent-su': { payment: 'explodes' } }, 400],
  ['an unknown switch', { 'kent-su': { slow: 5 } }, 400],
])('refuses a fault of %s', async (_what, faults, status) => {
  expect((await control('PUT', 'faults', faults)).status).toBe(status);
});

test('adds bills that are found, paid and kept over a restart', async () => {
  const added = await control('POST', 'bills', {
    institution: 'isik-internet',
    amountKurus: 12_345,
    dueOn: '2026-12-01',
  });
  expect(added).toMatchObject({ status: 201, body: { institution: 'isik-internet', amountKurus: 12_345 } });
  await control('POST', 'bills', { institution: 'isik-internet', amountKurus: 1, keys: { customer: '77777777' } });
  await running.restart();
  expect((await running.gateway.inquire('isik-internet', { customer: '51200301' })).bills).toContainEqual(
    expect.objectContaining({ bill: added.body.bill, amount: 12_345, dueOn: '2026-12-01' }),
  );
  expect((await running.gateway.inquire('isik-internet', { customer: '77777777' })).bills).toMatchObject([
    { amount: 1 },
  ]);
  const open = await control('GET', 'bills?institution=isik-internet');
  expect(open.body.bills).toContainEqual(expect.objectContaining({ bill: added.body.bill }));
});

test('refuses a bill for nobody, a wrong key, and a form of a foreign page', async () => {
  expect((await control('POST', 'bills', { institution: 'nobody', amountKurus: 1 })).status).toBe(400);
  const wrongKey = { institution: 'isik-internet', amountKurus: 1, keys: { customer: 'x' } };
  expect((await control('POST', 'bills', wrongKey)).status).toBe(400);
  const body = JSON.stringify({ institution: 'isik-internet', amountKurus: 1 });
  expect((await fetch(`${running.collection.url}/control/bills`, { method: 'POST', body })).status).toBe(415);
});

test.each([
  ['another key', { apiKey: 'someone' }, 0],
  ['another signing key', { signingKey: 'another-key-of-tests' }, 0],
  ['an old signature', {}, -301_000],
  ['a signature from the future', {}, 301_000],
])('answers nothing that is signed with %s', async (_what, wrong, offMs) => {
  const now = (): Instant => later(running.now(), offMs);
  const stranger = openCollection({ url: running.collection.url, credentials: { ...credentials, ...wrong }, now });
  expect(await stranger.pay(orderOf(running))).toEqual({ kind: 'unknown', why: 'unavailable' });
  await expect(stranger.dayEnd('2026-11-23' as Day)).rejects.toMatchObject({ reason: 'status 401' });
  expect(running.collection.payments()).toEqual([]);
});

test('a changed body breaks the signature', async () => {
  const tampered = await run({
    fetch: (input, init) => fetch(input, { ...init, body: String(init?.body).replace(/"amount":"\d/, '"amount":"9') }),
  });
  expect(await tampered.gateway.pay(orderOf(tampered))).toEqual({ kind: 'unknown', why: 'unavailable' });
  expect(tampered.collection.payments()).toEqual([]);
  await tampered.close();
});

test('the same seed makes the same bills, another one others', async () => {
  const [again, other] = [await run(), await run({ seed: 'other' })];
  expect(again.collection.openBills()).toEqual(running.collection.openBills());
  expect(other.collection.openBills()).not.toEqual(running.collection.openBills());
  await again.close();
  await other.close();
});

test('every subscription gets a bill a month for ever, and no two bills share a number', () => {
  const institutions = new Map(demoInstitutions.map((institution) => [institution.id, institution]));
  const seen = new Map<string, string>();
  for (let day = '2026-01-31' as Day; day < '2028-12-31'; day = dayAfter(day, 7)) {
    for (const subscription of demoSubscriptions) {
      const institution = institutions.get(subscription.institution);
      if (institution === undefined) throw new Error('a subscription of no institution');
      const bills = seededBills(subscription, institution, 'test', day);
      if (subscription.isPaidUp) expect(bills).toEqual([]);
      else expect([3, 4]).toContain(bills.length);
      for (const bill of bills) {
        const name = `${bill.institution}/${bill.bill}`;
        const whose = JSON.stringify(bill);
        expect(seen.get(name) ?? whose).toBe(whose);
        seen.set(name, whose);
      }
    }
  }
});
