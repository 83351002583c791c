import * as z from 'zod';
import { type Operations, Reply } from '../../../lambdas/runtime/request';
import { hashToken } from '../../../lambdas/runtime/secret-token';
import { type ServeDependencies, serve } from '../../../lambdas/runtime/serve';
import { writeSessionToken, writeStaffToken } from '../../../lambdas/runtime/session-token';
import type { Sessions } from '../../../lambdas/stores/sessions';
import type { StaffSessions } from '../../../lambdas/stores/staff-sessions';
import { api } from '../../../shared/api';
import { type Caller, type Group, group, isForStaff, type Operation } from '../../../shared/api/contract';
import { type Instant, later } from '../../../shared/domain/instant';
import { Refusal } from '../../../shared/domain/refusal';
import { type Session, sessionLimits } from '../../../shared/domain/session';
import { type StaffRole, type StaffSession, staffSessionLimits } from '../../../shared/domain/staff';
import { agentNumber, aSession, aStaffSession, monday } from '../../support/builders';
import { inert } from '../../support/fakes';
import { invoke, type Sending } from '../../support/portal';

const token = writeSessionToken(agentNumber(), 'ayseornek0', 'secret');
const session = aSession({ id: hashToken('secret'), user: 'ayseornek0' });
const staffToken = writeStaffToken('deniz00001', 'secret');
const staffSession = aStaffSession({ id: hashToken('secret'), staff: 'deniz00001' });
/** Somebody with both cookies: each side looks at its own only. */
const signedIn = new Map([
  ['__Host-session', token],
  ['__Host-staff', staffToken],
]);

/** Sessions of which only one exists, and which nobody may change. */
const onlySession = (only: Session): Sessions => ({
  ...inert<Sessions>('sessions'),
  find: async ({ id, user, agent }) =>
    id === only.id && user === only.user && agent === only.agent ? only : undefined,
});

const onlyStaffSession = (only: StaffSession): StaffSessions => ({
  ...inert<StaffSessions>('staffSessions'),
  find: async ({ id, staff }) => (id === only.id && staff === only.staff ? only : undefined),
  touch: async () => {},
});

const untouched: Operations<Group, ServeDependencies> = inert('operations');

/** Every operation of the contract, on a Lambda whose operations must not be reached. */
const contract = Object.values(api as Record<string, Group>).flatMap((each) =>
  Object.entries(each.operations).map(([name, operation]) => ({ title: `${each.name}.${name}`, each, operation })),
);

async function send(
  { each, operation }: { each: Group; operation: Operation },
  sending: Sending,
  options: {
    cookies?: ReadonlyMap<string, string>;
    operations?: Operations<Group, ServeDependencies>;
    session?: Session;
    staffSession?: StaffSession;
  } = {},
) {
  const reaching = Object.fromEntries(
    Object.keys(each.operations).map((name) => [
      name,
      () => {
        throw new Error(`${name} was reached`);
      },
    ]),
  ) as unknown as typeof untouched;
  const handler = serve(each, options.operations ?? reaching, {
    sessions: onlySession(options.session ?? session),
    staffSessions: onlyStaffSession(options.staffSession ?? staffSession),
    now: () => monday,
  });
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
    const refused = { status: 400, body: { code: 'invalid-request' } };
    const role = one.operation.callers.find((caller): caller is StaffRole => isForStaff({ callers: [caller] }));
    const as = { cookies: signedIn, ...(role && { staffSession: { ...staffSession, role } }) };
    for (const body of ['', '{', 'null', '[]', '7', '"x"', '{"__proto__":{}}', '{"unknown":"field"}']) {
      expect(await send(one, { body }, as)).toMatchObject(refused);
    }
    const form = { body: 'phone=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await send(one, form, as)).toMatchObject(refused);
  });
});

/** Everybody there is, with the cookies they really have, and as whom the contract knows them. */
const everybody: {
  who: string;
  is: readonly Caller[];
  cookie: [string, string];
  session?: Session;
  staff?: StaffRole;
}[] = [
  { who: 'a cashier', is: ['user'], cookie: ['__Host-session', token], session: { ...session, role: 'cashier' } },
  { who: 'an owner', is: ['user', 'owner'], cookie: ['__Host-session', token], session: { ...session, role: 'owner' } },
  { who: 'customer services', is: ['support'], cookie: ['__Host-staff', staffToken], staff: 'support' },
  { who: 'accounting', is: ['finance'], cookie: ['__Host-staff', staffToken], staff: 'finance' },
  { who: 'an administrator', is: ['admin'], cookie: ['__Host-staff', staffToken], staff: 'admin' },
  { who: "an agent's token in the staff's cookie", is: [], cookie: ['__Host-staff', token] },
  { who: "the staff's token in an agent's cookie", is: [], cookie: ['__Host-session', staffToken] },
];

describe.each(everybody)('$who', ({ is, cookie, session: asUser, staff }) => {
  const forbidden = contract.filter(
    ({ operation: { callers } }) => !callers.includes('anyone') && !callers.some((caller) => is.includes(caller)),
  );

  test('reaches no operation that is not theirs', async () => {
    expect(is.length === 0 || forbidden.length < contract.length).toBe(true);
    for (const one of forbidden) {
      const answer = await send(
        one,
        { body: {} },
        {
          cookies: new Map([cookie]),
          ...(asUser && { session: asUser }),
          ...(staff && { staffSession: { ...staffSession, role: staff } }),
        },
      );
      const isOwnSide = is.length > 0 && isForStaff(one.operation) === (staff !== undefined);
      expect({ title: one.title, ...answer }).toMatchObject({ title: one.title, status: isOwnSide ? 403 : 401 });
    }
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
    count: {
      method: 'GET',
      path: '/count',
      callers: ['finance'],
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

test("a quiet session of the staff ends sooner than an agent's", async () => {
  const counting = (seenAt: Instant) =>
    send(
      { each: small, operation: small.operations.count },
      {},
      {
        cookies: signedIn,
        operations: { count: async () => ({}) } as unknown as typeof untouched,
        staffSession: { ...staffSession, seenAt },
      },
    );
  expect(staffSessionLimits.idleMs).toBeLessThan(sessionLimits.idleMs);
  expect(await counting(later(monday, 300_000 - staffSessionLimits.idleMs))).toMatchObject({ status: 200 });
  expect(await counting(later(monday, -staffSessionLimits.idleMs))).toMatchObject({ status: 401 });
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
