import type { Page } from 'playwright-core';
import { DEMO_PASSWORD, demoAgents } from '../../local/demo/agents';
import { demoInstitutions } from '../../local/demo/institutions';
import { formatLira } from '../../shared/domain/lira';
import { plainPhone } from '../../shared/domain/phone';
import { formatPeriod } from '../../web/words/time';
import { tr } from '../../web/words/tr';
import { browserSuite, findBarriers, overflowPx, signInByForm } from '../support/browser';
import { readPdfs, textOf } from '../support/pdf-text';

jest.setTimeout(180_000);

const LOADED = 5_000_000;
/** Where a window is as wide as a shop's screen, and as a small phone. */
const WIDTHS_PX = [1_366, 360];
const OPEN_PAYMENT_ASKED_WITHIN_MS = 60_000;

const suite = browserSuite('bills');
const { open } = suite;

/** A page as it stands is good for everybody, on a wide window and on a small phone. */
async function expectOpenToAll(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 800 });
    expect({ name, width, overflowPx: await overflowPx(page) }).toEqual({ name, width, overflowPx: 0 });
    expect({ name, width, barriers: await findBarriers(page) }).toEqual({ name, width, barriers: [] });
  }
  await page.setViewportSize({ width: 1_366, height: 800 });
}

interface OpenBill {
  readonly institution: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly bill: string;
  readonly period: string;
  readonly amountKurus: number;
}

const institution = demoInstitutions.find(({ id }) => id === 'anadolu-gaz');
if (institution === undefined) throw new Error('the demo network has changed');
const [key] = institution.keys;
if (key === undefined) throw new Error('nothing to look up bills by');

/** The three oldest open bills of the institution's sample subscription. */
async function threeBills(): Promise<readonly [OpenBill, OpenBill, OpenBill]> {
  const { bills } = (await suite.system.dev('GET', 'bills')) as { bills: OpenBill[] };
  const own = bills.filter(
    (bill) => bill.institution === institution?.id && bill.keys[key?.name ?? ''] === key?.sample,
  );
  const [first, second, third] = own.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (first === undefined || second === undefined || third === undefined) throw new Error('fewer than three bills');
  return [first, second, third];
}

