import type { Page } from 'playwright-core';
import { DEMO_PASSWORD, demoAgents } from '../../local/demo/agents';
import { demoBankAccounts } from '../../local/demo/bank-accounts';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { plainPhone } from '../../shared/domain/phone';
import { loadingsWords } from '../../web/loadings/words';
import { formWords } from '../../web/paperwork/words';
import { en } from '../../web/words/en';
import { tr } from '../../web/words/tr';
import { browserSuite, findBarriers, hasFocus, overflowPx, readSms, signInByForm } from '../support/browser';

jest.setTimeout(120_000);

const suite = browserSuite('portal');
const { open } = suite;

/** Each test has an agent of its own, so that codes, throttles and balances do not meet. */
function demo(index: number) {
  const found = demoAgents[index];
  if (found === undefined) throw new Error(`no demo agent ${index}`);
  return found;
}

test('signing in leads home, where the agent number stands with its code set off', async () => {
  const { agent, owner } = demo(0);
  const page = await open('/');
  await page.waitForURL('**/giris**');
  await signInByForm(suite.system, page, owner.phone, DEMO_PASSWORD);
  expect(new URL(page.url()).pathname).toBe('/');
  const number = page.locator('.bar .number');
  expect(await number.textContent()).toContain(agent.number);
  expect(await number.locator('b').textContent()).toBe(agent.number.slice(-4));
  expect(await page.locator('.bar .name').textContent()).toContain(agent.title);
});

