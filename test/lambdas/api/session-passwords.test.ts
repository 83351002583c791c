import { CODE_ATTEMPTS, NEW_PASSWORD_LIFE_MS, ONE_TIME_LIFE_MS } from '../../../shared/domain/challenge';
import { phoneNumber } from '../../support/builders';
import { type Browser, openPortal, PASSWORD, type Portal } from '../../support/portal';
import { isSignedIn, newestSecret, refusal, signIn } from '../../support/signing-in';

let portal: Portal;
let browser: Browser;
const phone = phoneNumber(1);
const NEW_PASSWORD = 'yeni-sifre-2026';

beforeEach(async () => {
  portal = await openPortal();
  await portal.addShop(1);
  browser = portal.openBrowser();
});

async function forget(): Promise<string> {
  expect(await browser.call('forgotPassword', { body: { phone } })).toEqual({ status: 200, body: {} });
  return newestSecret(portal, phone);
}

const enter = (password: string) => browser.call('signIn', { body: { phone, password } });
const setNew = (challenge: unknown, password = NEW_PASSWORD, rememberDevice = false) =>
  browser.call('setPassword', { body: { challenge, password, rememberDevice } });

describe('a forgotten password', () => {
  test('is replaced by way of a one-time password sent to the phone', async () => {
    const oneTime = await forget();
    expect(portal.sms.sent).toHaveLength(1);
    expect(oneTime).toMatch(/^[a-z2-9]{8}$/);
    const step = await enter(oneTime);
    expect(step.body).toMatchObject({ next: 'new-password' });
    expect(browser.cookies.size).toBe(0);
    expect((await setNew(step.body.challenge)).body).toMatchObject({ next: 'home' });
    expect(await isSignedIn(browser)).toBe(true);
    expect(await enter(PASSWORD)).toEqual(refusal('wrong-credentials'));
    expect((await enter(NEW_PASSWORD)).status).toBe(200);
  });

  test('ends the sessions that were open, and no others', async () => {
    const { owner } = await portal.addShop(2);
    const [old, other] = [await signIn(portal, phone), await signIn(portal, owner.phone)];
    const step = await enter(await forget());
    expect(await isSignedIn(old)).toBe(true);
    await setNew(step.body.challenge);
    expect([await isSignedIn(old), await isSignedIn(other), await isSignedIn(browser)]).toEqual([false, true, true]);
  });

  test.each([
    ['an unknown phone', phoneNumber(77)],
    ['the phone of a frozen agent', phoneNumber(2)],
  ])('gets the same answer for %s, after the same wait, and no SMS', async (_, other) => {
    await portal.addShop(2, 'frozen');
    const known = await browser.call('forgotPassword', { body: { phone } });
    const unknown = await browser.call('forgotPassword', { body: { phone: other } });
    expect(unknown).toEqual(known);
    expect(portal.sms.sent.map(({ to }) => to)).toEqual([phone]);
    expect(portal.settled).toEqual([portal.clock.now(), portal.clock.now()]);
  });

  test('may be told three times an hour, known phone or not', async () => {
    for (const whom of [phone, phoneNumber(77)]) {
      for (let times = 0; times < 3; times += 1) {
        expect((await browser.call('forgotPassword', { body: { phone: whom } })).status).toBe(200);
      }
      const refused = await browser.call('forgotPassword', { body: { phone: whom } });
      expect(refused).toEqual(refusal('too-many-attempts', { retryAfterSeconds: 3_600 }));
    }
    expect(portal.sms.sent).toHaveLength(3);
  });

  test('leaves the old password working until a new one is set', async () => {
    await forget();
    expect((await enter(PASSWORD)).body).toMatchObject({ next: 'code' });
  });
});

