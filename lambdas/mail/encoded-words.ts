import { decodeWords } from 'postal-mime';
import { decodeBytes } from './charset';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding';

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/i;
/** Encoded words with nothing but blanks between: one text, since a letter may be cut between two of them. */
const RUN = new RegExp(`${WORD.source}(?:[ \\t\\r\\n]*${WORD.source})*`, 'gi');

/** A header's text with its encoded words (RFC 2047) decoded, also those with a wrong charset. */
export function decodeHeaderText(value: string): string {
  return decodeWords(relabelWords(value));
}

/**
 * Writes every run of encoded words anew as one word in UTF-8, so that a parser of addresses may decode it without
 * believing the charset it was labelled with.
 */
export function relabelWords(value: string): string {
  return value.replace(RUN, (run) => {
    const words = Array.from(run.matchAll(new RegExp(WORD.source, 'gi')));
    const pieces: { label: string; bytes: Uint8Array[] }[] = [];
    for (const [, label = '', encoding = '', text = ''] of words) {
      const source = Buffer.from(text, 'utf8');
      const bytes = encoding.toLowerCase() === 'b' ? decodeBase64(source) : decodeQuotedPrintable(source, true);
      const last = pieces.at(-1);
      if (last?.label.toLowerCase() === label.toLowerCase()) last.bytes.push(bytes);
      else pieces.push({ label, bytes: [bytes] });
    }
    const text = pieces.map(({ label, bytes }) => decodeBytes(Buffer.concat(bytes), label)).join('');
    return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  });
}