test('a wrong password is told beside the form, and the phone stays', async () => {
  const page = await open('/giris');
  await page.getByLabel(tr.phone).fill('0532 999 99 99');
  await page.getByLabel(tr.password, { exact: true }).fill('yanlis-sifre');
  await page.getByRole('button', { name: tr.signIn, exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('hatalı');
  expect(await page.getByLabel(tr.phone).inputValue()).toBe('0532 999 99 99');
});

test('the red ₺ shows every account and a description to copy', async () => {
  const { owner } = demo(1);
  const page = await open('/giris');
  await signInByForm(suite.system, page, owner.phone, DEMO_PASSWORD);
  await page.locator('.bar').getByRole('button', { name: tr.accounts }).click();
  const dialog = page.getByRole('dialog', { name: tr.accounts });
  await dialog.getByText(tr.accountsLead).waitFor();
  const shown = (await dialog.textContent())?.replace(/\s/g, '');
  for (const { iban } of demoBankAccounts('http://127.0.0.1')) expect(shown).toContain(iban);
  await dialog.getByRole('button', { name: tr.copyDescription }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`BAKIYE YUKLEME ${plainPhone(owner.phone)}`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('a transfer becomes balance before the eyes of the agent, and a line of the statement', async () => {
  const { owner } = demo(2);
  const page = await open('/giris');
  await signInByForm(suite.system, page, owner.phone, DEMO_PASSWORD);
  await page.evaluate(() => document.body.setAttribute('data-never-reloaded', ''));
  await page.getByText(tr.noEntryYet, { exact: true }).waitFor();
  const description = `BAKIYE YUKLEME ${plainPhone(owner.phone)}`;
  await suite.system.dev('POST', 'transfers', { account: 'ziraat-1', amountKurus: 123_456, description });
  await suite.system.dev('POST', 'schedules/load-balances/run');

  await page.locator('.bar .balance', { hasText: '1.234,56' }).waitFor();
  await page.getByText(tr.loaded('1.234,56\u00a0₺')).waitFor();
  await page.getByRole('link', { name: tr.statement }).first().click();
  await page.waitForURL('**/hareketler');
  const row = page.getByRole('row').filter({ hasText: '+1.234,56' });
  await row.waitFor();
  expect(await row.textContent()).toContain(tr.transfer);
  expect(await page.locator('body[data-never-reloaded]').count()).toBe(1);

  await page.goto(`${suite.system.url}/yuklemeler`);
  await page.getByRole('table', { name: loadingsWords.tr.title }).getByText('+1.234,56').waitFor();
  await page.getByLabel(loadingsWords.tr.account).selectOption('ziraat-1');
  for (const [amount, outcome] of [
    ['1.234,56', 'loaded'],
    ['9.999,99', 'not-seen'],
  ] as const) {
    await page.getByLabel(loadingsWords.tr.claimedAmount).fill(amount);
    await page.getByRole('button', { name: loadingsWords.tr.claim, exact: true }).click();
    await page.getByText(loadingsWords.tr.outcomes[outcome]).waitFor();
  }
  await page.getByLabel(loadingsWords.tr.sms).check();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await findBarriers(page)).toEqual([]);
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
});

test('the pages speak English when asked to, and remember it', async () => {
  const page = await open('/giris');
  expect(await page.locator('html').getAttribute('lang')).toBe('tr');
  await page.getByRole('button', { name: tr.otherLanguage }).click();
  await page.getByRole('heading', { name: en.signInTitle }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', { name: en.signInTitle }).waitFor();
});

test('a forgotten password is replaced by way of an SMS', async () => {
  const { owner } = demo(3);
  const page = await open('/giris');
  await page.getByRole('link', { name: tr.forgotten }).click();
  await page.getByRole('heading', { name: tr.forgottenTitle }).waitFor();
  await page.getByLabel(tr.phone).fill(plainPhone(owner.phone));
  await page.getByRole('button', { name: tr.forgottenSend }).click();
  await page.getByText(tr.forgottenSent).waitFor();
  await page.getByRole('link', { name: tr.forgottenSignIn }).click();
  expect(await page.getByLabel(tr.phone).inputValue()).toBe(plainPhone(owner.phone));
  await page.getByLabel(tr.password, { exact: true }).fill(await readSms(suite.system, owner.phone));
  await page.getByRole('button', { name: tr.signIn, exact: true }).click();
  await page.getByRole('heading', { name: tr.newPasswordTitle }).waitFor();
  await page.getByLabel(tr.newPassword, { exact: true }).fill('yepyeni bir sifre');
  await page.getByRole('button', { name: tr.saveAndContinue }).click();
  await page.getByText(tr.spendable).waitFor();

  const elsewhere = await open('/giris');
  await signInByForm(suite.system, elsewhere, owner.phone, 'yepyeni bir sifre');
});

test('signing in needs no mouse', async () => {
  const { owner } = demo(4);
  const page = await open('/giris');
  const phone = page.getByLabel(tr.phone);
  await phone.waitFor();
  for (let presses = 0; presses < 10 && !(await hasFocus(phone)); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.type(plainPhone(owner.phone));
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  const code = page.getByLabel(tr.code);
  await code.waitFor();
  expect(await hasFocus(code)).toBe(true);
  await page.keyboard.type(await readSms(suite.system, owner.phone));
  await page.keyboard.press('Enter');
  await page.getByText(tr.spendable).waitFor();
  expect(await hasFocus(page.getByRole('heading', { level: 1 }))).toBe(true);
});

describe.each([1_366, 360])('at a width of %i px', (widthPx) => {
  async function expectOpenToAll(page: Page, name: string): Promise<void> {
    expect({ name, barriers: await findBarriers(page) }).toEqual({ name, barriers: [] });
    expect({ name, overflowPx: await overflowPx(page) }).toEqual({ name, overflowPx: 0 });
  }

  test('nobody is shut out from the pages before signing in', async () => {
    const page = await open('/giris', widthPx);
    await page.getByLabel(tr.phone).waitFor();
    await expectOpenToAll(page, 'sign-in');
    await page.goto(`${suite.system.url}/sifremi-unuttum`);
    await page.getByRole('button', { name: tr.forgottenSend }).waitFor();
    await expectOpenToAll(page, 'forgotten');
    await page.goto(`${suite.system.url}/yok-boyle-bir-sayfa`);
    await page.getByRole('heading', { name: tr.notFoundTitle }).waitFor();
    await expectOpenToAll(page, 'not found');
  });

  test('nobody is shut out from the pages of an agent', async () => {
    const { owner } = demo(5);
    const description = plainPhone(owner.phone);
    await suite.system.dev('POST', 'transfers', {
      account: 'isbank-1',
      amountKurus: 987_654_321,
      description,
      count: 3,
    });
    await suite.system.dev('POST', 'schedules/load-balances/run');
    const page = await open('/giris', widthPx);
    await signInByForm(suite.system, page, owner.phone, DEMO_PASSWORD);
    await page.getByRole('row').nth(1).waitFor();
    await expectOpenToAll(page, 'home');
    await page.locator('.bar').getByRole('button', { name: tr.accounts }).click();
    await page.getByText(tr.accountsLead).waitFor();
    await expectOpenToAll(page, 'accounts');
    await page.goto(`${suite.system.url}/hareketler`);
    await page.getByRole('row').nth(1).waitFor();
    await expectOpenToAll(page, 'statement');
    await page.goto(`${suite.system.url}/sifre`);
    await page.getByLabel(tr.currentPassword, { exact: true }).waitFor();
    await expectOpenToAll(page, 'password');
    if (widthPx < 760) await page.getByRole('button', { name: tr.more }).click();
    await page.getByRole('link', { name: tr.forms, exact: true }).click();
    const { title, fileName } = formDefinitions['user-change'];
    await page.getByRole('heading', { name: title.tr }).waitFor();
    await expectOpenToAll(page, 'forms');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: formWords.tr.formFilledOf(title.tr) }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${fileName}-${owner.agent}.pdf`);
    const change = formDefinitions['information-change'];
    await page.getByRole('link', { name: formWords.tr.formOnlineOf(change.title.tr) }).click();
    await page.getByLabel('Yeni il', { exact: true }).fill('İzmir');
    await expectOpenToAll(page, 'online form');
    await page.getByRole('button', { name: formWords.tr.formSend }).click();
    await page.getByText(/K\d{2}-\d{6}/).waitFor();
    await expectOpenToAll(page, 'form sent');
  });
});