describe('a one-time password', () => {
  test('is spent by its first use', async () => {
    const oneTime = await forget();
    expect((await enter(oneTime)).body.next).toBe('new-password');
    expect(await enter(oneTime)).toEqual(refusal('wrong-credentials'));
  });

  test('is spent by one of several who use it at once', async () => {
    const oneTime = await forget();
    const answers = await Promise.all([enter(oneTime), enter(oneTime), enter(oneTime)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('lives ten minutes', async () => {
    const early = await forget();
    portal.clock.step(ONE_TIME_LIFE_MS - 1);
    expect((await enter(early)).body.next).toBe('new-password');
    const late = await forget();
    portal.clock.step(ONE_TIME_LIFE_MS);
    expect(await enter(late)).toEqual(refusal('wrong-credentials'));
  });

  test('is worth nothing once a newer one was sent', async () => {
    const older = await forget();
    const newer = await forget();
    expect(await enter(older)).toEqual(refusal('wrong-credentials'));
    expect((await enter(newer)).body.next).toBe('new-password');
  });

  test("is nobody else's", async () => {
    const { owner } = await portal.addShop(2);
    const oneTime = await forget();
    const answer = await browser.call('signIn', { body: { phone: owner.phone, password: oneTime } });
    expect(answer).toEqual(refusal('wrong-credentials'));
  });
});

describe('setting the new password', () => {
  let challenge: unknown;
  beforeEach(async () => {
    challenge = (await enter(await forget())).body.challenge;
  });

  test.each([
    ['short', 'kisa-1'],
    ['long', 'x1'.repeat(65)],
    ['common', '12345678'],
    ['common', 'aaaaaaaaaa'],
    ['own-phone', '05321000001'],
  ])('refuses a %s one and lets try another', async (reason, password) => {
    expect(await setNew(challenge, password)).toEqual(refusal('weak-password', { reason }));
    expect((await setNew(challenge)).status).toBe(200);
  });

  test('works once, and in ten minutes', async () => {
    portal.clock.step(NEW_PASSWORD_LIFE_MS - 1);
    expect((await setNew(challenge)).status).toBe(200);
    expect(await setNew(challenge, 'bir-baska-sifre')).toEqual(refusal('challenge-over'));
    expect(await enter('bir-baska-sifre')).toEqual(refusal('wrong-credentials'));
  });

  test('is over after ten minutes, and after five weak ones', async () => {
    for (let times = 0; times < CODE_ATTEMPTS; times += 1) await setNew(challenge, 'kisa');
    expect(await setNew(challenge)).toEqual(refusal('challenge-over'));
    const second = (await enter(await forget())).body.challenge;
    portal.clock.step(NEW_PASSWORD_LIFE_MS);
    expect(await setNew(second)).toEqual(refusal('challenge-over'));
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  test('is not what an SMS code opens, nor the other way round', async () => {
    const { body } = await enter(PASSWORD);
    expect(await setNew(body.challenge)).toEqual(refusal('challenge-over'));
    const code = { challenge, code: '000000' };
    expect(await browser.call('enterCode', { body: code })).toEqual(refusal('challenge-over'));
  });

  test('remembers the device where that is wanted', async () => {
    await setNew(challenge, NEW_PASSWORD, true);
    expect((await enter(NEW_PASSWORD)).body.next).toBe('home');
  });
});

describe('changing the password while signed in', () => {
  const change = (current: string, password: string) => browser.call('changePassword', { body: { current, password } });
  beforeEach(() => signIn(portal, phone, { browser }));

  test('ends the other sessions and keeps this one', async () => {
    const other = await signIn(portal, phone);
    expect(await change(PASSWORD, NEW_PASSWORD)).toEqual({ status: 200, body: {} });
    expect([await isSignedIn(browser), await isSignedIn(other)]).toEqual([true, false]);
    expect(await enter(PASSWORD)).toEqual(refusal('wrong-credentials'));
    expect((await enter(NEW_PASSWORD)).status).toBe(200);
  });

  test('needs the current one', async () => {
    const other = await signIn(portal, phone);
    expect(await change('yanlis-sifre', NEW_PASSWORD)).toEqual(refusal('wrong-credentials'));
    expect(await isSignedIn(other)).toBe(true);
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  test('refuses a weak one', async () => {
    expect(await change(PASSWORD, '0532 100 00 01')).toEqual(refusal('weak-password', { reason: 'own-phone' }));
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  test('cannot be used to guess the current one', async () => {
    for (let times = 0; times < 8; times += 1) await change(`tahmin-${times}`, NEW_PASSWORD);
    expect(await change(PASSWORD, NEW_PASSWORD)).toEqual(refusal('too-many-attempts', { retryAfterSeconds: 900 }));
  });
});
