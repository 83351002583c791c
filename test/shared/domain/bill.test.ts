import fc from 'fast-check';
import { Bill, maskName } from '../../../shared/domain/bill';

test.each([
  ['Mehmet Örnek', 'Mehmet Ö*****'],
  ['  Zeynep  Nur   Misal ', 'Zeynep N***** M*****'],
  ['ÖRNEK', 'Ö*****'],
  ['O\u0308rnek', 'Ö*****'],
  ['M***** Ö*****', 'M***** Ö*****'],
  ['', ''],
])('masks %p as %p', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('masking twice changes nothing, and no word but the first of several is told', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[A-ZÇĞİÖŞÜ][a-zçğıöşü]{1,12}$/), { minLength: 1, maxLength: 4 }),
      (words) => {
        const masked = maskName(words.join(' '));
        expect(maskName(masked)).toBe(masked);
        expect(
          masked
            .split(' ')
            .slice(1)
            .every((word) => /^.\*{5}$/u.test(word)),
        ).toBe(true);
        expect(masked.length).toBeLessThanOrEqual((words[0]?.length ?? 0) + 7 * words.length);
      },
    ),
  );
});

test('a bill owes something, and its least part is no more than that', () => {
  const bill = { bill: '20261000000001', period: '2026-10', amount: 1_000 };
  expect(Bill.safeParse(bill).success).toBe(true);
  expect(Bill.safeParse({ ...bill, amount: 0 }).success).toBe(false);
  expect(Bill.safeParse({ ...bill, amount: 10.5 }).success).toBe(false);
  expect(Bill.safeParse({ ...bill, minimum: 1_001 }).success).toBe(false);
});
