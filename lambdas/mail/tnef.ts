import { decodeBytes } from './charset';

/** A file inside winmail.dat. */
export interface TnefFile {
  readonly name: string | undefined;
  readonly content: Buffer;
}

/** What winmail.dat holds, as far as it is whole. */
export interface Tnef {
  readonly files: readonly TnefFile[];
  readonly isWhole: boolean;
}

/** Attributes of [MS-OXTNEF] 2.1.3.4 that matter here. */
const RENDER_DATA = 0x00069002;
const TITLE = 0x00018010;
const DATA = 0x0006800f;
const PROPERTIES = 0x00069005;
/** PidTagAttachLongFilename, as text of one and of two bytes a character. */
const LONG_NAME = [0x3707001e, 0x3707001f];
const HEADER_BYTES = 6;
const ATTRIBUTE_BYTES = 9;
const CHECKSUM_BYTES = 2;

/**
 * Takes the files out of winmail.dat, Outlook's own envelope (TNEF). Attributes stand one behind the other with their
 * length; nothing is unpacked, so nothing can grow. Reads until something does not fit.
 */
export function readTnef(content: Buffer): Tnef {
  const files: { name: string | undefined; content: Buffer }[] = [];
  let at = HEADER_BYTES;
  while (at + ATTRIBUTE_BYTES <= content.length) {
    const attribute = content.readUInt32LE(at + 1);
    const start = at + ATTRIBUTE_BYTES;
    const end = start + content.readUInt32LE(at + 5);
    if (end + CHECKSUM_BYTES > content.length) return { files: present(files), isWhole: false };
    const value = content.subarray(start, end);
    const file = files.at(-1);
    if (attribute === RENDER_DATA) files.push({ name: undefined, content: Buffer.alloc(0) });
    else if (attribute === TITLE && file !== undefined) file.name ??= cText(value);
    else if (attribute === DATA && file !== undefined) file.content = value;
    else if (attribute === PROPERTIES && file !== undefined) file.name = longName(value) ?? file.name;
    at = end + CHECKSUM_BYTES;
  }
  return { files: present(files), isWhole: at === content.length };
}

function present(files: readonly TnefFile[]): TnefFile[] {
  return files.filter(({ name, content }) => name !== undefined || content.length > 0);
}

function cText(value: Buffer): string {
  const end = value.indexOf(0);
  return decodeBytes(value.subarray(0, end < 0 ? value.length : end));
}

/**
 * The long name among an attachment's MAPI properties. Looked for by its tag, which stands at a multiple of four, since
 * reading every kind of property would be needed to step over them.
 */
function longName(properties: Buffer): string | undefined {
  for (let at = 4; at + 12 <= properties.length; at += 4) {
    const tag = properties.readUInt32LE(at);
    if (!LONG_NAME.includes(tag) || properties.readUInt32LE(at + 4) !== 1) continue;
    const length = properties.readUInt32LE(at + 8);
    const value = properties.subarray(at + 12, at + 12 + Math.min(length, 1_000));
    return tag === LONG_NAME[0] ? cText(value) : value.toString('utf16le').replace(/\0.*$/s, '');
  }
  return undefined;
}
