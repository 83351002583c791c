import { type Address, addressParser } from 'postal-mime';
import { automaticReason } from '../../shared/domain/automatic-mail';
import { type Instant, instant } from '../../shared/domain/instant';
import {
  MAIL_LIMITS,
  type MailAttachment,
  type Mailbox,
  type MailProblem,
  type ParsedMail,
} from '../../shared/domain/mail';
import { isSenderProved, readAuthentication } from '../../shared/domain/mail-authentication';
import { readClues } from '../../shared/domain/mail-clues';
import { firstHeader, type MailHeader } from '../../shared/domain/mail-header';
import { collectAttachments } from './collect-attachments';
import { contentHashOf } from './content-hash';
import { decodeHeaderText, relabelWords } from './encoded-words';
import { type Part, readPart } from './part';
import { readContents } from './read-contents';

export interface MailSettings {
  /** How the receiving service names itself in Authentication-Results, lower case (`amazonses.com`). */
  readonly authservIds: readonly string[];
  /** Our own mailboxes, lower case: what comes from them is never answered. */
  readonly ownAddresses: readonly string[];
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/** In characters of one header. */
const LONGEST_HEADER = 32_000;

/**
 * Reads a raw message (RFC 5322, MIME) whatever state it is in. Never throws for what a message holds: what cannot be
 * read stands among the attachments as quarantined, and `problems` says what was wrong with the whole.
 */
export async function readMail(raw: Uint8Array, { authservIds, ownAddresses }: MailSettings): Promise<ParsedMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const contentHash = contentHashOf(bytes);
  const root = readPart(readable(bytes));
  const problems = new Set<MailProblem>(problemsOfHead(bytes, root));
  const attachments = collectAttachments();
  const text = problems.has('too-large') ? '' : await readContents(root, attachments, problems);
  if (problems.has('too-large'))
    attachments.quarantine({ name: 'ileti.eml', content: bytes }, 'message-too-large', 'message/rfc822');
  const { headers } = root;
  const senders = headers.filter(({ name }) => name === 'from').flatMap(({ value }) => mailboxes(value));
  if (senders.length > 1) problems.add('several-senders');
  const from = senders[0];
  const subject = headerText(headers, 'subject').slice(0, MAIL_LIMITS.subjectCharacters);
  const authentication = readAuthentication(headers, authservIds);
  const type = root.contentType.value;
  const automatic = automaticReason({ headers, from: from?.address, type, ownAddresses });
  return {
    messageId: messageIds(firstHeader(headers, 'message-id') ?? '')[0] ?? `sha256:${contentHash}`,
    contentHash,
    from,
    replyTo: mailboxes(firstHeader(headers, 'reply-to') ?? '')[0],
    to: listed(headers, 'to'),
    cc: listed(headers, 'cc'),
    subject,
    text,
    sentAt: dateOf(firstHeader(headers, 'date')),
    references: referencesOf(headers),
    isAutomatic: automatic !== undefined,
    automatic,
    authentication,
    isSenderProved: senders.length === 1 && isSenderProved(authentication, from?.address),
    clues: readClues(subject, text),
    problems: [...problems],
    attachments: authentication.virus === 'fail' ? attachments.finish().map(asMalware) : attachments.finish(),
  };
}

/** The message without a byte order mark before it, and with line feeds where it has carriage returns alone. */
function readable(bytes: Buffer): Buffer {
  const message = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
  if (message.includes('\n') || !message.includes('\r')) return message;
  return Buffer.from(message.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte)));
}

/** The scan names no part, so none of them is opened. */
function asMalware(attachment: MailAttachment): MailAttachment {
  return attachment.status === 'accepted' ? { ...attachment, status: 'quarantined', reason: 'malware' } : attachment;
}

function problemsOfHead(bytes: Buffer, root: Part): MailProblem[] {
  return [
    ...(bytes.length === 0 ? (['empty'] as const) : []),
    ...(bytes.length > MAIL_LIMITS.messageBytes ? (['too-large'] as const) : []),
    ...(bytes.length > 0 && root.headers.length === 0 ? (['no-headers'] as const) : []),
    ...(root.isHeadCut ? (['too-many-headers'] as const) : []),
  ];
}

/** The text of a header on one line, without control characters. */
export function headerText(headers: readonly MailHeader[], name: string): string {
  const written = (firstHeader(headers, name) ?? '').slice(0, LONGEST_HEADER);
  return decodeHeaderText(written)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function listed(headers: readonly MailHeader[], name: string): Mailbox[] {
  const values = headers.filter((header) => header.name === name).slice(0, MAIL_LIMITS.listed);
  return values.flatMap(({ value }) => mailboxes(value)).slice(0, MAIL_LIMITS.listed);
}

function mailboxes(value: string): Mailbox[] {
  const addresses: Address[] = addressParser(relabelWords(value.slice(0, LONGEST_HEADER)), { flatten: true });
  return addresses.flatMap(({ address, name }) =>
    address === undefined || !address.includes('@')
      ? []
      : [{ address: plain(address, 254).toLowerCase(), name: plain(name, 120) }],
  );
}

function plain(text: string, most: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, '')
    .trim()
    .slice(0, most);
}

function messageIds(value: string): string[] {
  return value.slice(0, LONGEST_HEADER).match(/<[^<>\s]{1,900}>/g) ?? [];
}

function referencesOf(headers: readonly MailHeader[]): string[] {
  const named = ['references', 'in-reply-to'].flatMap((name) => messageIds(firstHeader(headers, name) ?? ''));
  return [...new Set(named)].slice(-MAIL_LIMITS.listed);
}

function dateOf(value: string | undefined): Instant | undefined {
  const ms = Date.parse(
    (value ?? '')
      .slice(0, 100)
      .replace(/\([^)]*\)/g, '')
      .trim(),
  );
  // Outside these years it is not a date somebody sent a message on.
  return ms >= Date.UTC(1990, 0) && ms < Date.UTC(2100, 0) ? instant(ms) : undefined;
}
