import { readFileSync } from 'node:fs';
import { DEMO_PASSWORD } from '../../local/demo/agents';
import { casesWords } from '../../web/office/words/cases';
import { browserSuite, findBarriers, overflowPx, signInByForm } from '../support/browser';
import { mailForm, type PortalUser, signInAtPortal } from '../support/mailed-form';
import { signInToOffice } from '../support/office';
import { sendBySmtp } from '../support/smtp';

jest.setTimeout(180_000);

const words = casesWords.tr;
const OWNER = '+905321234567';

const suite = browserSuite('cases');
let owner: PortalUser;

beforeAll(async () => {
  owner = await signInAtPortal(suite.system, OWNER);
});

/** Asks until it is so; mail is read within seconds, on a busy machine within some more. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('it did not become so in half a minute');
}

test('a form that is filled in and mailed stands at the desk with its fields read, is acknowledged, and changes the agent', async () => {
  await mailForm(suite.system, owner, 'information-change', { title: 'Yeni Örnek İletişim', city: 'Ankara' });
  const number = await until(async () => {
    const { body } = await owner.call('GET', '/paperwork/cases');
    return (body.cases as { number: string }[])[0]?.number;
  });
  const mails = await until(async () => {
    const sent = (await suite.system.dev('GET', 'mail')) as { subject: string; to: string[] }[];
    return sent.length > 0 ? sent : undefined;
  });
  expect(mails).toMatchObject([{ subject: `[${number}] Evrakınız alındı`, to: ['ornek@example.com'] }]);

  const page = await suite.open('/ofis/evrak');
  await page.waitForURL('**/ofis/giris**');
  await signInToOffice(page, 'support');
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  await page.getByText('Yeni Örnek İletişim').waitFor();
  await page.getByText(`${words.today}: Örnek İletişim`).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Yeni unvan' }).waitFor();
  await page.getByRole('button', { name: `${words.open}: form.pdf` }).click();
  await page.getByRole('img', { name: words.sheet('form.pdf', 1, 1) }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1366, height: 800 });
  await page.getByRole('button', { name: words.apply, exact: true }).click();
  await page.getByText(words.doneNext(number)).waitFor();

  const { body } = await owner.call('GET', '/session');
  expect(body).toMatchObject({ agent: { title: 'Yeni Örnek İletişim' } });
  const portal = await suite.open('/');
  await signInByForm(suite.system, portal, OWNER, DEMO_PASSWORD);
  await portal.goto(`${suite.system.url}/evrak`);
  const row = portal.getByRole('listitem').filter({ hasText: number });
  await row.getByText('Yapıldı').waitFor();
  expect(await findBarriers(portal)).toEqual([]);
  await page.goto(`${suite.system.url}/ofis/denetim?${new URLSearchParams({ konu: `case:${number}` })}`);
  for (const line of [/Evrak uygulandı/, /Belge görüntülendi/, /Evrak üstlenildi/]) {
    await page.getByRole('row', { name: line }).first().waitFor();
  }

  // A fax of two pages, with fewer dots down than across, is drawn as it was sent; a broken paper is said to be one.
  const attachments = [
    { filename: 'faks.tif', content: readFileSync('test/fixtures/fax.tif') },
    { filename: 'bozuk.tif', content: readFileSync('test/fixtures/fax.tif').subarray(0, 400) },
  ];
  await sendBySmtp(suite.system.smtpPort, {
    from: 'faks@ornek.example',
    to: 'faks@localhost',
    subject: 'Faks',
    attachments,
  });
  await page.goto(`${suite.system.url}/ofis/evrak`);
  await page.getByRole('button', { name: `${words.open}: faks.tif` }).click();
  const second = page.getByRole('img', { name: words.sheet('faks.tif', 2, 2) });
  await second.waitFor();
  const sizes = await second.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(sizes).toEqual([1_728, Math.round((1_100 * 204) / 98)]);
  await page.getByRole('button', { name: `${words.open}: bozuk.tif` }).click();
  await page
    .getByText(words.notDrawn)
    .or(page.getByText(words.sheetNotDrawn(1)))
    .waitFor();
});
