import type { AttachmentType } from '../../shared/domain/mail';
import type { QuarantineReason } from '../../shared/domain/quarantine';
import { decodeBytes } from './charset';

/** What a content is: acceptable, or refused with its reason and the best guess of its type. */
export type Verdict =
  | { readonly accepted: AttachmentType }
  | { readonly type: string; readonly refused: QuarantineReason };

/** … or, by its first bytes alone, something to look into further. */
type ContentVerdict = Verdict | { readonly lookInto: 'pdf' | 'zip' | 'ole' | 'tnef' };

type Signature = readonly [bytes: string, verdict: ContentVerdict, at?: number];

const refuse = (type: string, refused: QuarantineReason): Verdict => ({ type, refused });

/** Signatures as latin-1 text. */
const SIGNATURES: readonly Signature[] = [
  ['%PDF-', { lookInto: 'pdf' }],
  ['\xff\xd8\xff', { accepted: 'image/jpeg' }],
  ['\x89PNG\r\n\x1a\n', { accepted: 'image/png' }],
  ['GIF87a', { accepted: 'image/gif' }],
  ['GIF89a', { accepted: 'image/gif' }],
  ['WEBP', { accepted: 'image/webp' }, 8],
  ['II*\0', { accepted: 'image/tiff' }],
  ['MM\0*', { accepted: 'image/tiff' }],
  ['PK\x03\x04', { lookInto: 'zip' }],
  ['PK\x05\x06', { lookInto: 'zip' }],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { lookInto: 'ole' }],
  ['\x78\x9f\x3e\x22', { lookInto: 'tnef' }],
  ['MZ', refuse('application/vnd.microsoft.portable-executable', 'executable')],
  ['\x7fELF', refuse('application/x-executable', 'executable')],
  ['\xca\xfe\xba\xbe', refuse('application/java-vm', 'executable')],
  ['\xfe\xed\xfa', refuse('application/x-mach-binary', 'executable')],
  ['\xcf\xfa\xed\xfe', refuse('application/x-mach-binary', 'executable')],
  ['\xce\xfa\xed\xfe', refuse('application/x-mach-binary', 'executable')],
  ['dex\n', refuse('application/vnd.android.dex', 'executable')],
  ['\0asm', refuse('application/wasm', 'executable')],
  ['L\0\0\0\x01\x14\x02\0', refuse('application/x-ms-shortcut', 'executable')],
  ['#!', refuse('text/x-script', 'script')],
  ['@echo off', refuse('text/x-script', 'script')],
  ['<?php', refuse('text/x-script', 'script')],
  ['Rar!\x1a\x07', refuse('application/vnd.rar', 'unsupported-archive')],
  ["7z\xbc\xaf'\x1c", refuse('application/x-7z-compressed', 'unsupported-archive')],
  ['\x1f\x8b', refuse('application/gzip', 'unsupported-archive')],
  ['BZh', refuse('application/x-bzip2', 'unsupported-archive')],
  ['\xfd7zXZ\0', refuse('application/x-xz', 'unsupported-archive')],
  ['MSCF', refuse('application/vnd.ms-cab-compressed', 'unsupported-archive')],
  ['ustar', refuse('application/x-tar', 'unsupported-archive'), 257],
  ['CD001', refuse('application/x-iso9660-image', 'unsupported-archive'), 32_769],
  ['ftyp', refuse('image/heic', 'unsupported-image'), 4],
  ['BM', refuse('image/bmp', 'unsupported-image')],
  ['8BPS', refuse('image/vnd.adobe.photoshop', 'unsupported-image')],
  ['\0\0\x01\0', refuse('image/x-icon', 'unsupported-image')],
  ['{\\rtf', refuse('application/rtf', 'unsupported-document')],
  ['-----BEGIN PGP MESSAGE', refuse('application/pgp-encrypted', 'encrypted')],
  ['-----BEGIN PGP', refuse('application/pgp-signature', 'signature')],
  ['-----BEGIN PKCS7', refuse('application/pkcs7-signature', 'signature')],
];

/** PKCS #7 (1.2.840.113549.1.7) and its enveloped data (…3): object identifiers that DER names at its beginning. */
const PKCS7 = Buffer.from('2a864886f70d0107', 'hex');
const ENVELOPED = Buffer.from('2a864886f70d010703', 'hex');
/** How much of a text is looked at for what it is. */
const LOOKED_INTO = 64 * 1024;

/** What a content is. Its name and what the message calls it do not matter here. */
export function typeOfAttachment(content: Buffer): ContentVerdict {
  if (content.length === 0) return refuse('application/x-empty', 'empty');
  // Some programs put blanks or a byte order mark in front; nothing else may stand there.
  const skipped = /^(?:\xef\xbb\xbf)?[\t\r\n ]*/.exec(content.subarray(0, 64).toString('latin1'))?.[0].length ?? 0;
  const start = content.subarray(skipped);
  const known = SIGNATURES.find(([bytes, , at = 0]) => (at > 0 ? content : start).indexOf(bytes, at, 'latin1') === at);
  if (known !== undefined && isWhole(known, start)) return known[1];
  if (content[0] === 0x30 && content.subarray(0, 64).includes(PKCS7)) {
    const isEncrypted = content.subarray(0, 64).includes(ENVELOPED);
    return isEncrypted
      ? refuse('application/pkcs7-mime', 'encrypted')
      : refuse('application/pkcs7-signature', 'signature');
  }
  return typeOfText(content) ?? refuse('application/octet-stream', 'unknown-type');
}

/** Two letters alone could begin a text: `BMW …`, `MZ …`. */
function isWhole([bytes]: Signature, start: Buffer): boolean {
  return bytes.length > 2 || bytes === '#!' || textIn(start) === undefined;
}

function typeOfText(content: Buffer): Verdict | undefined {
  const text = textIn(content)?.trimStart();
  if (text === undefined) return undefined;
  if (/^begin:vcalendar/i.test(text)) return { accepted: 'text/calendar' };
  if (/<(?:script|iframe|object|embed)\b|\bon\w+\s*=|javascript:/i.test(text) && /<[a-z!?]/i.test(text))
    return refuse(/<svg\b/i.test(text) ? 'image/svg+xml' : 'text/html', 'active-content');
  if (/^<(?:\?xml|!|[a-z])/i.test(text) || /<(?:html|body|head)\b/i.test(text))
    return refuse(
      /<svg\b/i.test(text) ? 'image/svg+xml' : /^<\?xml/i.test(text) ? 'text/xml' : 'text/html',
      'web-page',
    );
  if (/^windows registry editor/i.test(text)) return refuse('text/x-registry', 'script');
  return { accepted: 'text/plain' };
}

/** Whether a part that calls itself text holds one, and not a document or program under a wrong name. */
export function isTextual(content: Buffer): boolean {
  const verdict = typeOfAttachment(content);
  return content.length === 0 || (textIn(content) !== undefined && !('lookInto' in verdict));
}

/** Control characters, and what no encoding makes a letter of. */
const ODD = /(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu;

/** So many are forgiven however short the text. */
const FORGIVEN = 2;

/** The beginning of a content as text; undefined where more than every 25th character is none that texts have. */
function textIn(content: Buffer): string | undefined {
  const text = decodeBytes(content.subarray(0, LOOKED_INTO));
  return ((text.match(ODD)?.length ?? 0) - FORGIVEN) * 25 > text.length ? undefined : text;
}
