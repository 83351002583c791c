import { MAIL_LIMITS } from '../../shared/domain/mail';
import { firstHeader, type MailHeader } from '../../shared/domain/mail-header';
import { decodeBytes } from './charset';
import { readStructured, type StructuredValue } from './parameters';

/** A message or a part of one, cut into head and body; nothing is copied. */
export interface Part {
  readonly headers: readonly MailHeader[];
  readonly contentType: StructuredValue;
  /** The name the part gives its content, as written. */
  readonly filename: string | undefined;
  readonly isAttachment: boolean;
  readonly transferEncoding: string;
  readonly body: Buffer;
  /** Whether the head was longer than what is read of it. */
  readonly isHeadCut: boolean;
}

const HEADER = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:(.*)$/s;
const MOST_HEADERS = 2_000;

/**
 * Cuts a part at its first empty line and reads its head. `ordinaryType` is what a part is that names no type (RFC 2046:
 * text, in a digest a message). Bytes that do not begin like a head are all body.
 */
export function readPart(bytes: Buffer, ordinaryType = 'text/plain'): Part {
  const { head, body } = cutHead(bytes);
  const headers = readHeaders(head.subarray(0, MAIL_LIMITS.headBytes));
  const contentType = readStructured(firstHeader(headers, 'content-type') ?? ordinaryType);
  const disposition = readStructured(firstHeader(headers, 'content-disposition') ?? '');
  const transfer = /[\w-]+/.exec(firstHeader(headers, 'content-transfer-encoding') ?? '')?.[0] ?? '';
  return {
    headers,
    contentType: contentType.value.includes('/') ? contentType : { ...contentType, value: ordinaryType },
    filename: disposition.parameters.get('filename') ?? contentType.parameters.get('name'),
    isAttachment: disposition.value === 'attachment',
    transferEncoding: transfer.toLowerCase(),
    body,
    isHeadCut: head.length > MAIL_LIMITS.headBytes || headers.length >= MOST_HEADERS,
  };
}

function cutHead(bytes: Buffer): { head: Buffer; body: Buffer } {
  const emptyFirst = bytes[0] === 0x0a ? 1 : bytes[0] === 0x0d && bytes[1] === 0x0a ? 2 : 0;
  if (emptyFirst > 0) return { head: bytes.subarray(0, 0), body: bytes.subarray(emptyFirst) };
  const firstLine = bytes.subarray(0, 1_000).toString('latin1').split('\n', 1)[0] ?? '';
  if (!HEADER.test(firstLine) && !firstLine.startsWith('From ')) return { head: bytes.subarray(0, 0), body: bytes };
  const [lf, crlf] = [bytes.indexOf('\n\n'), bytes.indexOf('\n\r\n')];
  const isLf = lf >= 0 && (crlf < 0 || lf < crlf);
  const end = isLf ? lf : crlf < 0 ? bytes.length : crlf;
  const length = isLf ? 2 : 3;
  return { head: bytes.subarray(0, end), body: bytes.subarray(end + length) };
}

function readHeaders(head: Buffer): MailHeader[] {
  const lines = head.toString('latin1').split(/\r?\n/, MOST_HEADERS * 4);
  const unfolded: string[][] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line)) unfolded.at(-1)?.push(line);
    else unfolded.push([line]);
  }
  return unfolded.slice(0, MOST_HEADERS).flatMap((parts) => {
    const [, name, value = ''] = HEADER.exec(parts.join('')) ?? [];
    if (name === undefined) return [];
    const text = decodeBytes(Buffer.from(value, 'latin1'));
    return [{ name: name.toLowerCase(), value: text.replace(/[\0\r\n]+/g, ' ').trim() }];
  });
}
