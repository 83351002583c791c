import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base32crockford } from '@scure/base';
import { AgentNumber } from './agent';
import { type FormKind, formKinds } from './form';
import { type Day, dayAfter } from './instant';
import { PaymentId } from './quote';
import { isSameText, sealOf } from './seal';

/** What a form's code says: which form it is, when it was handed out, and to whom. A blank one names no agent. */
export interface FormCode {
  readonly kind: FormKind;
  readonly version: number;
  readonly issuedOn: Day;
  readonly agent?: AgentNumber;
  readonly payment?: PaymentId;
}

/** What a code's letters say, and whether we wrote them. Only a signed code may be believed. */
export interface ReadFormCode extends FormCode {
  readonly isSigned: boolean;
}

/** Kind (3 bits), version (4), day (14), agent number and one (27; zero is nobody): 48 bits. */
const HEAD_BYTES = 6;
/** A ULID's 26 characters hold 128 bits. */
const PAYMENT_BYTES = 16;
/** Whole multiples of five bytes, so that no letter is half used: 24 characters, or 48 with a payment. */
const SHORT_BYTES = 15;
const LONG_BYTES = 30;
const FIRST_DAY = '2024-01-01' as Day;
const DAY_MS = 86_400_000;
/** Keeps the seal apart from whatever else the same key may sign. */
const PURPOSE = utf8ToBytes('form');
/** Crockford's base 32, the alphabet of a ULID; what is easily taken for another letter is not in it. */
const GROUP = '[0-9A-TV-Z]{4}';
const BETWEEN = '[-\\u2010-\\u2015\\s]{0,3}';
const CODE = new RegExp(
  `(?<![0-9A-Z])${GROUP}(?:${BETWEEN}${GROUP}){5}(?:(?:${BETWEEN}${GROUP}){6})?(?![0-9A-Z])`,
  'gi',
);

/**
 * A form's code as it is printed and typed, in groups of four: `XXXX-XXXX-…`. Six groups, twelve with a payment. Its seal
 * takes the bytes the content leaves: 72 bits, or 64, which nobody finds by sending forms.
 */
export function writeFormCode(code: FormCode, key: Uint8Array): string {
  const letters = sealed(pack(code), key);
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/**
 * What a code says, or undefined when its letters cannot be a code of ours. Dashes, blanks and case do not matter, nor `O`
 * for `0` and `I` or `L` for `1`. `keys` are those still accepted, newest first.
 */
export function readFormCode(written: string, keys: readonly Uint8Array[]): ReadFormCode | undefined {
  const letters = written
    .replace(/[İıi]/g, '1')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (!/^(?:[0-9A-HJKMNP-TV-Z]{24}){1,2}$/.test(letters)) return undefined;
  const content = base32crockford.decode(letters).subarray(0, contentBytes(letters.length === 48));
  const code = unpack(content);
  return code && { ...code, isSigned: keys.some((key) => isSameText(letters, sealed(content, key))) };
}

/** Every stretch of a text that may be a form's code: for subjects, bodies and the text of a page. */
export function findFormCodes(text: string): string[] {
  return text.match(CODE) ?? [];
}

function contentBytes(hasPayment: boolean): number {
  return hasPayment ? HEAD_BYTES + PAYMENT_BYTES : HEAD_BYTES;
}

function sealed(content: Uint8Array, key: Uint8Array): string {
  const whole = content.length === HEAD_BYTES ? SHORT_BYTES : LONG_BYTES;
  const seal = sealOf(concatBytes(PURPOSE, content), key).subarray(0, whole - content.length);
  return base32crockford.encode(concatBytes(content, seal));
}

function pack({ kind, version, issuedOn, agent, payment }: FormCode): Uint8Array {
  const days = (Date.parse(issuedOn) - Date.parse(FIRST_DAY)) / DAY_MS;
  const agentOrNobody = agent === undefined ? 0 : Number(agent) + 1;
  const head =
    (((BigInt(formKinds.indexOf(kind)) << 4n) | BigInt(version)) << 41n) |
    (BigInt(days) << 27n) |
    BigInt(agentOrNobody);
  const bytes = Uint8Array.from({ length: HEAD_BYTES }, (_, index) => Number((head >> BigInt(40 - 8 * index)) & 255n));
  return payment === undefined ? bytes : concatBytes(bytes, packPayment(payment));
}

/** 26 letters of 5 bits, of which the first two are nothing, as 16 bytes. */
function packPayment(payment: PaymentId): Uint8Array {
  const number = [...payment].reduce((value, letter) => value * 32n + BigInt(LETTERS.indexOf(letter)), 0n);
  if (number >> 128n > 0n) throw new RangeError(`no payment has the number ${payment}`);
  return Uint8Array.from({ length: PAYMENT_BYTES }, (_, index) => Number((number >> BigInt(120 - 8 * index)) & 255n));
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function unpack(content: Uint8Array): FormCode | undefined {
  const head = numberOf(content.subarray(0, HEAD_BYTES));
  const kind = formKinds[Number(head >> 45n)];
  const agentOrNobody = Number(head & ((1n << 27n) - 1n));
  if (kind === undefined || agentOrNobody > 100_000_000) return undefined;
  return {
    kind,
    version: Number((head >> 41n) & 15n),
    issuedOn: dayAfter(FIRST_DAY, Number((head >> 27n) & ((1n << 14n) - 1n))),
    ...(agentOrNobody === 0 ? {} : { agent: AgentNumber.parse(String(agentOrNobody - 1).padStart(8, '0')) }),
    ...(content.length === HEAD_BYTES ? {} : { payment: unpackPayment(content.subarray(HEAD_BYTES)) }),
  };
}

function unpackPayment(bytes: Uint8Array): PaymentId {
  const number = numberOf(bytes);
  const letters = Array.from({ length: 26 }, (_, index) => LETTERS[Number((number >> BigInt(125 - 5 * index)) & 31n)]);
  return PaymentId.parse(letters.join(''));
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
