/** Writes raw messages as mail programs do, and as those do that break the rules. */

export type Charset = 'utf-8' | 'windows-1254';
export type Transfer = '8bit' | 'quoted-printable' | 'base64';

/** The letters in which windows-1254 (and ISO-8859-9) differ from Latin-1. */
const TURKISH = new Map([
  ['Ğ', 0xd0],
  ['İ', 0xdd],
  ['Ş', 0xde],
  ['ğ', 0xf0],
  ['ı', 0xfd],
  ['ş', 0xfe],
]);

export function encode(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  return Buffer.from(Array.from(text, (letter) => TURKISH.get(letter) ?? letter.charCodeAt(0)));
}

export function transferred(content: Buffer, transfer: Transfer): Buffer {
  if (transfer === '8bit') return content;
  if (transfer === 'base64') return Buffer.from((content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'));
  const escaped = content
    .toString('latin1')
    .replace(/[^\t\r\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const lines = escaped.split('\r\n').map((line) => (line.match(/(?:=[0-9A-F]{2}|.){1,24}/g) ?? ['']).join('=\r\n'));
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** An encoded word; `label` may lie about the charset. */
export function word(text: string, encoding: 'B' | 'Q', charset: Charset = 'utf-8', label: string = charset): string {
  return wordOf(encode(text, charset), encoding, label);
}

export function wordOf(bytes: Buffer, encoding: 'B' | 'Q', label: string): string {
  const quoted = Array.from(bytes, (byte) =>
    /[A-Za-z0-9]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : byte === 0x20
        ? '_'
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
  return `=?${label}?${encoding}?${encoding === 'B' ? bytes.toString('base64') : quoted}?=`;
}

type Pieces = readonly (string | Buffer)[];

export function bytesOf(...pieces: Pieces): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

/** A part: its headers, an empty line, its body. */
export function part(headers: readonly (string | Buffer)[], body: string | Buffer = ''): Buffer {
  return bytesOf(...headers.flatMap((header) => [header, '\r\n']), '\r\n', body);
}

export function attachment(name: string | undefined, content: Buffer, type = 'application/octet-stream'): Buffer {
  const named = name === undefined ? '' : `; filename="${name}"`;
  return part(
    [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment${named}`],
    transferred(content, 'base64'),
  );
}

export function plain(text: string): Buffer {
  return part(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], text);
}

export function html(markup: string): Buffer {
  return part(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], markup);
}

/** A multipart of a subtype, closed unless told otherwise. */
export function multipart(subtype: string, parts: readonly Buffer[], boundary = `=_${subtype}`, end = '--'): Buffer {
  return part(
    [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    bytesOf(...parts.flatMap((one) => [`--${boundary}\r\n`, one, '\r\n']), `--${boundary}${end}\r\n`),
  );
}

/** Headers every message has, in front of a part. */
export function message(entity: Buffer, headers: readonly (string | Buffer)[] = []): Buffer {
  const ordinary = [
    'From: Ornek Market <market@ornek.com.tr>',
    'To: evrak@faturakom.com',
    'Date: Mon, 23 Nov 2026 14:05:00 +0300',
    'Message-ID: <1@ornek.com.tr>',
    'MIME-Version: 1.0',
  ].filter((header) => !headers.some((own) => own.toString().startsWith(header.slice(0, header.indexOf(':') + 1))));
  return bytesOf(...[...ordinary, ...headers].flatMap((header) => [header, '\r\n']), entity);
}
