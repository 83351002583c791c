import { findPhoneNumbersInText } from 'libphonenumber-js';
import { distinctPhones, phonesIn } from '../../shared/domain/description';
import corpus from '../fixtures/descriptions.json';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { median } from './median';

type Read = (text: string) => string[];

const ours: Read = (text) => distinctPhones(phonesIn(text));
/** Mobile numbers only, so that a landline it finds is not held against it. */
const library: Read = (text) => [
  ...new Set(
    findPhoneNumbersInText(text, 'TR')
      .map(({ number }) => String(number.number))
      .filter((number) => /^\+905\d{9}$/.test(number)),
  ),
];

const ROUNDS = 7;
const texts = corpus.map(({ text }) => text);

/** How well and how fast phones are read from the corpus of descriptions, by us and by libphonenumber. */
export function phoneReaders(): Figure[] {
  const [oursMs, libraryMs] = raceMs(ours, library);
  return [
    {
      name: `phones in ${texts.length} descriptions, our reader`,
      values: { ...score(ours), perSecond: rate(oursMs), timesOther: Math.round((10 * libraryMs) / oursMs) / 10 },
      budget: budgets.phones,
    },
    {
      name: `phones in ${texts.length} descriptions, libphonenumber`,
      values: { ...score(library), perSecond: rate(libraryMs) },
      note: 'a false find is money for somebody else',
    },
  ];
}

function score(read: Read) {
  let [hits, misses, falseFinds] = [0, 0, 0];
  for (const { text, phones } of corpus) {
    const wanted = new Set(phones);
    const found = read(text);
    const right = found.filter((phone) => wanted.has(phone)).length;
    hits += right;
    misses += wanted.size - right;
    falseFinds += found.length - right;
  }
  return { hits, misses, falseFinds };
}

/** The median time of each over all texts, in turns, after one round to warm up. */
function raceMs(...readers: readonly [Read, Read]): [number, number] {
  const [first, second] = readers.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = readers.map((read) => {
      const startedAt = performance.now();
      for (const text of texts) read(text);
      return performance.now() - startedAt;
    });
    if (round === 0) continue;
    first?.push(times[0] ?? Number.NaN);
    second?.push(times[1] ?? Number.NaN);
  }
  return [median(first ?? []), median(second ?? [])];
}

function rate(ms: number): number {
  return Math.round((1_000 * texts.length) / ms);
}
