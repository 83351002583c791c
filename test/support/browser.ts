import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { tr } from '../../web/words/tr';
import type { LocalProcess } from './local-process';

/** A page of a visitor without any past, and what the browser complained about while showing it. */
export interface Visit {
  readonly page: Page;
  /** Errors of scripts and in the console (violations of the CSP are among them) and answers of status 500 and above. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** What a browser always says of the 401 that tells the page nobody is signed in yet. */
const EXPECTED = /the server responded with a status of 401/;

/** Opens an address of the system as a new visitor. */
export async function visit(browser: Browser, url: string, widthPx = 1366): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'tr-TR',
    viewport: { width: widthPx, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** The code or one-time password in the newest SMS to a phone. */
export async function readSms(system: LocalProcess, phone: string): Promise<string> {
  const messages = (await system.dev('GET', 'sms')) as { to: string; text: string }[];
  const secret = /: ([a-z0-9]+)[ .]/.exec(messages.find(({ to }) => to === phone)?.text ?? '')?.[1];
  if (secret === undefined) throw new Error(`no SMS with a code to ${phone}`);
  return secret;
}

/** Signs in by the form, with the code from the SMS, and waits for the home page. */
export async function signInByForm(system: LocalProcess, page: Page, phone: string, password: string): Promise<void> {
  await page.getByLabel(tr.phone).fill(phone);
  await page.getByLabel(tr.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: tr.signIn, exact: true }).click();
  await page.getByRole('heading', { name: tr.codeTitle }).waitFor();
  await page.getByLabel(tr.code).fill(await readSms(system, phone));
  await page.getByRole('button', { name: tr.confirm }).click();
  await page.getByText(tr.spendable).waitFor();
}

/** What shuts people out, as axe finds it: each rule broken with serious or critical impact, and where. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** By how many pixels the page is wider than its window. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Whether the keyboard is in an element. */
export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