/** Prints by a button and reads what would come out of the printer. */
async function printed(page: Page, button: string): Promise<string> {
  const answer = page.waitForResponse(/\/api\/receipts\//);
  const tab = page.context().waitForEvent('page');
  await page.getByRole('button', { name: button }).click();
  const { content } = (await (await answer).json()) as { content: string };
  await (await tab).close();
  const [pdf] = await readPdfs([Buffer.from(content, 'base64')]);
  return pdf === undefined ? '' : textOf(pdf).replaceAll('\u00a0', ' ');
}

test('of three bills, one with a lost answer and one refused, two are paid, one is given back, and every page and receipt says so', async () => {
  const { owner } = demoAgents[0] ?? {};
  if (owner === undefined) throw new Error('nobody to pay');
  const description = `BAKIYE YUKLEME ${plainPhone(owner.phone)}`;
  await suite.system.dev('POST', 'transfers', { account: 'ziraat-1', amountKurus: LOADED, description });
  await suite.system.dev('POST', 'schedules/load-balances/run');
  const bills = await threeBills();
  const [prompt, lost, refused] = bills;
  await suite.system.dev('PUT', 'faults/collection', {
    [`${lost.institution}/${lost.bill}`]: { payment: 'lost-after' },
    [`${refused.institution}/${refused.bill}`]: { payment: 'refused', reason: 'institution-refused' },
  });

  const page = await open('/giris');
  await signInByForm(suite.system, page, owner.phone, DEMO_PASSWORD);
  await page.goto(`${suite.system.url}/fatura`);
  await page.getByRole('combobox', { name: tr.institution }).fill(institution?.name ?? '');
  await page.getByRole('option', { name: institution?.name ?? '' }).click();
  await page.getByLabel(key?.label.tr ?? '').fill(key?.sample ?? '');
  await page.keyboard.press('Enter');
  const results = page.getByRole('region', { name: tr.results });
  await results.getByRole('checkbox').first().waitFor();
  const wanted = new Set(bills.map(({ period }) => formatPeriod(period, 'tr')));
  for (const row of await results
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })
    .all()) {
    const period = (await row.locator('label').textContent()) ?? '';
    await row.getByRole('checkbox').setChecked(wanted.has(period));
  }
  await expectOpenToAll(page, 'bills to choose from');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+Enter');

  const outcome = page.getByRole('region', { name: tr.outcome });
  const rowOf = ({ period }: OpenBill) => outcome.getByRole('listitem').filter({ hasText: formatPeriod(period, 'tr') });
  await rowOf(prompt).getByText(tr.paid, { exact: true }).waitFor();
  await rowOf(refused).getByText(tr['institution-refused']).waitFor();
  await rowOf(lost).getByText(tr.pendingHint).waitFor();
  expect(await page.getByRole('button', { name: tr.pay, exact: false }).count()).toBe(0);
  await expectOpenToAll(page, 'outcomes');

  // The lost answer is asked for by itself, before the eyes of the cashier.
  await rowOf(lost).getByText(tr.paid, { exact: true }).waitFor({ timeout: OPEN_PAYMENT_ASKED_WITHIN_MS });
  const { payments } = (await suite.system.dev('GET', 'payments')) as { payments: { bill: string }[] };
  expect(payments.map(({ bill }) => bill).sort()).toEqual([prompt.bill, lost.bill].sort());
  const fee = institution?.fees.at(-1)?.amount ?? 0;
  const paidKurus = prompt.amountKurus + lost.amountKurus;
  await page.locator('.bar .balance', { hasText: formatLira(LOADED - paidKurus - 2 * fee).slice(0, -2) }).waitFor();

  await rowOf(lost).getByRole('link', { name: tr.details }).click();
  await page.getByRole('button', { name: tr.receiptA5 }).waitFor();
  const onA5 = await printed(page, tr.receiptA5);
  const onRoll = await printed(page, tr.receiptRoll);
  for (const receipt of [onA5, onRoll]) {
    expect(receipt).toContain(institution?.name);
    expect(receipt).toContain(formatLira(lost.amountKurus + fee).replace('\u00a0', ' '));
  }
  expect(onA5).not.toContain('TEKRAR');
  expect(onRoll).toContain('TEKRAR');
  await expectOpenToAll(page, 'payment');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: tr.receiptA5 }).isVisible()).toBe(false);
  expect(await page.locator('.on-paper').textContent()).toContain(demoAgents[0]?.agent.title);
  await page.emulateMedia({ media: 'screen' });

  await page.goto(`${suite.system.url}/hareketler`);
  await page
    .getByRole('link', { name: `${institution?.name} · ${formatPeriod(refused.period, 'tr')}` })
    .first()
    .waitFor();
  expect(await page.getByRole('row').filter({ hasText: tr.refund }).count()).toBe(1);
  await expectOpenToAll(page, 'statement');

  await page.goto(`${suite.system.url}/raporlar/gun-sonu`);
  const byUser = page.getByRole('table', { name: tr.byUser });
  await byUser.getByText(owner.name).waitFor();
  expect((await byUser.getByRole('row').last().textContent())?.replaceAll('\u00a0', ' ')).toContain(
    `${formatLira(paidKurus).replace('\u00a0', ' ')} ${tr.times(2)}`,
  );
  await expectOpenToAll(page, 'day end');
  await page.goto(`${suite.system.url}/raporlar/iptal-ve-iadeler`);
  await page.getByRole('row').filter({ hasText: tr['institution-refused'] }).waitFor();
  await expectOpenToAll(page, 'refunds');

  const token = /makbuz\/\s*([\w-]+)\s*([\w-]*)/.exec(onA5)?.slice(1).join('') ?? '';
  const stranger = await open(`/makbuz/${token.slice(0, 48)}`);
  await stranger.getByText(tr.receiptHolds, { exact: true }).waitFor();
  await stranger.getByText(institution?.name ?? '').waitFor();
  await expectOpenToAll(stranger, 'verification');
  // The browser says of an address that is not there that it is not.
  const changed = await suite.openComplaining(`/makbuz/${token.slice(0, 47)}${token[47] === 'A' ? 'B' : 'A'}`);
  await changed.page.getByText(tr.receiptMissing, { exact: true }).waitFor();
  expect(changed.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  await changed.close();
});
