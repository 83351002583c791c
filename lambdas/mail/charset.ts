import { isUtf8 } from 'node:buffer';

/** Encodings whose labels are often wrong in Turkish mail, by the names of the Encoding Standard. */
const DOUBTED = new Set(['utf-8', 'windows-1252', 'windows-1254', 'iso-8859-15', 'iso-8859-2', 'macintosh']);
const TURKISH = 'windows-1254';

/**
 * Bytes to text. The label is a claim: bytes that are UTF-8 beyond ASCII are UTF-8 whatever they are called, bytes that
 * are not cannot be, and what is called Latin-1 (or nothing) is Turkish, since the two differ only in six letters that
 * Turkish needs and the other languages of our mail do not. ISO-8859-9 and windows-1254 are one here. Text that was
 * already encoded twice on its way is repaired line by line.
 */
export function decodeBytes(bytes: Uint8Array, label?: string): string {
  return repairTwiceEncoded(decode(bytes, encodingOf(bytes, label)));
}

function encodingOf(bytes: Uint8Array, label: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const claimed = canonical(label);
  if (claimed !== undefined && !DOUBTED.has(claimed)) return claimed;
  if (isUtf8(withoutCutEnd(bytes)) || isMostlyUtf8(bytes)) return 'utf-8';
  return claimed === undefined || claimed === 'utf-8' || claimed === 'windows-1252' ? TURKISH : claimed;
}

function canonical(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label.trim().replace(/^cp-?(?=\d)/i, 'windows-')).encoding;
  } catch {
    // No such encoding: the label says nothing.
    return undefined;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** A text cut in the middle of a letter is still UTF-8. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** Damaged on the way, but with more whole letters of several bytes than broken ones. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8');
  const beyondAscii = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return beyondAscii > 3 * broken;
}

/** What a letter's bytes look like when UTF-8 is read as one byte a letter. */
const TWICE_ENCODED =
  /[\u00c2-\u00c5\u00e2][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2013-\u2122]/;

let reverse: Map<string, number> | undefined;

function byteOf(character: string): number | undefined {
  reverse ??= reverseTable();
  return reverse.get(character);
}

function reverseTable(): Map<string, number> {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    table.set(String.fromCharCode(byte), byte);
    for (const encoding of ['windows-1252', TURKISH]) table.set(decode(Uint8Array.of(byte), encoding), byte);
  }
  return table;
}

function repairTwiceEncoded(text: string): string {
  return TWICE_ENCODED.test(text) ? text.split('\n').map(repairLine).join('\n') : text;
}

function repairLine(line: string): string {
  if (!TWICE_ENCODED.test(line)) return line;
  const bytes = new Uint8Array(line.length);
  for (let i = 0; i < line.length; i++) {
    const byte = byteOf(line.charAt(i));
    if (byte === undefined) return line;
    bytes[i] = byte;
  }
  return isUtf8(bytes) ? decode(bytes, 'utf-8') : line;
}
