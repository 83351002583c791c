import { reasonOf } from '../../../web/office/control/finding-reason';
import { breakWords, controlWords, refusalWords } from '../../../web/office/words/control';

const { place, fields } = controlWords.tr;
const words = { refusals: refusalWords.tr, breaks: breakWords.tr, place, fields };

test.each([
  ['statement-refused', 'does-not-add-up 10:1', 'Açılış + hareketler kapanışı vermiyor · Satır 10, sütun 1'],
  ['statement-refused', 'empty-file', 'Dosya boş'],
  ['statement-refused', 'of-a-later-time 2:3', 'of-a-later-time · Satır 2, sütun 3'],
  ['ledger-broken', 'previous-hash', 'önceki kaydın özeti tutmuyor'],
  ['unreadable-row', 'tutar (invalid_format), row (custom)', 'Okunamayan alanlar: tutar, row'],
  ['totals-differ', 'as it is', 'as it is'],
] as const)('%s because of %s says: %s', (kind, reason, text) => {
  expect(reasonOf({ kind, reason }, words)).toBe(text);
});

test('a finding without a reason has none', () => {
  expect(reasonOf({ kind: 'statement-gap', reason: undefined }, words)).toBeUndefined();
  expect(reasonOf({ kind: 'statement-refused', reason: '' }, words)).toBeUndefined();
});
