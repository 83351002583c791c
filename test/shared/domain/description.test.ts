import fc from 'fast-check';
import { distinctPhones, phonesIn, readPhones } from '../../../shared/domain/description';
import corpus from '../../fixtures/descriptions.json';
import { DECOYS, dice, generateDescriptions, phoneOf, WORDS, WRITINGS } from '../../support/descriptions';

const ten = fc.integer({ min: 0, max: 999_999_999 }).map((rest) => `5${String(rest).padStart(9, '0')}`);
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((list) => list.join(' '));

describe('the corpus of descriptions', () => {
  const entries = corpus as { layout: string; text: string; phones: string[]; why?: string }[];

  test.each(entries.map((entry) => [`${entry.layout}: ${JSON.stringify(entry.text)}`, entry] as const))(
    '%s',
    (_, entry) => {
      const sightings = phonesIn(entry.text);
      expect(sightings.map(({ phone }) => phone)).toEqual(entry.phones);
      for (const { phone, start, end } of sightings) {
        const seen = entry.text
          .slice(start, end)
          .normalize('NFKD')
          .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660));
        expect(seen.replace(/\D/g, '')).toMatch(new RegExp(`${phone.slice(3)}$`));
        expect(seen).toMatch(/^[+\d]/);
      }
    },
  );

  test('has every text once', () => {
    expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length);
  });
});

describe('sightings', () => {
  test('tell where a phone stands in the original text, past characters that count double', () => {
    const text = '👍🏻 BAKÄ°YE +90\u200b532 123 45 67.';
    const [seen, ...others] = phonesIn(text);
    expect(others).toEqual([]);
    expect(text.slice(seen?.start, seen?.end)).toBe('+90\u200b532 123 45 67');
  });

  test('repeat a phone that stands there twice; distinct phones do not', () => {
    const sightings = phonesIn('05321234567 ya da +90 544 987 65 01 ya da 532 123 45 67');
    expect(sightings).toHaveLength(3);
    expect(distinctPhones(sightings)).toEqual(['+905321234567', '+905449876501']);
  });

  test('keep doubtful readings apart', () => {
    const { certain, doubtful } = readPhones('05321234567 ya da 0544 987 65 01/2');
    expect(distinctPhones(certain)).toEqual(['+905321234567']);
    expect(distinctPhones(doubtful)).toEqual(['+905449876501']);
  });

  test('doubt every reading where two overlap', () => {
    const { certain, doubtful } = readPhones('577 0577874\n0850');
    expect(certain).toEqual([]);
    expect(distinctPhones(doubtful)).toEqual(['+905770577874', '+905778740850']);
  });

  test('doubt a phone that a word calls something else, but not a query number', () => {
    expect(readPhones('abone no 0544 987 65 01').doubtful).toHaveLength(1);
    expect(readPhones('sorgu no 5449876501').doubtful).toEqual([]);
  });
});

describe('laws', () => {
  test('any phone in any writing among words is found exactly once, where it stands', () => {
    fc.assert(
      fc.property(ten, fc.constantFrom(...WRITINGS), words, words, (digits, write, before, after) => {
        const written = write(digits);
        const sightings = phonesIn(`${before} ${written} ${after}`);
        const start = before.length + 1 + (written.startsWith('(') ? 1 : 0);
        expect(sightings).toEqual([{ phone: phoneOf(digits), start, end: before.length + 1 + written.length }]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a number inside a longer run of digits is never found', () => {
    const more = fc.stringMatching(/^\d{0,12}$/);
    const writing = fc.constantFrom('', '0', '90', '0090');
    fc.assert(
      fc.property(ten, writing, more, more, words, (digits, prefix, left, right, around) => {
        const run = `${left}${prefix}${digits}${right}`;
        fc.pre(!/^(?:(?:00)?90|0)?5\d{9}$/.test(run));
        expect(phonesIn(`${around} ${run} ${around}`)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('what is no phone is never found, whatever digits it is made of', () => {
    fc.assert(
      fc.property(ten, fc.constantFrom(...DECOYS), fc.integer(), words, words, (digits, write, seed, before, after) => {
        expect(phonesIn(`${before} ${write(digits, dice(seed))} ${after}`)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a query number in its layout is never found, though it begins with 5', () => {
    const bankCode = fc.stringMatching(/^0\d{3}$/);
    fc.assert(
      fc.property(ten, bankCode, words, fc.boolean(), (digits, code, text, isFast) => {
        expect(phonesIn(`ALİ ÖRNEK*${code}*${text}*${digits}${isFast ? '*FAST' : ''}`)).toEqual([]);
      }),
    );
  });

  test('any text at all is read without an error, and every sighting is a phone written in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('0', '532', '123', '45', '67', '+90', ' ', '\n', 'TR', 'Ä'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { phone, start, end } of phonesIn(text)) {
          expect(end - start).toBeGreaterThanOrEqual(10);
          expect(phone).toMatch(/^\+905\d{9}$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('tens of thousands of characters', () => {
  const hostile = [
    '5',
    '0 ',
    '5 ',
    '0532 ',
    '05321234567 ',
    'tr12 ',
    'TR',
    'ref no ',
    '\n',
    '*',
    'a1',
    '(',
    '- ',
    '05321234567 nolu a ',
    '.5',
    '1,',
    '1.234.',
    '12.05.2026-',
    '😀',
    'Ä',
    '5321234567@',
    '1\n',
  ];

  function readingMs(text: string): number {
    const startedMs = performance.now();
    phonesIn(text);
    return performance.now() - startedMs;
  }

  /** Five times the text takes five times as long; were it the square, twenty-five. A busy machine is given a few tries. */
  test.each(hostile)('of %j take their length in time, not its square', (piece) => {
    const short = piece.repeat(Math.ceil(12_000 / piece.length));
    readingMs(short);
    let ratio = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 6 && ratio >= 15; tries += 1) {
      ratio = readingMs(short.repeat(5)) / Math.max(0.5, readingMs(short));
    }
    expect(ratio).toBeLessThan(15);
  });
});

test('of generated descriptions nearly every phone is found, and never one that is not named', () => {
  let named = 0;
  let found = 0;
  for (const { text, phones } of generateDescriptions(20_261_123, 5_000)) {
    const seen = phonesIn(text).map(({ phone }) => phone);
    expect({ text, wrong: seen.filter((phone) => !phones.includes(phone)) }).toEqual({ text, wrong: [] });
    named += phones.length;
    found += seen.length;
  }
  console.info(`seed 20261123: ${found} of ${named} phones found (${((100 * found) / named).toFixed(1)} %)`);
  expect(found / named).toBeGreaterThan(0.9);
});
