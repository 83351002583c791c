import { readClues } from '../../../shared/domain/mail-clues';

test.each([
  ['Re: [K26-000123] Temsilci bilgi değişikliği', 'K26-000123'],
  ['YNT: k26-000123', 'K26-000123'],
  ['K26 – 000123 eksik evrak', 'K26-000123'],
  ['K26-0001234', undefined],
  ['SK26-000123', undefined],
])('the case number in the subject %j', (subject, caseNumber) => {
  expect(readClues(subject, '').caseNumber).toBe(caseNumber);
});

test('a case number in a quoted conversation is not believed', () => {
  expect(readClues('Merhaba', '> [K26-000123] hakkında').caseNumber).toBeUndefined();
});

test.each([
  ['Temsilci kodu: 4821', undefined, '4821'],
  ['TEMSİLCİ KODUMUZ 4821', undefined, '4821'],
  ['temsilci no: 63104821', '63104821', undefined],
  ['Temsilci numarası : 63104821, temsilci kodu : 4821', '63104821', undefined],
  ['63104821 numaralı temsilci', '63104821', undefined],
  ['İyi günler, 63104821 Örnek Market', '63104821', undefined],
  ['iki temsilci: 63104821 ve 71234455', undefined, undefined],
  ['abone no 63104821', undefined, undefined],
  ['tarih 20261123', undefined, undefined],
  ['tarih 23112026', undefined, undefined],
  ['tel 05321234567', undefined, undefined],
  ['kodu 4821', undefined, undefined],
  ['temsilci kodu 4821, temsilci kodu 9999', undefined, undefined],
])('the agent in %j', (text, agentNumber, agentCode) => {
  const clues = readClues('', text);
  expect([clues.agentNumber, clues.agentCode]).toEqual([agentNumber, agentCode]);
});

test('the subject counts before the text', () => {
  expect(readClues('Temsilci 63104821', 'temsilci no: 71234455').agentNumber).toBe('63104821');
});

test.each([
  ['Temsilci bilgi değişikliği', 'information-change'],
  ['ADRES DEĞİŞİKLİĞİ', 'information-change'],
  ['Temsilcilik iptali', 'agency-cancellation'],
  ['Kullanıcı ekleme formu', 'user-change'],
  ['kullanıcı çıkarma', 'user-change'],
  ['Fatura iptal formu', 'bill-cancellation'],
  ['İşlem iptali', 'bill-cancellation'],
  ['Fatura iptali ve kullanıcı ekleme', undefined],
  ['Merhaba', undefined],
])('what %j asks for', (subject, kind) => {
  expect(readClues(subject, '').kind).toBe(kind);
});
