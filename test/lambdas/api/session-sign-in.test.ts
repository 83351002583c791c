import { CODE_ATTEMPTS, CODE_LIFE_MS } from '../../../shared/domain/challenge';
import { DEVICE_MS, sessionLimits } from '../../../shared/domain/session';
import { phoneNumber } from '../../support/builders';
import { type Browser, openPortal, PASSWORD, type Portal } from '../../support/portal';
import { isSignedIn, newestSecret, refusal, signIn } from '../../support/signing-in';

let portal: Portal;
let browser: Browser;
const phone = phoneNumber(1);
const QUARTER_MS = 15 * 60_000;

beforeEach(async () => {
  portal = await openPortal();
  await portal.addShop(1);
  browser = portal.openBrowser();
});

/** A code that is not the one sent. */
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a new device needs the SMS code, and then a session starts', async () => {
  const step = await browser.call('signIn', { body: { phone, password: PASSWORD } });
  expect(step).toMatchObject({ status: 200, body: { next: 'code', phoneEnding: '01' } });
  expect(browser.cookies.size).toBe(0);
  expect(portal.sms.sent).toEqual([{ to: phone, text: expect.stringMatching(/: \d{6}\./) }]);
  const done = await browser.call('enterCode', {
    body: { challenge: step.body.challenge, code: newestSecret(portal, phone) },
  });
  expect(done.body).toMatchObject({
    next: 'home',
    me: { user: { name: 'Ayşe Örnek', phone: '0532 100 00 01' }, agent: { number: '63100001', code: '0001' } },
  });
  expect((await browser.call('me')).body).toEqual(done.body.me);
});

test.each([
  '05321000001',
  '5321000001',
  '+905321000001',
  '00905321000001',
  '90 532 100 00 01',
  '0(532) 100-0001',
  '0532.100.00.01',
  ' 0 532 1000001 ',
])('the phone may be written %p', async (written) => {
  expect(await browser.call('signIn', { body: { phone: written, password: PASSWORD } })).toMatchObject({ status: 200 });
});

test.each(['', '532100001', '03121234567', '+15321000001', 'telefon', '0532100000123'])(
  '%p is no phone',
  async (written) => {
    const answer = await browser.call('signIn', { body: { phone: written, password: PASSWORD } });
    expect(answer).toEqual(refusal('invalid-request', { field: 'phone' }));
  },
);

test('an unknown phone, a wrong password and a frozen agent with a wrong password get the same answer', async () => {
  await portal.addShop(2, 'frozen');
  const answers = await Promise.all(
    [
      { phone: phoneNumber(77), password: PASSWORD },
      { phone, password: 'yanlis-sifre' },
      { phone: phoneNumber(2), password: 'yanlis-sifre' },
    ].map((body) => portal.openBrowser().call('signIn', { body })),
  );
  for (const answer of answers)
    expect(answer).toEqual({ status: 401, body: { code: 'wrong-credentials', details: {} } });
  expect(portal.sms.sent).toEqual([]);
});

test.each(['frozen', 'closed'] as const)('a %s agent with the right password is told so', async (state) => {
  const shop = await portal.addShop(2, state);
  const answer = await browser.call('signIn', { body: { phone: shop.owner.phone, password: PASSWORD } });
  expect(answer).toEqual(refusal('agent-not-active'));
  expect(portal.sms.sent).toEqual([]);
});

test('an agent frozen while the code is on its way does not get in', async () => {
  const { agent, owner } = await portal.addShop(2);
  const step = await browser.call('signIn', { body: { phone: owner.phone, password: PASSWORD } });
  await portal.agents.setState(agent, 'frozen');
  const body = { challenge: step.body.challenge, code: newestSecret(portal, owner.phone) };
  expect(await browser.call('enterCode', { body })).toEqual(refusal('agent-not-active'));
  expect(await browser.call('resendCode', { body: { challenge: step.body.challenge } })).toEqual(
    refusal('agent-not-active'),
  );
  expect(portal.sms.sent).toHaveLength(1);
  expect(await isSignedIn(browser)).toBe(false);
});

