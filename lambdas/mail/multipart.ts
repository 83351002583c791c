/** The body of a multipart, cut; nothing is copied. */
export interface Multipart {
  readonly parts: readonly Buffer[];
  /** Everything from the part on at which `most` was reached. */
  readonly rest: Buffer | undefined;
  /** What stands before the first and behind the last delimiter. */
  readonly preamble: Buffer;
  readonly epilogue: Buffer;
  /** Whether the closing delimiter was there. */
  readonly isClosed: boolean;
}

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly isClosing: boolean;
}

/**
 * Cuts the body of a multipart at its delimiters (RFC 2046), at most `most` parts. Undefined where the boundary never
 * occurs.
 */
export function cutMultipart(body: Buffer, boundary: string, most: number): Multipart | undefined {
  const parts: Buffer[] = [];
  let delimiter = nextDelimiter(body, boundary, 0);
  if (delimiter === undefined) return undefined;
  const preamble = body.subarray(0, delimiter.start);
  while (!delimiter.isClosing) {
    if (parts.length >= most)
      return { parts, rest: body.subarray(delimiter.end), preamble, epilogue: Buffer.alloc(0), isClosed: true };
    const next = nextDelimiter(body, boundary, delimiter.end);
    parts.push(body.subarray(delimiter.end, next === undefined ? body.length : beforeLineEnd(body, next.start)));
    if (next === undefined) return { parts, rest: undefined, preamble, epilogue: Buffer.alloc(0), isClosed: false };
    delimiter = next;
  }
  return { parts, rest: undefined, preamble, epilogue: body.subarray(delimiter.end), isClosed: true };
}

/** The boundary of a multipart whose head names none: its first line that looks like a delimiter. */
export function guessBoundary(body: Buffer): string | undefined {
  return /(?:^|\n)--([^\s-][^\r\n]{0,69}|-+[^\s-][^\r\n]{0,60})\r?\n/
    .exec(body.subarray(0, 64 * 1024).toString('latin1'))?.[1]
    ?.trimEnd();
}

function nextDelimiter(body: Buffer, boundary: string, from: number): Delimiter | undefined {
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark, from); at >= 0; ) {
    const lineEnd = body.indexOf(0x0a, at + mark.length);
    const end = lineEnd < 0 ? body.length : lineEnd + 1;
    if (at === from || body[at - 1] === 0x0a) {
      // What follows the boundary on its line; anything long is no delimiter.
      const tail = body.subarray(at + mark.length, Math.min(end, at + mark.length + 100)).toString('latin1');
      if (/^(?:--)?[ \t]*\r?\n?$/.test(tail)) return { start: at, end, isClosing: tail.startsWith('--') };
    }
    if (lineEnd < 0) return undefined;
    at = body.indexOf(mark, end);
  }
  return undefined;
}

/** The line break before a delimiter belongs to the delimiter. */
function beforeLineEnd(body: Buffer, at: number): number {
  if (body[at - 1] !== 0x0a) return at;
  return body[at - 2] === 0x0d ? at - 2 : at - 1;
}
