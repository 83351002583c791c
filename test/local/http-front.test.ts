import { request } from 'node:http';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { type Front, type Route, startFront } from '../../local/http-front';

let front: Front;
let seen: { event: APIGatewayProxyEventV2; context: Context }[];
const now = Date.parse('2026-11-23T14:00:05.000Z');

/** Starts a front whose routes record what they are given and answer with `result`. */
async function open(routeKeys: string[], result: unknown = { statusCode: 204 }, timeLimitMs?: number): Promise<void> {
  seen = [];
  const routes = routeKeys.map(
    (routeKey): Route => ({
      routeKey,
      async handler(event, context) {
        seen.push({ event, context });
        return typeof result === 'function' ? result(event, context) : result;
      },
    }),
  );
  front = await startFront({
    routes,
    fallback: (_, response) => void response.end('page'),
    now: () => now,
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  });
}
afterEach(() => front.close());

function only(): { event: APIGatewayProxyEventV2; context: Context } {
  const [first] = seen;
  if (first === undefined || seen.length > 1) throw new Error(`${seen.length} events`);
  return first;
}
const at = (path: string) => new URL(path, front.url);

test('a request becomes an event of payload format 2.0', async () => {
  await open(['POST /api/payments/{id}/cancel']);
  await fetch(at('/api/payments/p%20%C5%9F/cancel?a=1&b=x%20y&a=2'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Trace': 'T', cookie: 'one=1; two=2=2', 'user-agent': 'till' },
    body: '{"reason":"çift"}',
  });
  const { event } = only();
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /api/payments/{id}/cancel',
    rawPath: '/api/payments/p%20%C5%9F/cancel',
    rawQueryString: 'a=1&b=x%20y&a=2',
    cookies: ['one=1', 'two=2=2'],
    queryStringParameters: { a: '1,2', b: 'x y' },
    pathParameters: { id: 'p ş' },
    body: '{"reason":"çift"}',
    isBase64Encoded: false,
    requestContext: {
      domainName: at('/').host,
      http: { method: 'POST', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'till' },
      stage: '$default',
      time: '23/Nov/2026:14:00:05 +0000',
      timeEpoch: now,
    },
  });
  expect(event.headers).toMatchObject({ 'x-trace': 'T', 'content-type': 'application/json' });
  expect(event.headers.cookie).toBeUndefined();
});

test('what a request lacks, its event lacks', async () => {
  await open(['GET /api/balance']);
  await fetch(at('/api/balance'));
  const { event } = only();
  for (const name of ['cookies', 'queryStringParameters', 'pathParameters', 'body'])
    expect(event).not.toHaveProperty(name);
  expect([event.rawQueryString, event.isBase64Encoded]).toEqual(['', false]);
});

test('a header sent twice is joined with a comma', async () => {
  await open(['GET /api/balance']);
  await new Promise<void>((resolve, reject) => {
    const asked = request(at('/api/balance'), { headers: { 'x-many': ['a', 'b'] } }, (response) => {
      response.resume().on('end', resolve);
    });
    asked.on('error', reject).end();
  });
  expect(only().event.headers['x-many']).toBe('a,b');
});

test.each([
  ['application/octet-stream', true],
  ['application/x-www-form-urlencoded', true],
  ['multipart/form-data; boundary=x', true],
  ['text/plain; charset=windows-1254', true],
  ['text/plain;charset=UTF-8', false],
  ['application/problem+json', false],
  ['application/xml', false],
])('a body of %s goes in base64: %s', async (type, isBase64Encoded) => {
  await open(['POST /api/files']);
  const body = Buffer.from('bakiye ₺');
  await fetch(at('/api/files'), { method: 'POST', headers: { 'content-type': type }, body });
  const { event } = only();
  expect(event.isBase64Encoded).toBe(isBase64Encoded);
  expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8')).toEqual(body);
});

test('bytes that are no text arrive whole', async () => {
  await open(['POST /api/files']);
  const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  await fetch(at('/api/files'), { method: 'POST', body, headers: { 'content-type': 'image/png' } });
  expect(Buffer.from(only().event.body ?? '', 'base64')).toEqual(body);
});