test('an agent frozen while signed in is told so', async () => {
  const { agent, owner } = await portal.addShop(2);
  await signIn(portal, owner.phone, { browser });
  await portal.agents.setState(agent, 'frozen');
  expect(await browser.call('me')).toEqual(refusal('agent-not-active'));
});

describe('the SMS code', () => {
  let challenge: unknown;
  let code: string;
  beforeEach(async () => {
    challenge = (await browser.call('signIn', { body: { phone, password: PASSWORD } })).body.challenge;
    code = newestSecret(portal, phone);
  });
  const enter = (entered: string) => browser.call('enterCode', { body: { challenge, code: entered } });

  test('may be mistyped four times', async () => {
    for (let times = 1; times < CODE_ATTEMPTS; times += 1)
      expect(await enter(another(code))).toEqual(refusal('wrong-code'));
    expect(await enter(code)).toMatchObject({ status: 200 });
  });

  test('is worth nothing after five wrong ones', async () => {
    for (let times = 1; times <= CODE_ATTEMPTS; times += 1)
      expect(await enter(another(code))).toEqual(refusal('wrong-code'));
    expect(await enter(code)).toEqual(refusal('challenge-over'));
  });

  test('lives three minutes', async () => {
    portal.clock.step(CODE_LIFE_MS - 1);
    expect(await enter(another(code))).toEqual(refusal('wrong-code'));
    portal.clock.step(1);
    expect(await enter(code)).toEqual(refusal('challenge-over'));
  });

  test('starts one session, though it is sent several times at once', async () => {
    const answers = await Promise.all([enter(code), enter(code), enter(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });

  test('opens only the challenge it was sent for', async () => {
    const other = await portal.openBrowser().call('signIn', { body: { phone, password: PASSWORD } });
    const body = { challenge: other.body.challenge, code: another(newestSecret(portal, phone)) };
    expect(await browser.call('enterCode', { body })).toEqual(refusal('wrong-code'));
    expect(await enter(another(code))).toEqual(refusal('wrong-code'));
    expect(await enter(code)).toMatchObject({ status: 200 });
  });

  test('can be sent again, twice, and only the newest counts', async () => {
    const resent = await browser.call('resendCode', { body: { challenge } });
    expect(resent).toMatchObject({ status: 200, body: { expiresAt: expect.any(String) } });
    const second = newestSecret(portal, phone);
    if (second !== code) expect(await enter(code)).toEqual(refusal('wrong-code'));
    await browser.call('resendCode', { body: { challenge } });
    expect(await browser.call('resendCode', { body: { challenge } })).toEqual(refusal('too-many-attempts'));
    expect(portal.sms.sent).toHaveLength(3);
    expect(await enter(newestSecret(portal, phone))).toMatchObject({ status: 200 });
  });

  test('of a challenge that never was is not asked for again', async () => {
    const unknown = { challenge: 'x'.repeat(32) };
    expect(await browser.call('resendCode', { body: unknown })).toEqual(refusal('challenge-over'));
    expect(await browser.call('enterCode', { body: { ...unknown, code } })).toEqual(refusal('challenge-over'));
  });
});

describe('a remembered device', () => {
  test('skips the code, until it is forgotten after ninety days', async () => {
    await signIn(portal, phone, { browser, rememberDevice: true });
    const again = () => browser.call('signIn', { body: { phone, password: PASSWORD } });
    expect((await again()).body).toMatchObject({ next: 'home' });
    expect(portal.sms.sent).toHaveLength(1);
    portal.clock.step(DEVICE_MS);
    expect((await again()).body).toMatchObject({ next: 'code' });
  });

  test('is one for its own user only, and none that did not want to be remembered', async () => {
    const { owner } = await portal.addShop(2);
    await signIn(portal, phone, { browser, rememberDevice: true });
    expect((await browser.call('signIn', { body: { phone: owner.phone, password: PASSWORD } })).body.next).toBe('code');
    const unremembered = await signIn(portal, phone);
    expect((await unremembered.call('signIn', { body: { phone, password: PASSWORD } })).body.next).toBe('code');
  });

  test('still gets in while a stranger who guesses is locked out', async () => {
    await signIn(portal, phone, { browser, rememberDevice: true });
    const stranger = portal.openBrowser();
    for (let times = 0; times < 9; times += 1) await stranger.call('signIn', { body: { phone, password: 'tahmin-1' } });
    expect((await stranger.call('signIn', { body: { phone, password: PASSWORD } })).status).toBe(429);
    expect((await browser.call('signIn', { body: { phone, password: PASSWORD } })).body.next).toBe('home');
  });
});

describe('guessing', () => {
  test('a password is stopped after eight attempts in a quarter of an hour, even for the right one', async () => {
    for (let times = 0; times < 8; times += 1) {
      expect(await browser.call('signIn', { body: { phone, password: `tahmin-${times}` } })).toEqual(
        refusal('wrong-credentials'),
      );
    }
    portal.clock.step(60_000);
    const answer = await browser.call('signIn', { body: { phone, password: PASSWORD } });
    expect(answer).toEqual(refusal('too-many-attempts', { retryAfterSeconds: 14 * 60 }));
    portal.clock.step(QUARTER_MS);
    expect((await browser.call('signIn', { body: { phone, password: PASSWORD } })).status).toBe(200);
  });

  test('phones from one address is stopped after sixty attempts, and other addresses are not', async () => {
    const guess = (index: number, address: string) =>
      browser.call('signIn', { body: { phone: phoneNumber(100 + index), password: 'tahmin-1' }, address });
    for (let index = 0; index < 60; index += 1) expect((await guess(index, '192.0.2.7')).status).toBe(401);
    expect(await guess(60, '192.0.2.7')).toEqual(refusal('too-many-attempts', { retryAfterSeconds: 900 }));
    expect((await guess(60, '192.0.2.8')).status).toBe(401);
  });
});

describe('a session', () => {
  beforeEach(async () => {
    await signIn(portal, phone, { browser });
  });

  test('ends after two quiet hours', async () => {
    portal.clock.step(sessionLimits.idleMs - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portal.clock.step(sessionLimits.idleMs - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portal.clock.step(sessionLimits.idleMs);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('ends after twelve hours however busy', async () => {
    for (let hours = 0; hours < 11; hours += 1) {
      portal.clock.step(3_600_000);
      expect(await isSignedIn(browser)).toBe(true);
    }
    portal.clock.step(sessionLimits.absoluteMs - 11 * 3_600_000 - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portal.clock.step(1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('is ended by signing out, for whoever kept its cookie too', async () => {
    const thief = portal.openBrowser();
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    expect(await browser.call('signOut')).toEqual({ status: 200, body: {} });
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect(await isSignedIn(thief)).toBe(false);
    expect((await browser.call('signOut')).status).toBe(200);
  });

  test('is ended on every device by signing out everywhere, which forgets the devices too', async () => {
    const other = await signIn(portal, phone, { rememberDevice: true });
    expect((await browser.call('signOutEverywhere')).status).toBe(200);
    expect([await isSignedIn(browser), await isSignedIn(other)]).toEqual([false, false]);
    expect((await other.call('signIn', { body: { phone, password: PASSWORD } })).body.next).toBe('code');
  });

  test.each([
    ['another secret', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['another agent', (token: string) => token.replace('63100001', '63100002')],
    ['a part missing', (token: string) => token.split('.').slice(0, 2).join('.')],
    ['a part too many', (token: string) => `${token}.x`],
    ['nothing', () => ''],
  ])('is not had by a token with %s', async (_, change) => {
    await portal.addShop(2);
    browser.cookies.set('__Host-session', change(browser.cookies.get('__Host-session') ?? ''));
    expect(await browser.call('me')).toEqual({ status: 401, body: { code: 'not-signed-in', details: {} } });
  });
});
