import * as z from 'zod';
import openapi from '../../../local/collection/openapi.json';
import type { Day } from '../../../shared/domain/instant';
import { cancellationOf, orderOf, run } from './running';

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly asked: unknown;
  readonly answered: unknown;
}

/** Every exchange of a run in which each kind of answer occurs. */
async function exchanges(): Promise<Exchange[]> {
  const seen: Exchange[] = [];
  const running = await run({
    linesPerPage: 1,
    async fetch(input, init) {
      const response = await fetch(input, init);
      const asked = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      const path = new URL(String(input)).pathname;
      seen.push({
        method: init?.method ?? '',
        path,
        status: response.status,
        asked,
        answered: await response.clone().json(),
      });
      return response;
    },
  });
  const { gateway, fault } = running;
  const ask = (subscriber: string) => gateway.inquire('kent-su', { subscriber }).catch((failure) => failure.kind);
  await ask('4410021');
  await ask('9999999');
  await ask('x');
  await gateway.inquire('gokce-mobil', { phone: '5610002001' });

  const paid = orderOf(running);
  await gateway.pay({ ...paid, reference: 'payment-none', bill: '1' });
  await gateway.outcome({ ...paid, reference: 'payment-gone' });
  await gateway.pay(paid);
  await gateway.pay({ ...paid, bill: '1' });
  fault('anadolu-gaz', { payment: 'late-paid', cancellation: 'late-refused', isClosed: false });
  await gateway.pay(orderOf(running));
  await gateway.cancel(cancellationOf(paid));
  await gateway.cancellationOutcome({ ...cancellationOf(paid), reference: 'cancel-gone' });
  running.pass(60);
  await gateway.cancellationOutcome(cancellationOf(paid));
  fault('anadolu-gaz', { payment: 'unavailable' });
  await gateway.pay(orderOf(running));
  await gateway.cancel({ ...cancellationOf(paid), reference: 'cancel-second' });
  await gateway.dayEnd('2026-11-23' as Day);
  for await (const line of gateway.dayEndLines('2026-11-23' as Day)) expect(line.amount).toBeGreaterThan(0);
  await running.close();
  return seen;
}

const schemas = JSON.parse(JSON.stringify(openapi.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'));

function schemaOf(content: { 'application/json': { schema: { $ref: string } } }): z.ZodType {
  const $ref = content['application/json'].schema.$ref.replace('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema({ $ref, $defs: schemas });
}

const operations = Object.entries(openapi.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replace(/\{\w+\}/, '[^/]+')}$`),
      operation,
    })),
);

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Parameters<typeof schemaOf>[0] };
  readonly responses: Readonly<Record<string, { readonly content: Parameters<typeof schemaOf>[0] }>>;
}

test('client and simulated service both keep the published protocol, in every kind of answer', async () => {
  const statuses = new Set<string>();
  const used = new Set<string>();
  for (const { method, path, status, asked, answered } of await exchanges()) {
    const operation = operations.find(
      (candidate) => candidate.method === method && candidate.path.test(path),
    )?.operation;
    const response = operation?.responses[status];
    if (operation === undefined || response === undefined)
      throw new Error(`not published: ${method} ${path} ${status}`);
    if (operation.requestBody !== undefined) schemaOf(operation.requestBody.content).parse(asked);
    schemaOf(response.content).parse(answered);
    used.add(operation.operationId);
    if (status === 200 && typeof answered === 'object' && answered !== null && 'status' in answered) {
      statuses.add(`${operation.operationId} ${answered.status}`);
    }
  }
  expect([...used].sort()).toEqual(operations.map(({ operation }) => operation.operationId).sort());
  expect([...statuses].sort()).toEqual([
    'cancel accepted',
    'cancel processing',
    'cancellationOutcome refused',
    'cancellationOutcome unknown',
    'inquire found',
    'inquire not-found',
    'inquire wrong-keys',
    'pay paid',
    'pay processing',
    'pay refused',
    'paymentOutcome unknown',
  ]);
});

test('the published schemas do refuse what is not in them', () => {
  const schema = z.fromJSONSchema({ $ref: '#/$defs/PaymentAnswer', $defs: schemas });
  const paid = {
    reference: 'payment-1',
    institution: 'kent-su',
    bill: '1',
    amount: '1.00',
    status: 'paid',
    receipt: 'R',
    at: '2026-11-23T14:00:00Z',
  };
  expect(schema.safeParse(paid).success).toBe(true);
  expect(schema.safeParse({ ...paid, amount: '1.0' }).success).toBe(false);
  expect(schema.safeParse({ ...paid, status: 'done' }).success).toBe(false);
  expect(schema.safeParse({ ...paid, receipt: undefined }).success).toBe(false);
});
