import { operations } from '../../../lambdas/api/loadings';
import { hashToken } from '../../../lambdas/runtime/secret-token';
import { serve } from '../../../lambdas/runtime/serve';
import { writeSessionToken } from '../../../lambdas/runtime/session-token';
import { openClaims } from '../../../lambdas/stores/claims';
import { openRegisteredIbans } from '../../../lambdas/stores/registered-ibans';
import { openSenders } from '../../../lambdas/stores/senders';
import { openSessions } from '../../../lambdas/stores/sessions';
import { openThrottles } from '../../../lambdas/stores/throttles';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { api } from '../../../shared/api';
import { dayAfter, dayOf } from '../../../shared/domain/instant';
import { plainPhone } from '../../../shared/domain/phone';
import { agentNumber, aSession, aShop, phoneNumber } from '../../support/builders';
import { type LoadingWorld, openLoadingWorld } from '../../support/loading-world';
import { checkAnswer, invoke, type Sending } from '../../support/portal';
import { refusal } from '../../support/signing-in';

let world: LoadingWorld;
let handler: unknown;
beforeEach(async () => {
  world = await openLoadingWorld();
  const { database, clock, dependencies } = world;
  handler = serve(api.loadings, operations, {
    ...{ ledger: dependencies.ledger, agents: dependencies.agents, bankAccounts: dependencies.bankAccounts },
    sessions: openSessions(database),
    transfers: openTransfers(database),
    claims: openClaims(database),
    senders: openSenders(database),
    registeredIbans: openRegisteredIbans(database),
    throttles: openThrottles(database),
    now: clock.now,
  });
});
afterEach(() => world.close());

type Name = keyof typeof api.loadings.operations;

/** The way a shop's user calls. */
async function signedIn(shop: number, role: 'owner' | 'cashier' = 'owner') {
  const secret = `${role} of ${shop}`;
  const user = aShop(shop).owner.id;
  const at = world.clock.now();
  const session = aSession({
    ...{ id: hashToken(secret), agent: agentNumber(shop), user, role },
    ...{ startedAt: at, seenAt: at },
  });
  await openSessions(world.database).start(session);
  const cookies = new Map([['__Host-session', writeSessionToken(session.agent, user, secret)]]);
  return async (name: Name, sending: Sending = {}) =>
    checkAnswer(api.loadings.operations[name], await invoke(handler, api.loadings.operations[name], sending, cookies));
}

const sender = { senderName: 'ALİ ÖRNEK', senderIban: 'TR330006100519786457841326' };
const named = (shop: number) => `BAKIYE ${plainPhone(phoneNumber(shop))}`;
const rows = (body: Readonly<Record<string, unknown>>) => body.loadings as { account: string; id: string }[];

