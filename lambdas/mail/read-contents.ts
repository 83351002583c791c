import { MAIL_LIMITS, type MailProblem } from '../../shared/domain/mail';
import { firstHeader } from '../../shared/domain/mail-header';
import { decodeBytes } from './charset';
import type { AttachmentCollector, Found } from './collect-attachments';
import { isTextual } from './content-type';
import { decodeHeaderText } from './encoded-words';
import { textOfHtml } from './html-text';
import { cutMultipart, guessBoundary, type Multipart } from './multipart';
import { type Part, readPart } from './part';
import { cleanText, unfoldFlowed } from './plain-text';
import { decodeTransfer } from './transfer-encoding';

/** A piece of the message's text. */
interface Piece {
  readonly kind: 'plain' | 'html';
  readonly text: string;
}

/** Where in the message the walk is: how deep, and in which forwarded message. */
interface Place {
  readonly depth: number;
  readonly inside: string | undefined;
}

/** What stands outside a multipart's parts is a note for old programs; more than this is content. */
const MOST_OUTSIDE_BYTES = 1_000;
/** What is decoded of one text part. */
const MOST_TEXT_BYTES = MAIL_LIMITS.textCharacters * 4;

/**
 * Walks all parts of a message: texts become the message's text (plain where there is a choice), everything else goes to
 * the collector, forwarded messages are read like the message itself. A text that is too long is also kept whole among
 * the attachments.
 */
export async function readContents(
  root: Part,
  attachments: AttachmentCollector,
  problems: Set<MailProblem>,
): Promise<string> {
  let parts = 0;
  let characters = 0;
  let unwrappedBytes = 0;

  async function walk(part: Part, place: Place): Promise<Piece[]> {
    parts++;
    const content = isMultipart(part) ? part.body : decodeTransfer(part.body, part.transferEncoding);
    const found = { name: part.filename, content, inside: place.inside };
    if (isMultipart(part) || isMessage(part, content)) return enter(part, found, place);
    if (isInlineText(part) && isTextual(content)) return textOf(part, found);
    if (content.length > 0 || part.filename !== undefined) await attachments.take(found);
    return [];
  }

  async function enter(part: Part, found: Found, place: Place): Promise<Piece[]> {
    const { content } = found;
    // A message in a transfer encoding is a copy; one inside the other, each would be as large as the whole.
    if (content !== part.body) unwrappedBytes += content.length;
    if (place.depth < MAIL_LIMITS.nesting && unwrappedBytes <= MAIL_LIMITS.messageBytes)
      return isMultipart(part) ? walkMultipart(part, place) : walkMessage(content, place.depth);
    attachments.quarantine(found, 'nested-too-deep', part.contentType.value);
    return [];
  }

  async function walkMultipart(part: Part, { depth, inside }: Place): Promise<Piece[]> {
    const cut = cutAtBoundary(part, MAIL_LIMITS.parts - parts);
    if (cut === undefined) {
      problems.add('no-boundary');
      return textOf(part, { name: part.filename, content: part.body, inside });
    }
    if (!cut.isClosed) problems.add('truncated');
    const subtype = part.contentType.value.slice('multipart/'.length);
    const branches: Piece[][] = [];
    for (const bytes of cut.parts)
      branches.push(
        await walk(readPart(bytes, subtype === 'digest' ? 'message/rfc822' : undefined), { depth: depth + 1, inside }),
      );
    if (cut.rest !== undefined) {
      problems.add('too-many-parts');
      attachments.quarantine({ name: undefined, content: cut.rest, inside }, 'too-many-attachments');
    }
    for (const content of [cut.preamble, cut.epilogue])
      if (isContent(content)) attachments.quarantine({ name: undefined, content, inside }, 'outside-structure');
    return subtype === 'alternative' ? preferred(branches) : branches.flat();
  }

  async function walkMessage(content: Buffer, depth: number): Promise<Piece[]> {
    const message = readPart(content);
    const [from = '', subject = ''] = ['from', 'subject'].map((name) => {
      return cleanText(decodeHeaderText((firstHeader(message.headers, name) ?? '').slice(0, 2_000))).replaceAll(
        '\n',
        ' ',
      );
    });
    const pieces = await walk(message, { depth: depth + 1, inside: subject === '' ? 'ileti' : subject });
    const text = joined(pieces);
    return [{ kind: 'plain', text: `--- ${from} · ${subject} ---\n${text}`.trimEnd() }];
  }

  async function textOf(part: Part, found: Found): Promise<Piece[]> {
    const { content } = found;
    const decoded = decodeBytes(content.subarray(0, MOST_TEXT_BYTES), part.contentType.parameters.get('charset'));
    const isHtml = part.contentType.value === 'text/html';
    const isFlowed = part.contentType.parameters.get('format')?.toLowerCase() === 'flowed';
    const text = cleanText(isHtml ? textOfHtml(decoded) : isFlowed ? unfoldFlowed(decoded, part) : decoded);
    const room = MAIL_LIMITS.textCharacters - characters;
    characters += Math.min(text.length, room);
    if (text.length > room || content.length > MOST_TEXT_BYTES) {
      problems.add('text-cut');
      await attachments.take(found);
    }
    return text === '' ? [] : [{ kind: isHtml ? 'html' : 'plain', text: text.slice(0, Math.max(0, room)) }];
  }

  return joined(await walk(root, { depth: 0, inside: undefined }));
}

function isMultipart({ contentType: { value } }: Part): boolean {
  return value.startsWith('multipart/');
}

function isInlineText({ contentType: { value }, isAttachment, filename }: Part): boolean {
  return (value === 'text/plain' || value === 'text/html') && !isAttachment && filename === undefined;
}

/** A forwarded message, also one that was attached as a file. */
function isMessage({ contentType: { value }, filename }: Part, content: Buffer): boolean {
  if (value === 'message/rfc822' || value === 'message/global') return true;
  return /\.eml$/i.test(filename ?? '') && readPart(content).headers.length > 2;
}

function cutAtBoundary({ contentType, body }: Part, most: number): Multipart | undefined {
  const named = contentType.parameters.get('boundary');
  const cut = named === undefined || named === '' ? undefined : cutMultipart(body, named, most);
  if (cut !== undefined) return cut;
  const guessed = guessBoundary(body);
  return guessed === undefined ? undefined : cutMultipart(body, guessed, most);
}

function isContent(outside: Buffer): boolean {
  return outside.length > MOST_OUTSIDE_BYTES && outside.toString('latin1').trim().length > MOST_OUTSIDE_BYTES;
}

/** Of the alternatives the plain one, else the last, which its sender prefers (RFC 2046). */
function preferred(branches: readonly Piece[][]): Piece[] {
  const filled = branches.filter((pieces) => pieces.length > 0);
  return filled.find((pieces) => pieces.every(({ kind }) => kind === 'plain')) ?? filled.at(-1) ?? [];
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('\n\n');
}
