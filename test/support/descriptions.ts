import { Instant } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import type { Movement } from '../../shared/domain/movement';
import { type Phone, parsePhone } from '../../shared/domain/phone';

/** A made-up transfer description and the phones a person would say it names, in order. */
export interface GeneratedDescription {
  readonly text: string;
  readonly phones: Phone[];
}

/** Draws numbers from a seed, so that a failing run can be repeated. */
export interface Dice {
  /** A whole number from 0 to `below - 1`. */
  roll(below: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, seeded and good enough to mix texts. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return { roll, pick: (from) => from[roll(from.length)] ?? from[0] };
}

/** Every writing of a phone that must be seen; the argument is the ten digits. */
export const WRITINGS: readonly [(ten: string) => string, ...((ten: string) => string)[]] = [
  (d) => `0${d}`,
  (d) => d,
  (d) => `+90${d}`,
  (d) => `0090${d}`,
  (d) => `90 ${split(d, 3, 6, 8)}`,
  (d) => `+90 ${split(d, 3, 6, 8)}`,
  (d) => `0(${d.slice(0, 3)})${d.slice(3, 6)}-${d.slice(6)}`,
  (d) => `0(${d.slice(0, 3)}) ${split(d.slice(3), 3, 5).replaceAll(' ', '-')}`,
  (d) => `0${split(d, 3, 6, 8).replaceAll(' ', '.')}`,
  (d) => `0 ${split(d, 3)}`,
  (d) => `0${split(d, 3)}`,
  (d) => `0${split(d, 3, 6, 8)}`,
  (d) => split(d, 3, 6, 8),
  (d) => split(d, 3, 6),
  (d) => `(0${d.slice(0, 3)}) ${split(d.slice(3), 3, 5)}`,
  (d) => `0${d.slice(0, 6)}\n${d.slice(6)}`,
  (d) => `${d.slice(0, 5)}\r\n${d.slice(5)}`,
  (d) => `0${d.slice(0, 4)} ${d.slice(4)}`,
];

export const WORDS = [
  ...([
    'bakiye',
    'BAKİYE',
    'yükleme',
    'YÜKLEME',
    'lütfen',
    'ALİ ÖRNEK',
    'çiğdem',
    'ŞÜKRÜ',
    'ığdır',
    'kontör',
    'İYİ GÜNLER',
  ] as const),
  ...([
    'için',
    'Ödeme',
    'bayi',
    'market',
    'TEKEL',
    'büfe',
    'tel',
    'gsm',
    'cep',
    'numaram',
    'hesabıma',
    '-',
    'teşekkürler',
    '🙏',
  ] as const),
] as const;

/** What stands in descriptions and is no phone, built around ten digits that begin with 5. */
export const DECOYS: readonly [(ten: string, d: Dice) => string, ...((ten: string, d: Dice) => string)[]] = [
  (ten) => `SORGU NO ${ten}`,
  (ten) => `sorgu no:${ten}`,
  (ten) => `${ten} sorgu numaralı`,
  (ten) => `${ten} referans nolu`,
  (ten) => `REF:${ten}`,
  (ten) => `dekont no ${ten}`,
  (ten) => `fiş no: ${ten}`,
  (ten) => `abone no ${ten}`,
  (ten) => `sözleşme hesap no ${ten}`,
  (ten) => `müşteri numarası ${ten}`,
  (ten) => `VKN ${ten}`,
  (ten, d) => `TR${digits(d, 14)}${ten}`,
  (ten, d) => split(`TR${digits(d, 6)}${ten}${digits(d, 8)}`, 4, 8, 12, 16, 20, 24),
  (ten, d) => split(`${ten}${digits(d, 6)}`, 4, 8, 12),
  (ten, d) => `${1 + d.roll(9)}${ten}`,
  (ten, d) => `${ten}${digits(d, 1)}`,
  (ten, d) => `20260722${digits(d, 2)}${ten}`,
  (ten, d) => `0134-${digits(d, 5)}-${ten}`,
  (ten) => `${ten}-1`,
  (ten) => `FT${ten}`,
  (ten) => `${ten.slice(0, 5)} ${ten.slice(5)}`,
  (ten) => `${ten},50 TL`,
  (_, d) => `${10 + d.roll(18)}.0${1 + d.roll(9)}.2026`,
  (_, d) => `0312 ${split(digits(d, 7), 3, 5)}`,
];

type Layout = (text: string, query: string, d: Dice) => string;

const LAYOUTS: readonly [Layout, ...Layout[]] = [
  (text, query) =>
    `${text}/DENİZBANK A.Ş.-0134-90001-${query} sorgu numaralı ALİ ÖRNEK tarafından FİRMA A.Ş. tarafına gelen EFT`,
  (text, _, d) =>
    `${text} / TR${digits(d, 24)} nolu AYŞE DENEME hesabından TR${digits(d, 24)} nolu FİRMA hesabına 20260722${digits(d, 8)} referans nolu havale yapılmıştır.`,
  (text, query) => `ALİ ÖRNEK*0111*${text}*${query}*FAST`,
  (text, query) => `ÖRNEK MAKİNA SANAYİ VE TİCARET A.*0046*${text}*${query}`,
  (text) => `${text}*ÖRNEK TİC`,
  (text) => `EFT: ALİ ÖRNEK ${text} - Akbank`,
  (text) => `Gönd: VELİ DENEME ${text} ZİRAAT BANKASI 0064-T.İŞ BANKASI A.S.`,
  (text) => `GELEN FAST - ÇİĞDEM ÖRNEK - ${text}`,
  (text) => `INT-HVL-ŞÜKRÜ ÖRNEK-${text}`,
  (text) => text,
];

/** What the banks' systems do to the letters of a whole description. */
const DECODINGS: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text,
  (text) => text,
  (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i'),
  (text) => text.replace(/[ĞğİıŞş]/g, (letter) => 'ÐðÝýÞþ'['ĞğİıŞş'.indexOf(letter)] ?? letter),
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
];

/**
 * `count` descriptions from a seed: every bank's layout, every writing, decoys built from the same digits as real
 * phones, broken encodings. `crowd` are the numbers drawn from, ten digits each. About one in twelve has a bare number
 * beside its phone, which a cautious reader leaves to staff.
 */
export function* descriptions(seed: number, count: number, crowd = madeUpCrowd(seed)): Generator<GeneratedDescription> {
  const d = dice(seed);
  for (let made = 0; made < count; made += 1) {
    const phones: string[] = [];
    const parts: string[] = [];
    const named = d.pick([0, 1, 1, 1, 1, 1, 1, 2]);
    for (let i = 0; i < named; i += 1) {
      const ten = d.pick(crowd);
      phones.push(ten);
      parts.push(`${d.pick(WORDS)} ${d.roll(12) === 0 ? `${digits(d, 3)} ` : ''}${d.pick(WRITINGS)(ten)}`);
    }
    if (d.roll(3) === 0)
      parts.splice(d.roll(parts.length + 1), 0, `${d.pick(WORDS)} ${d.pick(DECOYS)(d.pick(crowd), d)}`);
    const query = d.roll(2) === 0 ? d.pick(crowd) : `1${digits(d, 8)}`;
    const text = d.pick(LAYOUTS)(`${parts.join(` ${d.pick(WORDS)} `)} ${d.pick(WORDS)}`, query, d);
    yield { text: d.pick(DECODINGS)(text), phones: phones.map(phoneOf) };
  }
}

/** `descriptions` as a list. */
export function generateDescriptions(seed: number, count: number): GeneratedDescription[] {
  return [...descriptions(seed, count)];
}

/** Fifty made-up mobile numbers, ten digits each. */
export function madeUpCrowd(seed: number): [string, ...string[]] {
  const d = dice(seed ^ 0x5eed);
  return ['5321234567', ...Array.from({ length: 49 }, () => `5${digits(d, 9)}`)];
}

/** The phone of ten digits. */
export function phoneOf(ten: string): Phone {
  const phone = parsePhone(ten);
  if (phone === undefined) throw new Error(`no mobile number: ${ten}`);
  return phone;
}

/** An incoming transfer of 100 TL with this description. */
export function incoming(description: string, overrides: Partial<Movement> = {}): Movement {
  return {
    account: 'vakifbank-try',
    id: '1',
    bookedAt: Instant.parse('2026-11-23T14:00:00.000Z'),
    amount: kurus(100_00),
    currency: 'TRY',
    kind: 'FAST',
    isReversal: false,
    description,
    ...overrides,
  };
}

/** Digits of a length, drawn. */
export function digits(d: Dice, length: number): string {
  return Array.from({ length }, () => String(d.roll(10))).join('');
}

function split(text: string, ...at: number[]): string {
  return [0, ...at].map((from, i) => text.slice(from, at[i])).join(' ');
}