test('an agent sees its own loadings and nobody else’s, each with what found it', async () => {
  world.send(named(1), { ...sender, amountKurus: 12_300 });
  world.send(named(2));
  await world.load();
  const { body } = await (await signedIn(1))('list');
  expect(body).toMatchObject({
    loadings: [
      {
        ...{ account: 'ziraat-1', bank: 'Ziraat Bankası', amount: 12_300, senderName: 'ALİ ÖRNEK' },
        ...{ foundBy: 'phone', isRegistrable: true },
      },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(sender.senderIban);
});

describe('who looks for a transfer', () => {
  const today = () => dayOf(world.clock.now());
  const claimOf = (amount: number) => ({ body: { account: 'ziraat-1', day: today(), amount } });

  test('is told that it is loaded, found, one of several, or not seen; what fits exactly is first on the desk', async () => {
    world.send(named(1), { amountKurus: 11_100 });
    world.send('eski bir havale', { amountKurus: 33_300 });
    world.send('telefonsuz', { amountKurus: 22_200 });
    world.send('ikiz', { amountKurus: 44_400 });
    world.send('ikiz iki', { amountKurus: 44_400 });
    await world.load();
    const call = await signedIn(1);
    const outcomes = [];
    for (const amount of [11_100, 22_200, 44_400, 99_900])
      outcomes.push((await call('claim', claimOf(amount))).body.outcome);
    expect(outcomes).toEqual(['loaded', 'found', 'several', 'not-seen']);
    const { transfers } = await openTransfers(world.database).suspense(undefined, 10);
    expect(transfers[0]).toMatchObject({ amount: 22_200, claimedBy: [agentNumber(1)] });
    expect(transfers.slice(1).every(({ claimedBy }) => claimedBy === undefined)).toBe(true);
  });

  test('has it beside the transfer when that comes later', async () => {
    await (await signedIn(1))('claim', claimOf(55_500));
    world.send('geç gelen', { amountKurus: 55_500 });
    await world.load();
    const [late] = (await openTransfers(world.database).suspense(undefined, 10)).transfers;
    expect(late && (await openClaims(world.database).of(late))).toEqual([agentNumber(1)]);
  });

  test('claims a few times a day, of the last month, to accounts there are', async () => {
    const call = await signedIn(1);
    expect(await call('claim', { body: { ...claimOf(1).body, account: 'yok-1' } })).toEqual(refusal('not-found'));
    for (const days of [1, -31]) {
      const body = { ...claimOf(1).body, day: dayAfter(today(), days) };
      expect(await call('claim', { body })).toEqual(refusal('invalid-request', { field: 'day' }));
    }
    for (let time = 1; time <= 5; time += 1) expect(await call('claim', claimOf(time))).toMatchObject({ status: 200 });
    expect(await call('claim', claimOf(6))).toEqual(refusal('too-many-attempts'));
  });
});

describe('the IBAN of an owner', () => {
  async function loadedOnce() {
    world.send(named(1), sender);
    await world.load();
    const call = await signedIn(1);
    const [{ account = '', id = '' } = {}] = rows((await call('list')).body);
    return { call, body: { account, id } };
  }

  test('registered by a loading that named the phone, loads without one; dropped, it does not', async () => {
    const { call, body } = await loadedOnce();
    expect(await call('registerIban', { body })).toMatchObject({ status: 200, body: { iban: sender.senderIban } });
    expect(await call('registerIban', { body })).toEqual(refusal('iban-registered'));
    world.send('bakiye', sender);
    world.send('bakiye', { ...sender, senderName: 'BAŞKA BİRİ' });
    expect(await world.load()).toMatchObject([{ credited: 1, suspended: 1 }]);
    expect(await world.balanceOf(1)).toBe(20_000);
    expect((await call('list')).body).toMatchObject({ loadings: [{ foundBy: 'iban' }, { foundBy: 'phone' }] });

    await call('dropIban', { params: { iban: sender.senderIban } });
    expect((await call('choices')).body).toEqual({ wantsSms: false, ibans: [] });
    world.send('bakiye', sender);
    expect(await world.load()).toMatchObject([{ credited: 0, suspended: 1 }]);
  });

  test('that loaded another agent, too, decides nothing', async () => {
    const { call, body } = await loadedOnce();
    await call('registerIban', { body });
    await openSenders(world.database).countLoad(sender, agentNumber(2), 1, world.clock.now());
    world.send('bakiye', sender);
    expect(await world.load()).toMatchObject([{ credited: 0, suspended: 1 }]);
  });

  test('is neither a cashier’s to register nor another agent’s', async () => {
    const { body } = await loadedOnce();
    expect(await (await signedIn(1, 'cashier'))('registerIban', { body })).toEqual(refusal('not-allowed'));
    expect(await (await signedIn(2))('registerIban', { body })).toEqual(refusal('not-found'));
  });
});

test('an SMS on loading is the user’s own choice, off until they say so', async () => {
  const call = await signedIn(1);
  expect((await call('choices')).body).toEqual({ wantsSms: false, ibans: [] });
  expect((await call('setSms', { body: { wants: true } })).body).toEqual({ wants: true });
  expect((await call('choices')).body).toMatchObject({ wantsSms: true });
  world.send(named(1));
  await world.load();
  expect(world.sms.sent).toHaveLength(1);
});
