import { createHash } from 'node:crypto';

/** What the mail servers on its way put on top of a message (RFC 5321 4.4, RFC 8601, RFC 8617, and what SES adds). */
const TRACE =
  /^(?:return-path|delivered-to|x-original-to|received|received-spf|authentication-results|arc-[a-z-]+|x-ses-[a-z-]+)[ \t]*:/i;
const LINE_FEED = 0x0a;
/** In bytes of one line: enough for its name. */
const LOOKED_INTO = 200;

/**
 * What a message is known by when it has no name of its own, or another one than before: the bytes its sender wrote. Each
 * delivery puts other lines on top of them, so those do not count.
 */
export function contentHashOf(message: Uint8Array): string {
  return createHash('sha256').update(withoutTrace(message)).digest('hex');
}

function withoutTrace(message: Uint8Array): Uint8Array {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  let start = 0;
  let isTrace = false;
  while (start < bytes.length) {
    const line = bytes.subarray(start, start + LOOKED_INTO).toString('latin1');
    const isContinued: boolean = isTrace && /^[ \t]+\S/.test(line);
    isTrace = isContinued || TRACE.test(line);
    if (!isTrace) break;
    const end = bytes.indexOf(LINE_FEED, start);
    start = end < 0 ? bytes.length : end + 1;
  }
  return bytes.subarray(start);
}
