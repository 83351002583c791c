import fc from 'fast-check';
import { currencyDecimals } from '../../../shared/domain/currency';
import { Day } from '../../../shared/domain/instant';
import { repairMojibake } from '../../../shared/domain/mojibake';
import { openOccurrences } from '../../../shared/domain/occurrences';
import { readAccount } from '../../../shared/domain/statement-account';
import { readCommaAmount, readPointAmount } from '../../../shared/domain/statement-amount';
import { nearestDay, readShortDate } from '../../../shared/domain/statement-date';
import { joinWrapped, readNarrative } from '../../../shared/domain/statement-text';

test('currencies have the decimals of ISO 4217, not those of shops', () => {
  expect(['TRY', 'JPY', 'KWD', 'IQD', 'HUF', 'XXX', 'TRL', 'tr'].map(currencyDecimals)).toEqual([
    ...[2, 0, 3, 3, 2],
    ...[undefined, undefined, undefined],
  ]);
});

describe('amounts', () => {
  test.each([
    ['1489,', 2, 148_900],
    ['0000000001489,50', 2, 148_950],
    ['0,05', 2, 5],
    ['7,', 0, 7],
    ['1,5', 3, 1_500],
    ['1489', 2, 'amount-without-comma'],
    ['1,005', 2, 'too-many-decimals'],
    ['1,500', 2, 150],
    ['1,,5', 2, 'unreadable-amount'],
    [',50', 2, 'unreadable-amount'],
    ['', 2, 'unreadable-amount'],
    ['90071992547409,92', 2, 'amount-too-large'],
  ])('%s with %s decimals', (written, decimals, amount) => {
    expect(readCommaAmount(written, decimals)).toBe(amount);
  });

  test('points need no decimals, and a comma is none', () => {
    expect(readPointAmount('1489', 2)).toBe(148_900);
    expect(readPointAmount('1489.5', 2)).toBe(148_950);
    expect(readPointAmount('-1.00', 2)).toBe('unreadable-amount');
    expect(readPointAmount('1,00', 2)).toBe('unreadable-amount');
  });
});

describe('accounts', () => {
  const iban = 'TR690001000064000000000001';

  test('an IBAN, with blanks, a BIC before and a currency behind', () => {
    expect(readAccount(` ${iban} `)).toEqual({ account: iban });
    expect(readAccount('TR69 0001 0000 6400 0000 0000 01')).toEqual({ account: iban });
    expect(readAccount(`TGBATRISXXX/${iban}TRY`)).toEqual({ account: iban, currency: 'TRY' });
  });

  test('the bank’s own number', () => {
    expect(readAccount('0012/1234567-5001')).toEqual({ account: '0012/1234567-5001' });
    expect(readAccount('12345678EUR')).toEqual({ account: '12345678', currency: 'EUR' });
  });

  test('no letter of an IBAN left out, doubled or exchanged makes another account', () => {
    fc.assert(
      fc.property(fc.nat({ max: iban.length - 1 }), fc.constantFrom('out', 'twice', 'other'), (index, how) => {
        const letter = iban.charAt(index);
        const made = { out: '', twice: `${letter}${letter}`, other: letter === '7' ? '8' : '7' }[how];
        expect(readAccount(`${iban.slice(0, index)}${made}${iban.slice(index + 1)}`)).toBeUndefined();
      }),
    );
  });
});

test('days are those of the calendar, and a booking lies near its value date', () => {
  expect(readShortDate('240229')).toBe('2024-02-29');
  expect(['250229', '260431', '261301', '260100'].map(readShortDate)).toEqual(Array(4).fill(undefined));
  expect(nearestDay('1231', Day.parse('2026-01-02'))).toBe('2025-12-31');
  expect(nearestDay('0102', Day.parse('2025-12-31'))).toBe('2026-01-02');
  expect(nearestDay('0229', Day.parse('2024-03-01'))).toBe('2024-02-29');
  expect(nearestDay('0230', Day.parse('2024-03-01'))).toBeUndefined();
});

test('a text wrapped at 65 is whole again, wherever the wrap fell', () => {
  const words = fc.array(fc.constantFrom('BAKIYE', '05321234567', 'ALI', 'ORNEK', 'LTD.'), {
    minLength: 12,
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ');
      const lines = text.match(/.{1,65}/g) ?? [];
      // A line that the wrap left with a blank in front or behind keeps it.
      expect(joinWrapped(lines.map((line) => ({ text: line, width: line.length })))).toBe(text);
    }),
  );
});

test('free text stays as it stands, whatever it looks like', () => {
  for (const text of ['?SMA?L 05321234567', '/ALI/ORNEK/', '0532?20', '166 ALI', '']) {
    expect(readNarrative(text)).toEqual({ description: text });
  }
});

test('mojibake of every Turkish letter is repaired, and right letters stay', () => {
  const letters = 'çğıöşüÇĞİÖŞÜ';
  const twice = Array.from(Buffer.from(letters), (byte) => new TextDecoder('windows-1254').decode(Uint8Array.of(byte)));
  expect(repairMojibake(twice.join(''))).toBe(letters);
  expect(repairMojibake(Buffer.from(letters).toString('latin1'))).toBe(letters);
  expect(repairMojibake('ðÐýÝþÞ')).toBe('ğĞıİşŞ');
  expect(repairMojibake(`${letters} â 1 ₺`)).toBe(`${letters} â 1 ₺`);
});

test('occurrences are counted as a map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (names) => {
      const countOccurrence = openOccurrences();
      const counts = new Map<string, number>();
      for (const name of names) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        expect(countOccurrence(name)).toBe(counts.get(name));
      }
    }),
  );
  const countOccurrence = openOccurrences();
  for (let index = 0; index < 50_000; index += 1) {
    if (countOccurrence(`20260105${index}`) !== 1) throw new Error(`${index} was taken for another`);
  }
});
