const BASE64 = new Int8Array(256).fill(-1);
for (const [value, character] of Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
).entries())
  BASE64[character.charCodeAt(0)] = value;

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Undoes a part's transfer encoding (RFC 2045), byte by byte so that 40 MB cost no more than their own size. What is not
 * of the encoding's alphabet is skipped; an unknown encoding is taken as none.
 */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(body);
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

/** Padding ends a unit of four wherever it stands: some programs pad every line. */
export function decodeBase64(body: Buffer): Buffer {
  const decoded = Buffer.alloc(Math.ceil((body.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of body) {
    const value = BASE64[byte] ?? -1;
    if (byte === EQUALS) bits = 0;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded[length++] = (held >> bits) & 0xff;
    }
  }
  return decoded.subarray(0, length);
}

/** `isWord`: the variant of RFC 2047 for headers, where `_` is a space. */
export function decodeQuotedPrintable(body: Buffer, isWord = false): Buffer {
  const decoded = Buffer.alloc(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0;
    const soft = byte === EQUALS ? softBreak(body, i) : 0;
    const escaped = byte === EQUALS && soft === 0 ? hexByte(body[i + 1], body[i + 2]) : undefined;
    if (soft > 0) i += soft;
    else if (escaped !== undefined) {
      decoded[length++] = escaped;
      i += 2;
    } else decoded[length++] = isWord && byte === 0x5f ? 0x20 : byte;
  }
  return decoded.subarray(0, length);
}

/** How many bytes behind a `=` at the end of a line belong to the soft line break. */
function softBreak(body: Buffer, at: number): number {
  if (body[at + 1] === LF) return 1;
  return body[at + 1] === CR && body[at + 2] === LF ? 2 : 0;
}

function hexByte(high: number | undefined, low: number | undefined): number | undefined {
  const [first, second] = [hexDigit(high), hexDigit(low)];
  return first === undefined || second === undefined ? undefined : first * 16 + second;
}

function hexDigit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : undefined;
}