test('a result with a status is answered with its headers, cookies and body', async () => {
  await open(['GET /api/session'], {
    statusCode: 201,
    headers: { 'Content-Type': 'application/json', 'x-count': 3 },
    cookies: ['a=1; Path=/', 'b=2; Path=/'],
    body: '{"ad":"Şule"}',
  });
  const answer = await fetch(at('/api/session'));
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  expect([answer.headers.get('content-type'), answer.headers.get('x-count')]).toEqual(['application/json', '3']);
  expect(await answer.json()).toEqual({ ad: 'Şule' });
});

test('a body in base64 is answered as bytes', async () => {
  const bytes = Buffer.from([0, 255, 10, 128]);
  await open(['GET /api/receipt'], { statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true });
  expect(Buffer.from(await (await fetch(at('/api/receipt'))).arrayBuffer())).toEqual(bytes);
});

test.each([
  [{ status: 'up' }, '{"status":"up"}'],
  ['merhaba', 'merhaba'],
  [[1, 2], '[1,2]'],
])('a result without a status is a 200 in JSON: %j', async (result, body) => {
  await open(['GET /api/health'], result);
  const answer = await fetch(at('/api/health'));
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/json',
    body,
  ]);
});

test('a literal path wins over a parameter', async () => {
  await open(['GET /api/payments/{id}', 'GET /api/payments/summary']);
  await fetch(at('/api/payments/summary'));
  expect(only().event.routeKey).toBe('GET /api/payments/summary');
});

test.each([
  ['GET', '/api/unknown'],
  ['GET', '/api'],
  ['GET', '/api/balance/'],
  ['GET', '/api/balanceX'],
  ['POST', '/api/balance'],
  ['OPTIONS', '/api/balance'],
])('%s %s has no route: 404 as at API Gateway', async (method, path) => {
  await open(['GET /api/balance']);
  const answer = await fetch(at(path), { method });
  expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  expect(seen).toEqual([]);
});

test('HEAD has no route either, and no body', async () => {
  await open(['GET /api/balance']);
  const answer = await fetch(at('/api/balance'), { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

test('a path that is no valid encoding is 400', async () => {
  await open(['GET /api/payments/{id}']);
  expect((await fetch(at('/api/payments/%E0%A4'))).status).toBe(400);
});

test('all else goes to the fallback', async () => {
  await open(['GET /api/balance']);
  for (const path of ['/', '/ofis/giris', '/apiary']) expect(await (await fetch(at(path))).text()).toBe('page');
});

test('ten megabytes are taken, a byte more is 413 and the handler never sees it', async () => {
  await open(['POST /api/files']);
  const send = (bytes: number) => fetch(at('/api/files'), { method: 'POST', body: Buffer.alloc(bytes) });
  expect((await send(10 * 1024 * 1024)).status).toBe(204);
  const refused = await send(10 * 1024 * 1024 + 1);
  expect([refused.status, await refused.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  expect(seen).toHaveLength(1);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('a bug');
    },
    /a bug/,
  ],
  ['takes too long', () => new Promise(() => undefined), /longer than 50 ms/],
])('a handler that %s is a 500 that says nothing, and is printed', async (_, handler, printed) => {
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await open(['GET /api/balance'], handler, 50);
  const answer = await fetch(at('/api/balance'));
  expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  expect(String(print.mock.calls[0]?.[0])).toMatch(printed);
  print.mockRestore();
});

test('the context counts down from 29 seconds and carries the request id', async () => {
  await open(['GET /api/balance'], (_: unknown, context: Context) => ({ leftMs: context.getRemainingTimeInMillis() }));
  const { leftMs } = (await (await fetch(at('/api/balance'))).json()) as { leftMs: number };
  expect(leftMs).toBeGreaterThan(28_000);
  expect(leftMs).toBeLessThanOrEqual(29_000);
  const { event, context } = only();
  expect(context.awsRequestId).toBe(event.requestContext.requestId);
  expect(context.functionName).toBe('GET /api/balance');
});

test('close lets a request under way finish', async () => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await open(['GET /api/balance'], async () => {
    await held;
    return { statusCode: 200, body: 'tamam' };
  });
  const asked = fetch(at('/api/balance'));
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const closing = front.close();
  finish();
  expect(await (await asked).text()).toBe('tamam');
  await closing;
});
