import { type Answer, type Browser, PASSWORD, type Portal } from './portal';

/** The code or password in the newest SMS to a phone. */
export function newestSecret({ sms }: Portal, phone: string): string {
  const text = sms.sent.findLast(({ to }) => to === phone)?.text ?? '';
  const secret = /: ([a-z0-9]+)[ .]/.exec(text)?.[1];
  if (secret === undefined) throw new Error(`no SMS with a code to ${phone}`);
  return secret;
}

/** Signs a browser in from the phone and the password to the session, answering the SMS code where one is asked for. */
export async function signIn(
  portal: Portal,
  phone: string,
  { password = PASSWORD, rememberDevice = false, browser = portal.openBrowser() } = {},
): Promise<Browser> {
  const first = await browser.call('signIn', { body: { phone, password } });
  const last =
    first.body.next === 'code'
      ? await browser.call('enterCode', {
          body: { challenge: first.body.challenge, code: newestSecret(portal, phone), rememberDevice },
        })
      : first;
  expect(last).toMatchObject({ status: 200, body: { next: 'home' } });
  return browser;
}

/** Whether a browser is signed in. */
export async function isSignedIn(browser: Browser): Promise<boolean> {
  const { status } = await browser.call('me');
  return status === 200;
}

/** A refusal as a person's program sees it. */
export function refusal(code: string, details?: object): Partial<Answer> {
  return expect.objectContaining({
    body: details === undefined ? expect.objectContaining({ code }) : { code, details },
  });
}
