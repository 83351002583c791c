import fc from 'fast-check';
import { type Paper, renderReceipt } from '../../../lambdas/documents/receipt-pdf';
import { kurus } from '../../../shared/domain/kurus';
import type { Receipt } from '../../../shared/domain/receipt';
import { monday } from '../../support/builders';
import { type PrintedPdf, readPdfs, textOf } from '../../support/pdf-text';
import { aReceipt } from '../../support/receipts';

const url = `https://temsilci.faturakom.com/makbuz/${'A'.repeat(48)}`;
const papers: readonly Paper[] = ['a5', '80mm'];
const POINTS_PER_MM = 72 / 25.4;

/** As long as every field may be. */
const longest = aReceipt({
  refusedCancellation: { reportedAt: monday, refusedAt: monday, reason: 'a'.repeat(40) },
  isCopy: true,
  institution: 'Ç'.repeat(80),
  agent: { title: 'W'.repeat(200), code: '0001', address: 'Çok Uzun Bir Cadde Adı '.repeat(18).slice(0, 423) },
  subscriber: 'ŞÜKRÜYE '.repeat(15),
  keys: [1, 2, 3].map((digit) => ({ label: 'Uzun etiket '.repeat(10), value: String(digit).repeat(40) })),
  bill: 'B'.repeat(40),
  period: 'Ğ'.repeat(40),
  gatewayReceipt: 'R'.repeat(64),
  amount: kurus(499_999_999),
  fee: kurus(12_345),
  total: kurus(500_012_344),
});

describe.each(papers)('a receipt on %s', (paper) => {
  test('says all that the receipt says', async () => {
    const printed = await print(paper, aReceipt());
    const words = textOf(printed).replaceAll('\u00a0', ' ');
    for (const said of [
      'ÖDEME DEKONTU',
      'Faturakom Ödeme Kuruluşu A.Ş.',
      'Kent Su İdaresi',
      'Mehmet Ö*****',
      'Abone no 4410021',
      'Kontrol hanesi 7',
      'KS-2026-10/004417',
      'Ekim 2026',
      '14.11.2026',
      '23.11.2026 14:04:06',
      '01KATR7Q8ZJ5M3W9X2C4V6B8N0',
      '2026112300000017',
      'Örnek İletişim',
      'Temsilci kodu 0001',
      '318,40 ₺',
      '3,50 ₺',
      '321,90 ₺',
      'Yalnız üçyüzyirmibir TL doksan kuruş',
      'ÖDENDİ',
      '0312 955 09 55',
      'https://temsilci.faturakom.com/makbuz/',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toMatch(/TEKRAR|İPTAL/);
    expect(printed).toMatchObject({ title: 'Dekont 01KATR7Q8ZJ5M3W9X2C4V6B8N0', language: 'tr' });
  });

  test('has every Turkish letter and the sign of the lira in its fonts', async () => {
    const letters = 'ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ abcçdefgğhıijklmnoöprsştuüvyz âîû ₺ QWX qwx';
    const { agent } = aReceipt();
    const printed = await print(paper, aReceipt({ institution: letters, agent: { ...agent, title: letters } }));
    const squeezed = textOf(printed).replaceAll(' ', '');
    expect(squeezed.split(letters.replaceAll(' ', ''))).toHaveLength(3);
  });

  test('marks reprints and cancelled payments', async () => {
    const [copy, cancelled, cancelling] = await readPdfs([
      await renderReceipt(aReceipt({ isCopy: true }), url, paper),
      await renderReceipt(aReceipt({ state: 'cancelled' }), url, paper),
      await renderReceipt(aReceipt({ state: 'cancelling' }), url, paper),
    ]);
    expect(copy && textOf(copy)).toMatch(/TEKRAR/);
    expect(cancelled && textOf(cancelled)).toMatch(/İPTAL EDİLDİ/);
    expect(cancelling && textOf(cancelling)).toMatch(/İPTAL İSTENDİ/);
    for (const printed of [cancelled, cancelling]) expect(printed && textOf(printed)).not.toMatch(/ÖDENDİ|TEKRAR/);
  });

  test.each([
    ['ordinary', aReceipt()],
    ['longest', longest],
  ])('the %s one is one page, with nothing outside it and all of its words', async (_, receipt) => {
    const printed = await print(paper, receipt);
    expect(printed.pages).toHaveLength(1);
    for (const { width, height, pieces } of printed.pages) {
      const edge = paper === 'a5' ? 30 : 4 * POINTS_PER_MM - 0.1;
      expect(Math.min(...pieces.map(({ left }) => left))).toBeGreaterThan(edge);
      expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThan(width - edge + 1.5);
      expect(Math.max(...pieces.map(({ baseline }) => baseline))).toBeLessThan(height - 12);
      expect(Math.min(...pieces.map(({ baseline }) => baseline))).toBeGreaterThan(8 * POINTS_PER_MM - 4);
    }
    const squeezed = textOf(printed).replace(/\s/g, '');
    const { title, address } = receipt.agent;
    for (const words of [receipt.institution, receipt.subscriber, receipt.bill, title, address, url]) {
      expect(squeezed).toContain(words.replace(/\s/g, ''));
    }
  });

  test('the same receipt gives the same bytes', async () => {
    const [first, second] = [await renderReceipt(aReceipt(), url, paper), await renderReceipt(aReceipt(), url, paper)];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

test('on the roll the paper ends with the text', async () => {
  const { pages } = await print('80mm', aReceipt());
  const [page] = pages;
  expect(page?.width).toBeCloseTo(80 * POINTS_PER_MM, 1);
  const lowest = Math.min(...(page?.pieces.map(({ baseline }) => baseline) ?? []));
  expect(lowest).toBeLessThan(10 * POINTS_PER_MM);
});

test('the printed total is the printed bill and the printed fee', async () => {
  const amounts = fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 99_999 }));
  const sampled = fc.sample(amounts, 12);
  const pdfs = await Promise.all(
    sampled.map(([amount, fee], index) => {
      const money = { amount: kurus(amount), fee: kurus(fee), total: kurus(amount + fee) };
      return renderReceipt(aReceipt(money), url, papers[index % 2] ?? 'a5');
    }),
  );
  const sums = (await readPdfs(pdfs)).map((printed) => {
    const figures = [...textOf(printed).matchAll(/([\d.]+,\d{2})\s₺/g)].map(([, figure = '']) => readKurus(figure));
    const [amount = 0, fee = 0, total = 0, ...rest] = figures.sort((a, b) => a - b);
    return { isSum: amount + fee === total, total, rest };
  });
  expect(sums).toEqual(sampled.map(([amount, fee]) => ({ isSum: true, total: amount + fee, rest: [] })));
});

async function print(paper: Paper, receipt: Receipt): Promise<PrintedPdf> {
  const [printed] = await readPdfs([await renderReceipt(receipt, url, paper)]);
  if (printed === undefined) throw new Error('nothing was read');
  return printed;
}

function readKurus(figure: string): number {
  return Number(figure.replace(/[.,]/g, ''));
}
