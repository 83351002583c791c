import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { AgentNumber } from './agent';
import { PaymentId } from './quote';
import { isSameText, sealOf } from './seal';

/** What a receipt's verification link names: a payment of an agent. */
export interface ReceiptReference {
  readonly agent: AgentNumber;
  readonly id: PaymentId;
}

/** Crockford's base 32, the alphabet of a ULID. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const AGENTS = 10n ** 8n;
/** 26 characters of 5 bits and eight decimal digits are below 2^157. */
const REFERENCE_BYTES = 20;
/** Half of an HMAC-SHA256: the 128 bits RFC 2104 (section 5) allows it to be cut to. */
const SEAL_BYTES = 16;
/** Keeps the seal apart from whatever else the same key may sign. */
const PURPOSE = utf8ToBytes('receipt');

/** The token of a receipt's verification link: 48 characters that need no escaping in a URL, short enough for a small QR. */
export function writeReceiptToken(key: Uint8Array, agent: AgentNumber, id: PaymentId): string {
  return sealedBy(key, pack({ agent, id }));
}

/**
 * What a token names, or undefined unless one of `keys` (those still accepted, newest first) has signed it. A receipt is
 * proof for years, so a token never runs out by itself.
 */
export function readReceiptToken(token: string, keys: readonly Uint8Array[]): ReceiptReference | undefined {
  if (!/^[\w-]{48}$/.test(token)) return undefined;
  const content = base64urlnopad.decode(token).subarray(0, REFERENCE_BYTES);
  return keys.some((key) => isSameText(token, sealedBy(key, content))) ? unpack(content) : undefined;
}

function sealedBy(key: Uint8Array, content: Uint8Array): string {
  const seal = sealOf(concatBytes(PURPOSE, content), key).subarray(0, SEAL_BYTES);
  return base64urlnopad.encode(concatBytes(content, seal));
}

function pack({ agent, id }: ReceiptReference): Uint8Array {
  const number = [...id].reduce((value, digit) => value * 32n + BigInt(DIGITS.indexOf(digit)), 0n);
  return hexToBytes((number * AGENTS + BigInt(agent)).toString(16).padStart(REFERENCE_BYTES * 2, '0'));
}

function unpack(content: Uint8Array): ReceiptReference {
  const packed = BigInt(`0x${bytesToHex(content)}`);
  const agent = String(packed % AGENTS).padStart(8, '0');
  const id = Array.from(
    { length: 26 },
    (_, index) => DIGITS[Number(((packed / AGENTS) >> BigInt(125 - 5 * index)) & 31n)],
  );
  return { agent: AgentNumber.parse(agent), id: PaymentId.parse(id.join('')) };
}
