import { createHash } from 'node:crypto';
import { MAIL_LIMITS, type MailAttachment } from '../../shared/domain/mail';
import type { QuarantineReason } from '../../shared/domain/quarantine';
import { safeName, suspicionOfName } from './attachment-name';
import { typeOfAttachment, type Verdict } from './content-type';
import { isBeyondLimits, lookIntoOffice, lookIntoOle, lookIntoPdf } from './look-inside';
import { readTnef } from './tnef';
import { listZip, type ZipEntry } from './zip';

/** A content found in a message, before anybody knows what it is. */
export interface Found {
  /** As written by the sender. */
  readonly name: string | undefined;
  readonly content: Buffer;
  /** What it came in: the name of an archive or the subject of a forwarded message. */
  readonly inside?: string | undefined;
}

export interface AttachmentCollector {
  /** Takes a content in: looks at it, and into it where it is an archive. */
  take(found: Found, depth?: number): Promise<void>;
  /** Takes a content in that is not to be looked at. */
  quarantine(found: Found, reason: QuarantineReason, type?: string): void;
  finish(): MailAttachment[];
}

const EXTENSIONS: Readonly<Partial<Record<string, string>>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'text/html': 'html',
};
const { attachments: MOST_OPENED, listedAttachments: MOST_LISTED, archive: ARCHIVE } = MAIL_LIMITS;

/**
 * Gathers what a message carries, each content accepted or quarantined with its reason. Beyond the limit of attachments
 * they are only listed, and beyond that one entry holds all the rest.
 */
export function collectAttachments(): AttachmentCollector {
  const listed: MailAttachment[] = [];
  const rest: Buffer[] = [];
  let unpackedBytes = 0;

  const describe = ({ name, content, inside }: Found, type: string) => ({
    name: safeName(name, `ek-${listed.length + 1}.${EXTENSIONS[type] ?? 'bin'}`),
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...(inside === undefined ? {} : { inside: safeName(inside, 'ileti') }),
    content,
  });
  const quarantine = (found: Found, reason: QuarantineReason, type = 'application/octet-stream') => {
    if (listed.length >= MOST_LISTED) rest.push(found.content);
    else listed.push({ ...describe(found, type), type, status: 'quarantined', reason });
  };
  /** The content's own refusal says more than its name does; but a name speaks against any content. */
  const settle = (found: Found, verdict: Verdict) => {
    const suspicion = suspicionOfName(found.name ?? '');
    if ('refused' in verdict)
      quarantine(found, suspicion === 'disguised-name' ? suspicion : verdict.refused, verdict.type);
    else if (suspicion !== undefined) quarantine(found, suspicion, verdict.accepted);
    else listed.push({ ...describe(found, verdict.accepted), type: verdict.accepted, status: 'accepted' });
  };

  async function take(found: Found, depth = 0): Promise<void> {
    if (listed.length >= MOST_OPENED) return quarantine(found, 'too-many-attachments');
    const verdict = typeOfAttachment(found.content);
    if ('lookInto' in verdict && verdict.lookInto === 'zip') return takeZip(found, depth);
    if ('lookInto' in verdict && verdict.lookInto === 'tnef') return takeTnef(found, depth);
    if (!('lookInto' in verdict)) settle(found, verdict);
    else settle(found, verdict.lookInto === 'pdf' ? lookIntoPdf(found.content) : lookIntoOle(found.content));
  }

  async function takeZip(found: Found, depth: number): Promise<void> {
    const refuse = (reason: QuarantineReason) => settle(found, { type: 'application/zip', refused: reason });
    const entries = await attempt(listZip(found.content, ARCHIVE.entries));
    if (entries === undefined) return refuse('broken-archive');
    const document = await attempt(lookIntoOffice(entries));
    if (document !== undefined) return settle(found, document);
    const suspicion = suspicionOfName(found.name ?? '');
    if (suspicion !== undefined) return refuse(suspicion);
    if (entries.length === 0) return refuse('empty');
    if (entries.some(({ isEncrypted }) => isEncrypted)) return refuse('encrypted');
    if (depth >= ARCHIVE.depth || isBeyondLimits(entries, ARCHIVE.totalBytes - unpackedBytes))
      return refuse('archive-limits');
    const contents = await attempt(unpack(entries));
    if (contents === undefined) return refuse('broken-archive');
    for (const [index, content] of contents.entries())
      await take({ name: entries[index]?.name, content, inside: found.name ?? 'arşiv.zip' }, depth + 1);
  }

  async function unpack(entries: readonly ZipEntry[]): Promise<Buffer[]> {
    const contents: Buffer[] = [];
    for (const entry of entries) contents.push(await entry.read());
    unpackedBytes += contents.reduce((sum, { length }) => sum + length, 0);
    return contents;
  }

  async function takeTnef(found: Found, depth: number): Promise<void> {
    const refuse = (reason: QuarantineReason) => settle(found, { type: 'application/ms-tnef', refused: reason });
    if (depth >= ARCHIVE.depth) return refuse('archive-limits');
    const { files, isWhole } = readTnef(found.content);
    for (const { name, content } of files)
      await take({ name, content, inside: found.name ?? 'winmail.dat' }, depth + 1);
    if (!isWhole) refuse('broken-archive');
    else if (files.length === 0) refuse('empty');
  }

  return {
    take,
    quarantine,
    finish() {
      if (rest.length === 0) return listed;
      const found = { name: `diger-${rest.length}-parca.bin`, content: Buffer.concat(rest) };
      const type = 'application/octet-stream';
      return [...listed, { ...describe(found, type), type, status: 'quarantined', reason: 'too-many-attachments' }];
    },
  };
}

/** What an archive's reader makes of it; undefined where the archive is broken, which its reader says by throwing. */
async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}
