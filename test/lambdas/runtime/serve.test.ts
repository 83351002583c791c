import * as z from 'zod';
import { type Operations, Reply } from '../../../lambdas/runtime/request';
import { hashToken } from '../../../lambdas/runtime/secret-token';
import { type ServeDependencies, serve } from '../../../lambdas/runtime/serve';
import { writeSessionToken } from '../../../lambdas/runtime/session-token';
import type { Sessions } from '../../../lambdas/stores/sessions';
import { api } from '../../../shared/api';
import { type Group, group, type Operation } from '../../../shared/api/contract';
import { Refusal } from '../../../shared/domain/refusal';
import type { Session } from '../../../shared/domain/session';
import { agentNumber, aSession, monday } from '../../support/builders';
import { inert } from '../../support/fakes';
import { invoke, type Sending } from '../../support/portal';

const token = writeSessionToken(agentNumber(), 'ayseornek0', 'secret');
const session = aSession({ id: hashToken('secret'), user: 'ayseornek0' });
const signedIn = new Map([['__Host-session', token]]);

/** Sessions of which only one exists, and which nobody may change. */
const onlySession = (only: Session): Sessions => ({
  ...inert<Sessions>('sessions'),
  find: async ({ id, user, agent }) =>
    id === only.id && user === only.user && agent === only.agent ? only : undefined,
});

const untouched: Operations<Group, ServeDependencies> = inert('operations');

/** Every operation of the contract, on a Lambda whose operations must not be reached. */
const contract = Object.values(api as Record<string, Group>).flatMap((each) =>
  Object.entries(each.operations).map(([name, operation]) => ({ title: `${each.name}.${name}`, each, operation })),
);

async function send(
  { each, operation }: { each: Group; operation: Operation },
  sending: Sending,
  options: { cookies?: ReadonlyMap<string, string>; operations?: Operations<Group, ServeDependencies> } = {},
) {
  const reaching = Object.fromEntries(
    Object.keys(each.operations).map((name) => [
      name,
      () => {
        throw new Error(`${name} was reached`);
      },
    ]),
  ) as unknown as typeof untouched;
  const handler = serve(each, options.operations ?? reaching, { sessions: onlySession(session), now: () => monday });
  const { statusCode, body = '', cookies = [] } = await invoke(handler, operation, sending, options.cookies);
  return { status: statusCode, body: JSON.parse(body) as Record<string, unknown>, cookies };
}

describe('every operation of the contract', () => {
  const closed = contract.filter(({ operation }) => !operation.callers.includes('anyone'));
  const changing = contract.filter(({ operation }) => operation.method !== 'GET');
  const withBody = contract.filter(({ operation }) => operation.body !== undefined);

  test.each(closed)('$title answers 401 without a session', async (one) => {
    expect(await send(one, { body: {} })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test.each(changing)('$title refuses a request from another site', async (one) => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await send(one, { body: {}, headers: { 'sec-fetch-site': site } }, { cookies: signedIn });
      expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    }
  });

  test.each(withBody)('$title refuses a body that is not what it asks for', async (one) => {
    const isOpen = one.operation.callers.some((caller) => ['anyone', 'user', 'owner'].includes(caller));
    const refused = isOpen ? { status: 400, body: { code: 'invalid-request' } } : { status: 403 };
    for (const body of ['', '{', 'null', '[]', '7', '"x"', '{"__proto__":{}}', '{"unknown":"field"}']) {
      expect(await send(one, { body }, { cookies: signedIn })).toMatchObject(refused);
    }
    const form = { body: 'phone=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await send(one, form, { cookies: signedIn })).toMatchObject(refused);
  });
});

const small = group({
  name: 'small',
  tables: {},
  operations: {
    ask: {
      method: 'POST',
      path: '/ask',
      callers: ['user'],
      summary: 'For tests.',
      body: z.object({ secret: z.string() }),
      response: z.object({ shown: z.string() }),
      refusals: ['busy'],
    },
    own: {
      method: 'GET',
      path: '/own',
      callers: ['owner'],
      summary: 'For tests.',
      response: z.object({}),
      refusals: [],
    },
  },
});

function asking(ask: () => Promise<unknown>) {
  const operations = { ask, own: async () => ({}) } as unknown as typeof untouched;
  return send(
    { each: small, operation: small.operations.ask },
    { body: { secret: 'x' } },
    { cookies: signedIn, operations },
  );
}

test('an answer shows nothing that the contract does not name', async () => {
  const answer = await asking(async () => ({ shown: 'this', hidden: 'that' }));
  expect(answer).toMatchObject({ status: 200, body: { shown: 'this' } });
  expect(answer.body).not.toHaveProperty('hidden');
});

test('an answer that lacks what the contract promises is a bug and shows nothing of itself', async () => {
  expect(await asking(async () => ({ hidden: 'that' }))).toEqual({ status: 500, body: { code: 'bug' }, cookies: [] });
});

test('a reply sets its cookies', async () => {
  expect((await asking(async () => new Reply({ shown: 'x' }, ['a=1', 'b=2']))).cookies).toEqual(['a=1', 'b=2']);
});

test('a refusal tells its code and its details with its status', async () => {
  const refusing = asking(async () => {
    throw new Refusal('busy', { retryAfterSeconds: 3 });
  });
  expect(await refusing).toMatchObject({ status: 503, body: { code: 'busy', details: { retryAfterSeconds: 3 } } });
});

test('any other error is a bug: 500 without a word about it', async () => {
  const failing = asking(async () => {
    throw new Error('password of 05321000001');
  });
  expect(await failing).toEqual({ status: 500, body: { code: 'bug' }, cookies: [] });
});

test("a route that is not the group's is not found", async () => {
  const elsewhere: Operation = { ...small.operations.ask, path: '/elsewhere' };
  expect(await send({ each: small, operation: elsewhere }, { body: {} })).toMatchObject({ status: 404 });
});

test('what only owners may call is refused to a cashier', async () => {
  const handler = (role: Session['role']) =>
    serve(small, { ask: inert('ask'), own: async () => ({}) } as never, {
      sessions: onlySession({ ...session, role }),
      now: () => monday,
    });
  expect(await invoke(handler('cashier'), small.operations.own, {}, signedIn)).toMatchObject({ statusCode: 403 });
  expect(await invoke(handler('owner'), small.operations.own, {}, signedIn)).toMatchObject({ statusCode: 200 });
});

test('a body in base64 is read like any other', async () => {
  const handler = serve(
    small,
    { ask: async ({ body }: { body: { secret: string } }) => ({ shown: body.secret }) } as never,
    {
      sessions: onlySession(session),
      now: () => monday,
    },
  );
  const event = {
    routeKey: 'POST /api/ask',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    cookies: [`__Host-session=${token}`],
    requestContext: { http: { sourceIp: '192.0.2.1' } },
    body: Buffer.from('{"secret":"ş"}').toString('base64'),
    isBase64Encoded: true,
  };
  const result = await handler(event as never, { getRemainingTimeInMillis: () => 1_000 } as never);
  expect(result).toMatchObject({ statusCode: 200, body: '{"shown":"ş"}' });
});
