import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { tr } from '../../web/words/tr';
import { launchChromium } from './chromium';
import { type LocalProcess, startLocal } from './local-process';

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

/** What the tests of a file share: one system of their own, and a browser. */
export interface BrowserSuite {
  readonly system: LocalProcess;
  /** A page of a new visitor; closed after the test, which fails when the browser complained. */
  open(path: string, widthPx?: number): Promise<Page>;
  /** One whose complaints are for the test to look at, and which it closes. */
  openComplaining(path: string): Promise<Visit>;
}

/** Starts a system and a browser before the tests of a file and ends both after them. */
export function browserSuite(name: string): BrowserSuite {
  const folder = mkdtempSync(join(tmpdir(), `faturakom-${name}-`));
  let system: LocalProcess | undefined;
  let browser: Browser | undefined;
  let visits: Visit[] = [];
  const started = () => {
    if (system === undefined || browser === undefined) throw new Error('nothing was started');
    return { system, browser };
  };

  beforeAll(async () => {
    // One after the other: whichever is there is ended when the next one fails.
    system = await startLocal(folder);
    browser = await launchChromium();
  });
  afterEach(async () => {
    const seen = visits;
    visits = [];
    for (const each of seen) await each.close();
    expect(seen.flatMap((each) => each.complaints)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const openComplaining = (path: string, widthPx?: number) =>
    visit(started().browser, `${started().system.url}${path}`, widthPx);

  return {
    get system() {
      return started().system;
    },
    openComplaining,
    async open(path, widthPx) {
      const opened = await openComplaining(path, widthPx);
      visits.push(opened);
      return opened.page;
    },
  };
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

/** By how many pixels the page is wider than its window, once what is drawn has followed the window. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { documentElement: root } = document;
    for (let frames = 0; frames < 30 && root.scrollWidth > root.clientWidth; frames += 1) {
      await new Promise((next) => requestAnimationFrame(next));
    }
    return root.scrollWidth - root.clientWidth;
  });
}

/** Whether the keyboard is in an element. */
export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
