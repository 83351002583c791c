import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** A file in a ZIP archive as its directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly isEncrypted: boolean;
  /** Unpacks it; throws where it is broken or holds more bytes than declared. */
  read(): Promise<Buffer>;
}

/** Bit 11 of an entry's flags: its name is UTF-8. */
const NAME_IS_UTF8 = 0x800;

/** The files of an archive, at most one more than `most`, so that the caller sees excess. Throws where it is broken. */
export async function listZip(content: Buffer, most: number): Promise<ZipEntry[]> {
  const archive = await fromBufferPromise(content, {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
  });
  const entries: ZipEntry[] = [];
  for await (const entry of archive.eachEntry()) {
    const listed = describe(archive, entry);
    if (!listed.name.endsWith('/') || listed.bytes > 0) entries.push(listed);
    if (entries.length > most) break;
  }
  return entries;
}

function describe(archive: ZipFile, entry: Entry): ZipEntry {
  return {
    name: nameOf(entry),
    bytes: entry.uncompressedSize,
    packedBytes: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    read: async () => buffer(await archive.openReadStreamPromise(entry)),
  };
}

/** Turkish letters of code page 857, which Windows writes into archives: the rest of its upper half is drawing. */
const CP857 = new Map<number, string>(
  [0x80, 0x81, 0x83, 0x87, 0x8c, 0x8d, 0x94, 0x96, 0x98, 0x99, 0x9a, 0x9e, 0x9f, 0xa6, 0xa7].map((byte, index) => [
    byte,
    'ÇüâçîıöûİÖÜŞşĞğ'.charAt(index),
  ]),
);

function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  if ((generalPurposeBitFlag & NAME_IS_UTF8) !== 0 || isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8');
  return Array.from(fileNameRaw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP857.get(byte) ?? '_'))).join(
    '',
  );
}
