import fc from 'fast-check';
import type { FoundAgent } from '../../shared/api/suspense';
import { ageOf } from '../../web/office/suspense/age';
import { tellEvidence } from '../../web/office/suspense/evidence';
import { leftOf, sharesOf } from '../../web/office/suspense/shares';
import { suspenseWords } from '../../web/office/words/suspense';
import { formatAmount } from '../../web/words/money';
import { agentNumber, anAgent, monday } from '../support/builders';

const words = suspenseWords.tr;
const agent = (index: number): FoundAgent => ({ ...anAgent({ number: agentNumber(index) }), code: '0001' });
const typed = (...texts: string[]) => texts.map((text, index) => ({ agent: agent(index), typed: text }));

test('how long a transfer waits is told in the largest unit', () => {
  const ages = [0, 59_999, 6 * 60_000, 119 * 60_000, 47 * 3_600_000, 49 * 3_600_000];
  expect(ages.map((ms) => ageOf(0, ms, words))).toEqual(['0 dk', '0 dk', '6 dk', '1 sa', '47 sa', '2 gün']);
});

test('the reasons of a suggestion are one line', () => {
  const history = { kind: 'history' as const, by: 'iban' as const, loads: 1, confirmed: 2, lastAt: monday };
  const phone = { kind: 'phone' as const, slip: 'swapped' as const, phone: '+905321234567' };
  expect(tellEvidence([phone, { kind: 'name', name: 'Ali Örnek', likeness: 1 }, history], words)).toBe(
    'Telefonda iki rakam yer değiştirmiş (…45 67) · gönderen adı “Ali Örnek” ile aynı · bu IBAN’dan 3 yükleme, 2 kez personel onayladı',
  );
  expect(tellEvidence([{ kind: 'claim' }], words)).toBe('Temsilci bu havaleyi arıyor');
});

test('a split is sent only when every share is written and all are given out', () => {
  expect(leftOf(10_000, typed('40,00', ''))).toBe(6_000);
  expect(leftOf(10_000, typed('40,00', 'kırk'))).toBeUndefined();
  expect(sharesOf(10_000, typed('40,00', '60,01'))).toBeUndefined();
  expect(sharesOf(10_000, typed('100,00', '0'))).toBeUndefined();
  expect(sharesOf(0, [])).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 20 }), (amounts) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const shares = sharesOf(total, typed(...amounts.map(formatAmount)));
      expect(shares?.map(({ amount }) => amount)).toEqual(amounts);
    }),
  );
});
