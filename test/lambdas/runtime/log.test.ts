import { phoneNumber } from '../../support/builders';

/** Loaded late: the log reads its level once. */
async function loadPortal() {
  process.env.POWERTOOLS_LOG_LEVEL = 'DEBUG';
  const portal = await import('../../support/portal');
  const { newestSecret } = await import('../../support/signing-in');
  const { serve } = await import('../../../lambdas/runtime/serve');
  return { ...portal, newestSecret, serve };
}

let lines: string[];
let restore: (() => void)[];

beforeEach(() => {
  lines = [];
  restore = [process.stdout, process.stderr].map((stream) => {
    const spy = jest.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    return () => spy.mockRestore();
  });
});
afterEach(() => {
  for (const undo of restore) undo();
});

test('the log tells what was refused, and nothing of what people and programs sent or got', async () => {
  const { openPortal, PASSWORD, newestSecret } = await loadPortal();
  const portal = await openPortal();
  await portal.addShop(1);
  const browser = portal.openBrowser();
  const phone = phoneNumber(1);
  await browser.call('signIn', { body: { phone, password: 'tahmin-edilen' } });
  const { body } = await browser.call('signIn', { body: { phone: '0532 100 00 01', password: PASSWORD } });
  const challenge = String(body.challenge);
  const code = newestSecret(portal, phone);
  await browser.call('enterCode', { body: { challenge, code, rememberDevice: true } });
  await browser.call('forgotPassword', { body: { phone } });
  const oneTime = newestSecret(portal, phone);
  await browser.call('signIn', { body: { phone, password: oneTime } });
  await browser.call('changePassword', { body: { current: PASSWORD, password: 'kisa' } });
  await browser.call('me');
  await browser.call('accounts');

  const log = lines.join('');
  for (const told of ['wrong-credentials', 'weak-password', 'session.signIn', 'session.changePassword']) {
    expect(log).toContain(told);
  }
  const secrets = [phone, '5321000001', '532 100 00 01', PASSWORD, 'tahmin-edilen', code, oneTime, challenge, 'Örnek'];
  for (const secret of [...secrets, ...browser.cookies.values()]) expect(log).not.toContain(secret);
});

test('the log tells of a bug with its name, and of the request only which operation it was', async () => {
  const { serve, invoke } = await loadPortal();
  const { api } = await import('../../../shared/api');
  const signIn = async () => {
    throw new TypeError('this very bug');
  };
  const handler = serve(api.session, { signIn } as never, { sessions: {} as never, now: () => '' as never });
  await invoke(handler, api.session.operations.signIn, { body: { phone: phoneNumber(1), password: 'dogru-sifre-1' } });
  const log = lines.join('');
  for (const told of ['this very bug', 'TypeError', 'session.signIn', 'ERROR']) expect(log).toContain(told);
  for (const secret of ['5321000001', 'dogru-sifre-1']) expect(log).not.toContain(secret);
});
