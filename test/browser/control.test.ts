import { findingWords } from '../../shared/domain/finding-words';
import { controlWords, refusalWords } from '../../web/office/words/control';
import { browserSuite, findBarriers, overflowPx } from '../support/browser';
import { signInToOffice } from '../support/office';

jest.setTimeout(180_000);

const words = controlWords.tr;
const suite = browserSuite('control');

test('a statement with a mistake is told in words at Mutabakat, and its finding is closed with a reason', async () => {
  await suite.system.dev('POST', 'statements', { account: 'isbank-1', format: 'mt940', fault: 'closing-wrong' });
  const page = await suite.open('/ofis/mutabakat');
  await signInToOffice(page, 'finance');
  await page.goto(`${suite.system.url}/ofis/mutabakat`);
  const file = page.getByRole('button', { name: /Sonuçları göster: isbank-1-/ });
  await file.click();
  await page.getByRole('dialog').getByText(refusalWords.tr['does-not-add-up']).waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`${suite.system.url}/ofis/bulgular`);
  const finding = page.getByRole('listitem').filter({ hasText: findingWords.tr['statement-refused'] });
  await finding.getByText(`İş Bankası …0000 · ${refusalWords.tr['does-not-add-up']}`).waitFor();
  expect(await finding.textContent()).not.toContain('does-not-add-up');
  await finding.getByRole('button', { name: words.close }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.reason).fill('Banka ekstreyi yeniden gönderecek');
  await dialog.locator('button[type=submit]').click();
  await page.getByText(words.noFindings).waitFor();
  await page.getByRole('link', { name: words.all }).click();
  await page.getByText('Banka ekstreyi yeniden gönderecek').waitFor();
});

test('the pages of control shut nobody out, on a wide window and on a small phone', async () => {
  const page = await suite.open('/ofis/bekleyen-odemeler');
  await signInToOffice(page, 'finance');
  for (const [path, title] of [
    ['bekleyen-odemeler', words.payments],
    ['mutabakat', words.reconciliation],
    ['bulgular', words.findings],
  ] as const) {
    await page.goto(`${suite.system.url}/ofis/${path}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    for (const width of [1_366, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect({ path, width, overflowPx: await overflowPx(page) }).toEqual({ path, width, overflowPx: 0 });
      expect({ path, width, barriers: await findBarriers(page) }).toEqual({ path, width, barriers: [] });
    }
  }
});
