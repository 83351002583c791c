import { repairMojibake } from '../../shared/domain/mojibake';

/** Text of bytes, one character each: what a file's structure is read from before its charset matters. */
export type ByteText = string;

const UTF8_MARK = '\xEF\xBB\xBF';
const UTF8_LETTER = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;
const BEYOND_ASCII = /[\x80-\xFF]/;

/** Letters of windows-1254, which holds all of ISO-8859-9. */
const turkish = new TextDecoder('windows-1254');
const utf8 = new TextDecoder('utf-8');
const turkishLetters = Array.from({ length: 256 }, (_, byte) => turkish.decode(Uint8Array.of(byte)));

/** The bytes of a file, piece by piece, without the mark in front; UTF-16 is found out and comes out as UTF-8. */
export async function* byteTexts(source: AsyncIterable<Uint8Array>): AsyncGenerator<ByteText> {
  let head: Uint8Array | undefined = new Uint8Array();
  let wide: TextDecoder | undefined;
  for await (const piece of source) {
    const bytes: Uint8Array = head === undefined ? piece : Buffer.concat([head, piece]);
    if (head !== undefined) {
      head = bytes;
      if (bytes.length < 4) continue;
      wide = wideDecoder(bytes);
      head = undefined;
      yield narrow(bytes, wide).replace(UTF8_MARK, '');
    } else {
      yield narrow(bytes, wide);
    }
  }
  if (head !== undefined) yield narrow(head, undefined).replace(UTF8_MARK, '');
  if (wide !== undefined) yield asBytes(wide.decode());
}

/** UTF-16 shows by its mark, or by the empty half of its first characters. */
function wideDecoder([a, b, c, d]: Uint8Array): TextDecoder | undefined {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return new TextDecoder('utf-16be');
  return undefined;
}

function narrow(bytes: Uint8Array, wide: TextDecoder | undefined): ByteText {
  if (wide !== undefined) return asBytes(wide.decode(bytes, { stream: true }));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function asBytes(text: string): ByteText {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * The letters of a text of bytes. What is UTF-8 is read so, and each other byte as windows-1254: Turkish letters of the
 * one are never letters of the other, so a file may even mix them. Mojibake that the bank sent is repaired.
 */
export function readLetters(text: ByteText): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const parts: string[] = [];
  let end = 0;
  for (const { 0: letter, index } of text.matchAll(UTF8_LETTER)) {
    parts.push(readTurkish(text.slice(end, index)), utf8.decode(Buffer.from(letter, 'latin1')));
    end = index + letter.length;
  }
  parts.push(readTurkish(text.slice(end)));
  return repairMojibake(parts.join(''));
}

function readTurkish(text: ByteText): string {
  // Character references of XML are letters already.
  return text.replace(/[\x80-\xFF]/g, (byte) => turkishLetters[byte.charCodeAt(0)] ?? byte);
}
