import fc from 'fast-check';
import { amountInWords } from '../../../shared/domain/amount-in-words';
import { kurus } from '../../../shared/domain/kurus';

test.each([
  [72_115, 'Yalnız yediyüzyirmibir TL onbeş kuruş'],
  [100_000, 'Yalnız bin TL'],
  [110_101, 'Yalnız binyüzbir TL bir kuruş'],
  [200_000_000, 'Yalnız ikimilyon TL'],
  [100_100_000, 'Yalnız birmilyonbin TL'],
  [5, 'Yalnız beş kuruş'],
  [0, 'Yalnız sıfır TL'],
])('spells %d kuruş as "%s"', (amount, words) => {
  expect(amountInWords(kurus(amount))).toBe(words);
});

test('what it spells reads back as the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000_000 }), (amount) => {
      expect(readAmount(amountInWords(kurus(amount)))).toBe(amount);
    }),
  );
});

test('a negative amount is not spelled', () => {
  expect(() => amountInWords(kurus(-1))).toThrow(RangeError);
});

const ONES = ['bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'];
const TENS = ['on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'];
const SCALES = new Map([
  ['bin', 1e3],
  ['milyon', 1e6],
  ['milyar', 1e9],
  ['trilyon', 1e12],
]);
const WORDS = [...SCALES.keys(), 'sıfır', 'yüz', ...TENS, ...ONES].sort((a, b) => b.length - a.length);

function readAmount(words: string): number {
  const match = /^Yalnız(?: (\S+) TL)?(?: (\S+) kuruş)?$/.exec(words);
  return readNumber(match?.[1] ?? '') * 100 + readNumber(match?.[2] ?? '');
}

function readNumber(words: string): number {
  let sum = 0;
  let group = 0;
  for (const word of words.match(new RegExp(WORDS.join('|'), 'g')) ?? []) {
    const scale = SCALES.get(word);
    if (scale !== undefined) {
      sum += (group || 1) * scale;
      group = 0;
    } else if (word === 'yüz') group = (group || 1) * 100;
    else group += ONES.indexOf(word) + 1 + 10 * (TENS.indexOf(word) + 1);
  }
  return sum + group;
}
