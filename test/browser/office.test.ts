import { DEMO_PASSWORD, demoAgents } from '../../local/demo/agents';
import { agentsWords } from '../../web/office/words/agents';
import { overviewWords } from '../../web/office/words/overview';
import { signInWords } from '../../web/office/words/sign-in';
import { staffWords } from '../../web/office/words/staff';
import { suspenseWords } from '../../web/office/words/suspense';
import { tr } from '../../web/words/tr';
import { browserSuite, findBarriers, overflowPx, readSms, signInByForm } from '../support/browser';
import { enterCode, seededStaff, signInToOffice } from '../support/office';

jest.setTimeout(120_000);

const signIn = signInWords.tr;
const words = staffWords.tr;
const desk = suspenseWords.tr;
const look = overviewWords.tr;
const agents = agentsWords.tr;

const suite = browserSuite('office');
const open = (path: string, widthPx?: number, side = '/ofis') => suite.open(`${side}${path}`, widthPx);

test('an administrator adds somebody, who sets up password and authenticator and is let in', async () => {
  const page = await open('/personel');
  await page.waitForURL('**/ofis/giris**');
  await signInToOffice(page, 'admin');
  await page.waitForURL('**/ofis/personel');
  await page.getByRole('button', { name: words.add }).click();
  const dialog = page.getByRole('dialog', { name: words.add });
  await dialog.getByLabel(words.name).fill('Yeni Kurgu');
  await dialog.getByLabel(words.email).fill('yeni@ofis.example');
  await dialog.getByRole('button', { name: words.add }).click();
  const oneTime = (await page.getByRole('status').locator('code').textContent()) ?? '';

  const newcomer = await open('');
  await newcomer.getByLabel(signIn.email).fill('yeni@ofis.example');
  await newcomer.getByLabel(signIn.password, { exact: true }).fill(oneTime);
  await newcomer.getByRole('button', { name: signIn.signIn, exact: true }).click();
  await newcomer.getByRole('heading', { name: signIn.newPasswordTitle }).waitFor();
  await newcomer.getByLabel('Yeni şifre', { exact: true }).fill('bambaska bir parola');
  await newcomer.getByRole('button', { name: signIn.saveAndContinue }).click();
  await newcomer.getByRole('img', { name: signIn.qr }).waitFor();
  expect(await findBarriers(newcomer)).toEqual([]);
  const secret = ((await newcomer.locator('.secret code').textContent()) ?? '').replaceAll(' ', '');
  await enterCode(newcomer, secret);
  await newcomer.getByRole('heading', { name: signIn.recoveryCodesTitle }).waitFor();
  expect(await newcomer.locator('.recovery-codes li').count()).toBe(10);
  await newcomer.getByRole('button', { name: signIn.kept }).click();
  await newcomer.getByRole('button', { name: 'Kullanıcı menüsü: Yeni Kurgu' }).waitFor();

  await page.getByRole('button', { name: words.changeOf('Yeni Kurgu') }).click();
  await page.getByRole('button', { name: words.deactivate, exact: true }).click();
  await page.getByText(words.inactive).waitFor();
  await newcomer.reload();
  await newcomer.waitForURL('**/ofis/giris**');
});

