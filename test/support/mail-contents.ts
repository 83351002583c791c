import { strToU8, type Zippable, zipSync } from 'fflate';

/** Contents of attachments, as small as what they are can be told from. */
const text = (content: string) => Buffer.from(content, 'latin1');

export function zip(files: Zippable): Buffer {
  return Buffer.from(zipSync(files));
}

function office(folder: string, files: Zippable = {}): Buffer {
  return zip({ '[Content_Types].xml': strToU8('<Types/>'), [`${folder}/main.xml`]: strToU8('<x/>'), ...files });
}

const template =
  '<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate" Target="http://kotu.example/t.dotm" TargetMode="External"/></Relationships>';
const link =
  '<Relationships><Relationship Id="r1" Type="http://x/relationships/hyperlink" Target="http://iyi.example/" TargetMode="External"/></Relationships>';

const ole = (...streams: string[]) =>
  Buffer.concat([
    text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(504),
    ...streams.map((stream) => Buffer.from(stream, 'utf16le')),
  ]);

export const PDF = text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** What staff may open, with its type. */
export const ACCEPTED = {
  'belge.pdf': ['application/pdf', PDF],
  'kimlik.jpg': ['image/jpeg', text('\xff\xd8\xff\xe0\0\x10JFIF\0')],
  'kimlik.png': ['image/png', text('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  'logo.gif': ['image/gif', text('GIF89a\x01\0\x01\0')],
  'resim.webp': ['image/webp', text('RIFF\x10\0\0\0WEBPVP8 ')],
  'faks.tif': ['image/tiff', text('II*\0\x08\0\0\0')],
  'dilekce.docx': [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    office('word', { 'word/_rels/document.xml.rels': strToU8(link) }),
  ],
  'liste.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', office('xl')],
  'not.txt': ['text/plain', Buffer.from('İşbu belge örnektir.\r\n')],
  'toplanti.ics': ['text/calendar', text('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
} as const satisfies Record<string, readonly [string, Buffer]>;

const LOCKED = encrypted(zip({ 'gizli.pdf': PDF }));

/** What is kept but not opened, with its reason. */
export const QUARANTINED = {
  'program.exe': ['executable', text('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0')],
  'fatura.pdf': ['executable', text('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0')],
  sunucu: ['executable', text('\x7fELF\x02\x01\x01\0')],
  'Uygulama.class': ['executable', text('\xca\xfe\xba\xbe\0\0\x004')],
  'Belgelerim.lnk': ['executable', text('L\0\0\0\x01\x14\x02\0\0\0\0\0')],
  'kur.msi': ['executable', PDF],
  'calistir.js': ['script', text('WScript.Echo("merhaba");')],
  'calistir.vbs': ['script', text('MsgBox "merhaba"')],
  'calistir.bat': ['script', text('echo merhaba')],
  'calistir.ps1': ['script', text('Write-Host merhaba')],
  kabuk: ['script', text('#!/bin/sh\necho merhaba\n')],
  'toplu.txt': ['script', text('@echo off\r\ndel *.*\r\n')],
  'ayar.txt': ['script', text('Windows Registry Editor Version 5.00\r\n')],
  'fatura.pdf.exe': ['disguised-name', text('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0')],
  'fatura.pdf.js': ['disguised-name', text('var a = 1;')],
  'fatura.exe.pdf': ['disguised-name', PDF],
  'fatura.pdf      .scr': ['disguised-name', PDF],
  'fatura\u202efdp.exe': ['disguised-name', PDF],
  'sayfa.html': ['active-content', text('<html><body><script>alert(1)</script></body></html>')],
  'sayfa2.html': ['active-content', text('<p onclick="alert(1)">tikla</p>')],
  'resim.svg': ['active-content', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  'ekstre.html': ['web-page', text('<html><body><p>Ekstre</p></body></html>')],
  'logo.svg': ['web-page', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  'efatura.xml': ['web-page', text('<?xml version="1.0"?><Invoice/>')],
  'form.docm': ['macro', office('word', { 'word/vbaProject.bin': strToU8('x') })],
  'form.docx': ['macro', office('word', { 'word/vbaProject.bin': strToU8('x') })],
  'tablo.xlsx': ['macro', office('xl', { 'xl/macrosheets/sheet1.xml': strToU8('x') })],
  'eski.doc': ['macro', ole('Root Entry', '_VBA_PROJECT')],
  'eski.xls': ['unsupported-document', ole('Root Entry', 'Workbook')],
  'sifreli.docx': ['encrypted', ole('Root Entry', 'EncryptedPackage')],
  'sablon.docx': ['active-content', office('word', { 'word/_rels/settings.xml.rels': strToU8(template) })],
  'nesne.docx': ['active-content', office('word', { 'word/embeddings/oleObject1.bin': strToU8('x') })],
  'sunum.pptx': ['unsupported-document', office('ppt')],
  'yazi.odt': [
    'unsupported-document',
    zip({ mimetype: strToU8('application/vnd.oasis'), 'META-INF/manifest.xml': strToU8('<m/>') }),
  ],
  'yazi.rtf': ['unsupported-document', text('{\\rtf1 merhaba}')],
  'sifreli.pdf': ['encrypted', text('%PDF-1.7\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF')],
  'betikli.pdf': ['active-content', text('%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF')],
  'baslatan.pdf': ['active-content', text('%PDF-1.7\n1 0 obj<</S/Launch/F(cmd.exe)>>endobj\n%%EOF')],
  'sifreli.zip': ['encrypted', LOCKED],
  'arsiv.rar': ['unsupported-archive', text('Rar!\x1a\x07\x01\0')],
  'arsiv.7z': ['unsupported-archive', text("7z\xbc\xaf'\x1c\0\x04")],
  'arsiv.gz': ['unsupported-archive', text('\x1f\x8b\x08\0\0\0\0\0')],
  'foto.heic': ['unsupported-image', text('\0\0\0\x18ftypheic\0\0\0\0')],
  'foto.bmp': ['unsupported-image', text('BM\x36\0\0\0\0\0\0\0\x36\0\0\0')],
  'smime.p7s': ['signature', Buffer.from('3082010006092a864886f70d010702a0820100', 'hex')],
  'smime.p7m': ['encrypted', Buffer.from('3082010006092a864886f70d010703a0820100', 'hex')],
  'imza.asc': ['signature', text('-----BEGIN PGP SIGNATURE-----\r\n\r\nabc\r\n')],
  'veri.bin': ['unknown-type', Buffer.from(Array.from({ length: 256 }, (_, index) => (index * 37 + 5) % 32))],
  'bos.pdf': ['empty', Buffer.alloc(0)],
} as const satisfies Record<string, readonly [string, Buffer]>;

/** A ZIP with the bit set that says "encrypted", in the entry and in the directory. */
function encrypted(archive: Buffer): Buffer {
  const locked = Buffer.from(archive);
  for (const [mark, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = locked.indexOf(mark); at >= 0; at = locked.indexOf(mark, at + 4)) locked.writeUInt8(1, at + offset);
  return locked;
}

/** A ZIP whose directory says that each of its files has `bytes` bytes. */
export function lying(archive: Buffer, bytes: number): Buffer {
  const changed = Buffer.from(archive);
  for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4))
    changed.writeUInt32LE(bytes, at + 24);
  return changed;
}

/** winmail.dat with files; `longName` also writes the name among the MAPI properties, as Outlook does. */
export function tnef(files: readonly { name: string; longName?: string; content: Buffer }[]): Buffer {
  const attribute = (level: number, id: number, value: Buffer) => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(value.length, 5);
    return Buffer.concat([head, value, Buffer.alloc(2)]);
  };
  const properties = (name: string) => {
    const value = Buffer.from(`${name}\0`, 'utf16le');
    const head = Buffer.alloc(16);
    head.writeUInt32LE(1, 0);
    head.writeUInt32LE(0x3707001f, 4);
    head.writeUInt32LE(1, 8);
    head.writeUInt32LE(value.length, 12);
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  };
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x00089006, Buffer.from('00000100', 'hex')),
    ...files.flatMap(({ name, longName, content }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x0006800f, content),
      attribute(2, 0x00018010, Buffer.from(`${name}\0`, 'latin1')),
      ...(longName === undefined ? [] : [attribute(2, 0x00069005, properties(longName))]),
    ]),
  ]);
}