test.each([1366, 360])('every role has its own menu at %i px, and no barrier stands in it', async (widthPx) => {
  const role = widthPx === 360 ? 'finance' : 'support';
  const page = await open('', widthPx);
  await signInToOffice(page, role);
  if (widthPx === 360) await page.getByRole('button', { name: 'Menüyü aç' }).click();
  const menu = page.getByRole('navigation', { name: 'Ofis menüsü' });
  await menu.getByRole('link', { name: 'Denetim izi' }).waitFor();
  expect(await menu.getByRole('link', { name: words.title }).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await page.goto(`${suite.system.url}/ofis/personel`);
  await page.getByRole('heading', { name: 'Sayfa bulunamadı' }).waitFor();
  await page.getByRole('button', { name: `Kullanıcı menüsü: ${seededStaff(role).staff.name}` }).click();
  await page.getByRole('button', { name: 'Çıkış yap' }).click();
  await page.waitForURL('**/ofis/giris');
});

test('accounting begins with how soon transfers became balance, drawn and as a table, without a barrier on a phone', async () => {
  const transfer = { account: 'ziraat-1', amountKurus: 75_000, description: 'BAKIYE 0532 123 45 67' };
  await suite.system.dev('POST', 'transfers', transfer);
  await suite.system.dev('POST', 'schedules/load-balances/run');
  const page = await open('');
  await signInToOffice(page, 'admin');
  await page.getByRole('heading', { name: look.title, level: 1 }).waitFor();
  const today = page.getByRole('region', { name: look.withinFive });
  await today.getByText('%100', { exact: true }).waitFor();
  await page.getByRole('img', { name: /1, geciken 0/ }).waitFor();
  await page.getByText(look.asTable).click();
  const table = page.getByRole('table').filter({ hasText: look.atNight });
  await table.getByRole('row').filter({ hasText: look.running }).getByText('%100').waitFor();
  const feeds = page.getByRole('region', { name: look.feeds });
  await feeds.getByText(look.states.fine).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  expect(await findBarriers(page)).toEqual([]);
});

test('a transfer with a wrong digit is found by its suggestion and credited in three keystrokes, and the trail tells who and why', async () => {
  const send = (description: string, senderName: string) =>
    suite.system.dev('POST', 'transfers', { account: 'ziraat-1', amountKurus: 500_000, description, senderName });
  await send('bakiye', 'KİMSESİZ YABANCI');
  await send('0532 123 45 76 bakiye', 'AYŞE ÖRNEK');
  await suite.system.dev('POST', 'schedules/load-balances/run');

  const page = await open('/havaleler');
  await page.waitForURL('**/ofis/giris**');
  await signInToOffice(page, 'finance');
  const queue = page.getByRole('list', { name: desk.queue });
  await page.getByRole('heading', { name: /KİMSESİZ YABANCI/ }).waitFor();
  const credited = page.waitForResponse((answer) => answer.url().endsWith('/credit'));
  await page.keyboard.press('j');
  await page.getByRole('button', { name: /4821 · Örnek İletişim/ }).waitFor();
  expect(await page.locator('mark').allTextContents()).toEqual(['0532 123 45 76']);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status').getByText(desk.doneCredited('5.000,00 ₺')).waitFor();
  await queue.getByText('AYŞE ÖRNEK').waitFor({ state: 'detached' });

  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: desk.ignore }).click();
  const dialog = page.getByRole('dialog', { name: desk.ignoreTitle });
  await dialog.getByLabel(desk.note).fill('bankanın deneme kaydı');
  await dialog.getByRole('button', { name: desk.ignore }).click();
  await page.getByText(desk.empty).waitFor();
  await page.getByRole('button', { name: desk.undo }).click();
  await queue.getByText('KİMSESİZ YABANCI').waitFor();

  const { id } = (await (await credited).json()) as { id: string };
  await page.goto(`${suite.system.url}/ofis/denetim?${new URLSearchParams({ konu: `transfer:ziraat-1:${id}` })}`);
  const line = page.getByRole('row', { name: /Havale yüklendi/ });
  await line.getByText('Deniz Kurgu').waitFor();
  await line.getByText('telefonda iki rakam yer değiştirmiş').waitFor();
});

test('a caller proves themselves by the word, gets a one-time password by SMS, and a freeze throws the shop out', async () => {
  const found = demoAgents.find(({ agent }) => agent.number === '63505568');
  if (found === undefined) throw new Error('no such demo agent');
  const { agent, owner } = found;
  const shop = await open('/giris', undefined, '');
  await signInByForm(suite.system, shop, owner.phone, DEMO_PASSWORD);
  await shop.goto(`${suite.system.url}/guvenlik-sozcugu`);
  await shop.getByLabel(tr.securityWordNew).fill('Mavi Şemsiye');
  await shop.getByLabel(tr.currentPassword, { exact: true }).fill(DEMO_PASSWORD);
  await shop.getByRole('button', { name: tr.securityWordSave }).click();
  await shop.getByText(tr.securityWordSaved).waitFor();

  const page = await open('');
  await signInToOffice(page, 'support');
  await page.locator('body').press('/');
  await page.keyboard.type(agent.title.slice(0, 4));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: agent.title }).click();
  await page.getByRole('heading', { name: agent.title }).waitFor();
  const send = page.getByRole('button', { name: agents.sendOneTime });
  expect(await send.isDisabled()).toBe(true);
  for (const [said, told] of [
    ['yeşil şemsiye', agents.wordWrong],
    ['mavi semsiye', agents.wordRight],
  ] as const) {
    await page.getByLabel(agents.word).fill(said);
    await page.getByRole('button', { name: agents.check }).click();
    await page.getByText(told).waitFor();
  }
  await send.click();
  await page.getByRole('button', { name: agents.send, exact: true }).click();
  await page.getByText(agents.sent(owner.name)).waitFor();
  const password = await readSms(suite.system, owner.phone);
  expect(await page.content()).not.toContain(password);

  await page.getByRole('button', { name: agents.freeze, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: agents.freezeTitle });
  await dialog.getByLabel(agents.reason).fill('Telefonu çalındı');
  await dialog.getByRole('button', { name: agents.freeze }).click();
  await page.getByText(agents.frozen).waitFor();
  await page.getByRole('cell', { name: 'Telefonu çalındı' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await shop.goto(`${suite.system.url}/hareketler`);
  await shop.waitForURL('**/giris**');
});
